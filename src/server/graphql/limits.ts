import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, type ValueNode } from 'graphql';
import { AppError } from '../../shared/errors.ts';
import { type Fragments, fragmentsOf } from './collect-fields.ts';
import type { Estimate } from './estimate.ts';

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
  /**
   * Nodes that the answer could have by the pages that the client chose; lists without pages count as one. What counting and searching
   * cost counts as nodes, too.
   */
  pages: 30_000,
  /** The same with every list at its longest. Few lists are: the answer's own limits end what really is too long. */
  cost: 10_000_000,
} as const;

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
      for (const { value } of selection.arguments ?? []) sum.depth = Math.max(sum.depth, depthOfValue(value));
      const isIntrospection = selection.name.value.startsWith('__') && selection.selectionSet !== undefined;
      const weight = isIntrospection ? INTROSPECTION_ALIAS : 1;
      const aliases = weight * (inside.aliases + (selection.alias ? 1 : 0));
      add({ ...inside, aliases, depth: isIntrospection ? 0 : inside.depth }, 1);
    }
  }
  return sum;
}

/** How deep lists and objects are nested in a literal; as far as it matters. */
function depthOfValue(value: ValueNode, above = 0): number {
  if (above > LIMITS.depth) return above;
  const inside =
    value.kind === Kind.LIST
      ? value.values
      : value.kind === Kind.OBJECT
        ? value.fields.map((field) => field.value)
        : [];
  return inside.reduce((deepest, inner) => Math.max(deepest, depthOfValue(inner, above + 1)), above);
}

function fragmentShape(name: string, fragments: Fragments, known: Map<string, Shape | 'open'>): Shape {
  const shape = known.get(name);
  // A cycle, or a fragment that is not there: validation will say so.
  if (shape === 'open' || (!shape && !fragments[name])) return NO_SHAPE;
  if (shape) return shape;
  known.set(name, 'open');
  const computed = shapeOf(fragments[name]!.selectionSet, fragments, known);
  known.set(name, computed);
  return computed;
}

/** The refusal of an operation whose answer could be too large; null when it may run. */
export function estimateRefusal({ most, pages, work }: Estimate): AppError | null {
  if (pages + work > LIMITS.pages) return tooMuch('QUERY_TOO_COSTLY', pages + work, LIMITS.pages);
  return most > LIMITS.cost ? tooMuch('QUERY_TOO_COSTLY', most, LIMITS.cost) : null;
}

/** The refusal of a document that has more tokens than allowed, told from graphql-js's own parse error. */
export function tokenRefusal(error: unknown): AppError | null {
  const isTokenLimit = error instanceof GraphQLError && /more tha[nt] \d+ tokens/.test(error.message);
  return isTokenLimit ? new AppError('QUERY_TOO_COSTLY', 'QUERY_TOO_MANY_TOKENS', { limit: LIMITS.tokens }) : null;
}
