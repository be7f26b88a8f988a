import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { AppError } from '../../shared/errors.ts';

/** What one document may ask, at both doors. */
export const LIMITS = {
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /** Bytes of one WebSocket message. */
  frameBytes: 64 * 1024,
  tokens: 4_000,
  depth: 12,
  aliases: 40,
  /** Selections after all fragments are spread out. */
  selections: 1_500,
  /** Spreads, inline fragments and fields asked twice: validation compares each with each. */
  repeats: 100,
  /** Fields in the answer, lists multiplied by their size. */
  cost: 30_000,
} as const;

/** How long a list without arguments is assumed to be. */
const PLAIN_LIST = 10;
const DEFAULT_PAGE = 20;
const MAX_PAGE = 100;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** An alias inside introspection repeats a good part of the whole schema. */
const INTROSPECTION_ALIAS = 5;

/**
 * Refuses a document by its shape, before validation, in time linear in its length: fragments that fan out are counted
 * once each. Depth is not asked of introspection, which is deep by nature (graphql-js bounds it), but its aliases weigh
 * more.
 * @returns the refusal (QUERY_TOO_COSTLY with `cost` and `limit`), or null.
 */
export function shapeRefusal(document: DocumentNode): AppError | null {
  const fragments = fragmentsOf(document);
  const shapes = new Map<string, Shape | 'open'>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = shapeOf(definition.selectionSet, fragments, shapes);
    if (shape.selections > LIMITS.selections) return tooMuch('QUERY_TOO_COSTLY', shape.selections, LIMITS.selections);
    if (shape.repeats > LIMITS.repeats) return tooMuch('QUERY_TOO_COSTLY', shape.repeats, LIMITS.repeats);
    if (shape.aliases > LIMITS.aliases) return tooMuch('QUERY_TOO_MANY_ALIASES', shape.aliases, LIMITS.aliases);
    if (shape.depth > LIMITS.depth) return tooMuch('QUERY_TOO_DEEP', shape.depth, LIMITS.depth);
  }
  return null;
}

const tooMuch = (
  reason: 'QUERY_TOO_COSTLY' | 'QUERY_TOO_MANY_ALIASES' | 'QUERY_TOO_DEEP',
  cost: number,
  limit: number,
) => new AppError('QUERY_TOO_COSTLY', reason, { cost, limit });

/** Selections of an operation after all fragments are spread out. */
export function selectionsOf(operation: OperationDefinitionNode, fragments: Fragments): number {
  return shapeOf(operation.selectionSet, fragments, new Map()).selections;
}

interface Shape {
  selections: number;
  repeats: number;
  aliases: number;
  depth: number;
}

const NO_SHAPE: Shape = { selections: 0, repeats: 0, aliases: 0, depth: 0 };

function shapeOf(set: SelectionSetNode, fragments: Fragments, known: Map<string, Shape | 'open'>): Shape {
  const sum: Shape = { ...NO_SHAPE };
  const keys = new Set<string>();
  const add = (shape: Shape, deeper: number) => {
    sum.selections += shape.selections;
    sum.repeats += shape.repeats;
    sum.aliases += shape.aliases;
    sum.depth = Math.max(sum.depth, shape.depth + deeper);
  };
  for (const selection of set.selections) {
    sum.selections++;
    const key = selection.kind === Kind.FIELD ? (selection.alias ?? selection.name).value : null;
    if (key === null || keys.has(key)) sum.repeats++;
    else keys.add(key);
    if (selection.kind === Kind.INLINE_FRAGMENT) add(shapeOf(selection.selectionSet, fragments, known), 0);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) add(fragmentShape(selection.name.value, fragments, known), 0);
    else {
      const inside = selection.selectionSet ? shapeOf(selection.selectionSet, fragments, known) : NO_SHAPE;
      const isIntrospection = selection.name.value.startsWith('__') && selection.selectionSet !== undefined;
      const weight = isIntrospection ? INTROSPECTION_ALIAS : 1;
      const aliases = weight * (inside.aliases + (selection.alias ? 1 : 0));
      add({ ...inside, aliases, depth: isIntrospection ? 0 : inside.depth }, 1);
    }
  }
  return sum;
}

