import {
  type DocumentNode,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { fragmentsOf, selectionsOf } from './limits.ts';

/** An operation as compiled code, and when it must not be used. */
export interface Compiled {
  query: CompiledQuery['query'];
  /** Variables that may be null where null is not allowed: with null in one of them graphql-js runs it, and refuses. */
  mayNotBeNull: readonly string[];
}

const MAX_SELECTIONS = 300;
const COMPILED_A_SECOND = 5;

/**
 * Compiles what is worth it. Compiling costs 1 to 40 ms of everybody's time, so only little is compiled at a time.
 * Null: never. Undefined: not now.
 */
export function createCompile(schema: GraphQLSchema) {
  const mayCompile = allowance(COMPILED_A_SECOND);
  return (document: DocumentNode, operation: OperationDefinitionNode): Compiled | null | undefined => {
    if (!isWorthIt(document, operation)) return null;
    if (!mayCompile()) return undefined;
    const compiled = compileQuery(schema, document, operation.name?.value ?? '');
    if (!isCompiledQuery(compiled)) return null;
    return { query: compiled.query, mayNotBeNull: variablesNeverNull(schema, document, operation) };
  };
}

/** Mutations run once; what is large costs too much; and names of Object.prototype mean something else to compiled code. */
function isWorthIt(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation === 'mutation') return false;
  if (selectionsOf(operation, fragmentsOf(document)) > MAX_SELECTIONS) return false;
  let isSafe = true;
  visit(document, {
    Name: ({ value }) => {
      if (value in Object.prototype) isSafe = false;
    },
  });
  return isSafe;
}

/** Nullable variables that stand in a place that is not: a default, here or there, makes that valid (specification, 5.8.5). */
function variablesNeverNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly string[] {
  const nullable = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
      .map(({ variable }) => variable.name.value),
  );
  if (nullable.size === 0) return [];
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const collect = {
    Variable: ({ name }: { name: { value: string } }) => {
      if (nullable.has(name.value) && isNonNullType(types.getInputType())) found.add(name.value);
    },
  };
  visit(document, visitWithTypeInfo(types, collect));
  return [...found];
}

/** Says yes so many times in a second. */
function allowance(aSecond: number): () => boolean {
  let from = 0;
  let used = 0;
  return () => {
    const now = performance.now();
    if (now - from > 1_000) {
      from = now;
      used = 0;
    }
    return used++ < aSecond;
  };
}
