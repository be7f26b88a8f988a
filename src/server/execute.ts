import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../shared/context.ts';
import { badInput } from '../shared/errors.ts';
import { beforeDeadline } from './deadline.ts';
import { checkCost, fragmentsOf, selectionsOf } from './limits.ts';
import { variableFaults } from './variable-faults.ts';

/** A validated operation with its variables as they came. */
export interface OperationRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  ctx: Context;
  /** The event, when a subscription's selection is executed for it. */
  rootValue?: unknown;
}

/** Executes operations; the same for HTTP, WebSocket and each event of a subscription. */
export type Execute = (request: OperationRequest) => Promise<ExecutionResult> | ExecutionResult;

/** Compiling costs 15 to 90 ms of everybody's time: only what is asked again is compiled, and little at a time. */
const COMPILE_AT_USE = 3;
const COMPILED_A_SECOND = 5;
const MAX_COMPILED_SELECTIONS = 300;

interface Known {
  uses: number;
  compiled: CompiledQuery | null;
  /** Never to be compiled. */
  isPlain: boolean;
  fragments: ReturnType<typeof fragmentsOf>;
}

/**
 * An executor for a schema. Queries and events that come again are compiled (graphql-jit); mutations run in graphql-js.
 * Refuses before any resolver runs: QUERY_TOO_COSTLY, and variables with all their faults (BAD_USER_INPUT).
 */
export function createExecute(schema: GraphQLSchema): Execute {
  // A document has few operations; keyed by the operation's node, it goes when the document is forgotten.
  const known = new WeakMap<OperationDefinitionNode, Known>();
  const mayCompile = allowance(COMPILED_A_SECOND);

  const knownOf = ({ document, operation }: OperationRequest): Known => {
    const entry = known.get(operation) ?? { uses: 0, compiled: null, isPlain: false, fragments: fragmentsOf(document) };
    known.set(operation, entry);
    if (++entry.uses < COMPILE_AT_USE || entry.compiled || entry.isPlain || !mayCompile()) return entry;
    entry.isPlain = !isWorthCompiling(document, operation, entry.fragments);
    if (entry.isPlain) return entry;
    const compiled = compileQuery(schema, document, operation.name?.value ?? '');
    if (isCompiledQuery(compiled)) entry.compiled = compiled;
    else entry.isPlain = true;
    return entry;
  };

  const run = (request: OperationRequest, entry: Known): Promise<ExecutionResult> | ExecutionResult => {
    const { document, operation, variables, ctx, rootValue } = request;
    if (entry.compiled) {
      // graphql-jit takes required variables and input fields that have a default value for missing when they are left
      // out: it gets what graphql-js has completed. What graphql-js refuses is left to it.
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      if (coerced) return entry.compiled.query(rootValue ?? {}, ctx, coerced);
    }
    return execute({
      schema,
      document,
      operationName: operation.name?.value ?? null,
      variableValues: variables,
      contextValue: ctx,
      rootValue,
    }) as Promise<ExecutionResult> | ExecutionResult;
  };

  return (request) => {
    const entry = knownOf(request);
    try {
      checkCost(schema, request.operation, entry.fragments, request.variables);
    } catch (error) {
      return { errors: [error as GraphQLError] };
    }
    const result = run(request, entry);
    if (!('then' in result)) return tellVariableFaults(result, request);
    return beforeDeadline(request.ctx.app, result).then(
      (done) => tellVariableFaults(done, request),
      (error) => ({ errors: [error as GraphQLError] }),
    );
  };

  function tellVariableFaults(result: ExecutionResult, request: OperationRequest): ExecutionResult {
    if (result.data !== undefined || !result.errors) return result;
    const faults = variableFaults(schema, request.document, request.operation, request.variables);
    // Its own words would show the value.
    const isAboutVariables =
      faults.length > 0 || result.errors.every(({ message }) => message.startsWith('Variable "'));
    return isAboutVariables ? { errors: [badInput(faults)] } : result;
  }
}

/** Mutations run once; what is large costs too much; and names of Object.prototype mean something else to compiled code. */
function isWorthCompiling(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fragments: Known['fragments'],
): boolean {
  if (operation.operation === 'mutation') return false;
  if (selectionsOf(operation, fragments) > MAX_COMPILED_SELECTIONS) return false;
  let isSafe = true;
  visit(document, {
    Name: ({ value }) => {
      if (value in Object.prototype) isSafe = false;
    },
  });
  return isSafe;
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