function fragmentShape(name: string, fragments: Fragments, known: Map<string, Shape | 'open'>): Shape {
  const shape = known.get(name);
  // A cycle, or a fragment that is not there: validation will say so.
  if (shape === 'open' || (!shape && !fragments.has(name))) return NO_SHAPE;
  if (shape) return shape;
  known.set(name, 'open');
  const computed = shapeOf(fragments.get(name)!.selectionSet, fragments, known);
  known.set(name, computed);
  return computed;
}

/**
 * What an operation may cost: its fields, multiplied by the sizes of the lists they stand in.
 * @throws AppError QUERY_TOO_COSTLY with `cost` and `limit`.
 */
export function checkCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Record<string, unknown>,
): number {
  const cost = costOf(schema, operation, fragments, variables);
  if (cost > LIMITS.cost) throw tooMuch('QUERY_TOO_COSTLY', Math.min(cost, Number.MAX_SAFE_INTEGER), LIMITS.cost);
  return cost;
}

function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Record<string, unknown>,
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const sizes = sizesOf(operation, variables);
  const known = costs.get(operation) ?? new Map<string, number>();
  costs.set(operation, known);
  const key = [...sizes].join();
  const cost = known.get(key) ?? selectionCost(operation.selectionSet, root, { schema, fragments, sizes });
  if (known.size < MAX_KNOWN_COSTS) known.set(key, cost);
  return cost;
}

/** Costs by the numbers that the variables stand for; they go with the document. */
const costs = new WeakMap<OperationDefinitionNode, Map<string, number>>();
const MAX_KNOWN_COSTS = 20;

interface CostScene {
  schema: GraphQLSchema;
  fragments: Fragments;
  /** Whole numbers that variables stand for. */
  sizes: ReadonlyMap<string, number>;
}

/** Numbers of the variables of an operation: as given, else by default. */
function sizesOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof given === 'number') sizes.set(name, given);
    else if (given === undefined && defaultValue?.kind === Kind.INT) sizes.set(name, Number(defaultValue.value));
  }
  return sizes;
}

function selectionCost(
  set: SelectionSetNode,
  parent: GraphQLOutputType | GraphQLObjectType,
  scene: CostScene,
  page = 1,
): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = scene.fragments.get(selection.name.value)!;
      const type = scene.schema.getType(fragment.typeCondition.name.value) as GraphQLObjectType;
      cost += selectionCost(fragment.selectionSet, type, scene, page);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition && scene.schema.getType(selection.typeCondition.name.value);
      cost += selectionCost(selection.selectionSet, (condition as GraphQLObjectType) ?? parent, scene, page);
    } else {
      if (selection.name.value.startsWith('__')) continue;
      const named = getNamedType(parent);
      const field = isObjectType(named) || isInterfaceType(named) ? named.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet) {
        cost += 1;
        continue;
      }
      const isConnection = getNamedType(field.type).name.endsWith('Connection');
      // A connection's size multiplies what stands in its `edges` or `nodes`, not the connection itself.
      if (isConnection) {
        const size = pageSize(selection.arguments ?? [], scene.sizes);
        cost += 1 + selectionCost(selection.selectionSet, field.type, scene, size);
      } else {
        const size = isList(field.type) ? (named.name.endsWith('Connection') ? page : PLAIN_LIST) : 1;
        cost += 1 + size * selectionCost(selection.selectionSet, field.type, scene);
      }
    }
  }
  return cost;
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);

function pageSize(
  args: readonly { name: { value: string }; value: ValueNode }[],
  sizes: ReadonlyMap<string, number>,
): number {
  let size: number | null = null;
  for (const { name, value } of args) {
    if (name.value !== 'first' && name.value !== 'last') continue;
    const given =
      value.kind === Kind.INT
        ? Number(value.value)
        : value.kind === Kind.VARIABLE
          ? sizes.get(value.name.value)
          : undefined;
    if (given !== undefined) size = Math.max(size ?? 0, given);
  }
  // A larger page is refused by the list itself, with the name of the argument.
  return Math.min(Math.max(size ?? DEFAULT_PAGE, 1), MAX_PAGE);
}

/** The refusal of a document that has more tokens than allowed, told from graphql-js's own parse error. */
export function tokenRefusal(error: unknown): AppError | null {
  const isTokenLimit = error instanceof GraphQLError && /more tha[nt] \d+ tokens/.test(error.message);
  return isTokenLimit ? new AppError('QUERY_TOO_COSTLY', 'QUERY_TOO_MANY_TOKENS', { limit: LIMITS.tokens }) : null;
}
