import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  parse,
} from 'graphql';
import { PRELOADED, type PreloadedFields } from '../../src/data/preloaded.ts';
import { createSchema } from '../../src/schema.ts';
import { formatError } from '../../src/server/graphql/format-error.ts';
import type { Context } from '../../src/shared/context.ts';

/** An answer as far as it must be the same: the data to the letter, and what went wrong where. */
export interface Comparable {
  data: string;
  errors: string[];
}

/** A selection that no list knows: it reads all columns and brings nothing along. */
const UNKNOWN = (
  parse('{ list { nodes { somethingElse } } }') as unknown as {
    definitions: [{ selectionSet: { selections: [FieldNode] } }];
  }
).definitions[0].selectionSet.selections;

/**
 * The schema as graphql-js alone executes it: every field runs its resolver, whatever a row has brought along, and lists do not know
 * what is asked of them. Only a page's own knowledge of what lies ahead has no resolver.
 */
export function plainSchema(): GraphQLSchema {
  const schema = createSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve) continue;
      const isList = getNamedType(field.type).name.endsWith('Connection');
      field.resolve = (source, args, ctx, info) => {
        const known = type.name === 'PageInfo' ? (source as PreloadedFields)[PRELOADED]?.[field.name] : undefined;
        if (known !== undefined) return known;
        return resolve(source, args, ctx, isList ? { ...info, fieldNodes: UNKNOWN } : info);
      };
    }
  }
  return schema;
}

/** Executes a document with graphql-js over the plain schema. */
export async function truthOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  ctx: Context,
  rootValue?: unknown,
): Promise<Comparable> {
  const result = (await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: ctx,
    rootValue,
  })) as ExecutionResult;
  const errors = (result.errors ?? []).map((error) => formatError(error, ctx));
  return comparable({ data: result.data, errors });
}

/**
 * What is compared of an answer, whoever gave it. Where null has gone up from below, only the place counts: how many of the errors below
 * it are told is a matter of which came first (specification, 6.4.4).
 */
export function comparable({ data, errors = [] }: { data?: unknown; errors?: readonly Told[] }): Comparable {
  const told = errors.map((error) => {
    const place = nulledPlace(data ?? null, error.path ?? []);
    if (place.length < (error.path ?? []).length) return JSON.stringify({ nulled: place });
    return JSON.stringify(error, (key, value) => (key === 'requestId' ? undefined : value));
  });
  return { data: JSON.stringify(data ?? null), errors: [...new Set(told)].sort() };
}

interface Told {
  path?: readonly (string | number)[];
}

/** The way down to the first null. */
function nulledPlace(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] {
  let at = data;
  for (const [i, key] of path.entries()) {
    if (at === null || at === undefined) return path.slice(0, i);
    at = (at as Record<string | number, unknown>)[key];
  }
  return path;
}
