import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';
import { type CollectScene, collectFields } from './collect-fields.ts';
import { compileColumns, isColumn, type ReadColumns } from './columns.ts';

/** What a field's value is completed as, layer by layer; exactly one of the four is set. */
export interface ValuePlan {
  nonNull: boolean;
  item: ValuePlan | null;
  leaf: GraphQLLeafType | null;
  object: GraphQLObjectType | null;
  abstract: GraphQLAbstractType | null;
}

export type Arguments = Readonly<Record<string, unknown>>;

const COMPILE_AFTER = 40;

/** An operation as it is executed for one set of values of its condition variables; read as far as answers need it. */
export class Plan {
  readonly scene: CollectScene;
  readonly operation: OperationDefinitionNode;
  readonly root: SelectionPlan;
  /** Objects of a selection that are read before reading them is compiled: that costs as much as some dozens on the general path. */
  readonly compileAfter: number;
  /** A query of nothing but lists that may be seconds old. */
  readonly mayBeStale: boolean;
  #fields = 0;

  /** @throws GraphQLError when a variable in a condition at the root is null. */
  constructor(scene: CollectScene, operation: OperationDefinitionNode, compileAfter = COMPILE_AFTER) {
    this.scene = scene;
    this.compileAfter = compileAfter;
    this.operation = operation;
    const type = scene.schema.getRootType(operation.operation);
    if (!type) throw new Error(`The schema has no ${operation.operation}`);
    this.root = new SelectionPlan(this, type, [operation]);
    this.mayBeStale =
      operation.operation === 'query' &&
      this.root.fields.every(({ definition, constant }) => constant || definition.extensions.mayBeStale === true);
  }

  /** The object types that a field's value, or its items, can be of; none for a scalar. */
  objectTypesOf({ value }: FieldPlan): readonly GraphQLObjectType[] {
    let inner = value;
    while (inner.item) inner = inner.item;
    if (inner.object) return [inner.object];
    return inner.abstract ? this.scene.schema.getPossibleTypes(inner.abstract) : [];
  }

  /** Numbers the fields, so that an execution can keep something for each. */
  nextIndex(): number {
    return this.#fields++;
  }
}

/** The fields that are asked of an object type at one place of a document. */
export class SelectionPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** Those that are more than columns of the row: what `read` leaves to the general path. */
  readonly resolved: readonly FieldPlan[];
  /** Bytes of the names, quotes and commas of such an object in the answer. */
  readonly frameBytes: number;
  readonly #compileAfter: number;
  #uses = 0;
  #read: ReadColumns | null = null;

  constructor(plan: Plan, type: GraphQLObjectType, parents: readonly (FieldNode | OperationDefinitionNode)[]) {
    this.type = type;
    this.#compileAfter = plan.compileAfter;
    const sets = parents.flatMap(({ selectionSet }) => selectionSet ?? []);
    this.fields = [...collectFields(plan.scene, type, sets)].flatMap(([key, nodes]) => {
      const definition = definitionOf(plan, type, nodes[0]!.name.value);
      return definition ? [new FieldPlan(plan, type, key, definition, nodes)] : [];
    });
    this.resolved = this.fields.filter((field) => !isColumn(field));
    this.frameBytes = 2 + this.fields.reduce((sum, { key }) => sum + key.length + 4, 0);
  }

  /** Reads the columns of a row, once that is worth compiling. */
  get read(): ReadColumns | null {
    if (!this.#read && ++this.#uses > this.#compileAfter && this.resolved.length < this.fields.length)
      this.#read = compileColumns(this.fields);
    return this.#read;
  }
}

const NO_ARGUMENTS: Arguments = Object.freeze({});

/** One field of a selection. */
export class FieldPlan {
  readonly index: number;
  /** Its name in the answer. */
  readonly key: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly value: ValuePlan;
  /** `__typename` is known already. */
  readonly constant: string | null;
  /** Arguments without variables; null when they are to be computed. */
  readonly constantArguments: Arguments | null;
  readonly #plan: Plan;
  readonly #selections = new Map<GraphQLObjectType, SelectionPlan>();

  constructor(
    plan: Plan,
    parentType: GraphQLObjectType,
    key: string,
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ) {
    this.#plan = plan;
    this.index = plan.nextIndex();
    this.key = key;
    this.definition = definition;
    this.nodes = nodes;
    this.parentType = parentType;
    this.value = valuePlanOf(definition.type);
    this.constant = definition === TypeNameMetaFieldDef ? parentType.name : null;
    this.constantArguments = constantArgumentsOf(definition, nodes[0]!);
  }

  /** What is asked of the value when it is an object of this type. @throws GraphQLError for a condition that is null. */
  selectionOn(type: GraphQLObjectType): SelectionPlan {
    const known = this.#selections.get(type);
    if (known) return known;
    const selection = new SelectionPlan(this.#plan, type, this.nodes);
    this.#selections.set(type, selection);
    return selection;
  }

  /** Its arguments. @throws GraphQLError for what turns out wrong only now, such as null from a variable. */
  argumentsFor(variables: Readonly<Record<string, unknown>>): Arguments {
    return this.constantArguments ?? getArgumentValues(this.definition, this.nodes[0]!, variables);
  }
}

function definitionOf(
  { operation, scene }: Plan,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (operation.operation === 'query' && type === scene.schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function valuePlanOf(type: GraphQLOutputType): ValuePlan {
  const nonNull = isNonNullType(type);
  const inner = nonNull ? type.ofType : type;
  const plan: ValuePlan = { nonNull, item: null, leaf: null, object: null, abstract: null };
  if (isListType(inner)) plan.item = valuePlanOf(inner.ofType);
  else if (isLeafType(inner)) plan.leaf = inner;
  else if (isAbstractType(inner)) plan.abstract = inner;
  else plan.object = inner as GraphQLObjectType;
  return plan;
}

function constantArgumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | null {
  if (definition.args.length === 0) return NO_ARGUMENTS;
  if ((node.arguments ?? []).some(({ value }) => hasVariable(value))) return null;
  try {
    return getArgumentValues(definition, node);
  } catch {
    // Told at the field, each time.
    return null;
  }
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}
