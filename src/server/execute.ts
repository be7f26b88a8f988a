import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../shared/context.ts';
import { badInput } from '../shared/errors.ts';
import { checkCost, fragmentsOf } from './limits.ts';
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

/** Compiling costs milliseconds: only what is asked again is compiled. */
const COMPILE_AT_USE = 3;

interface Known {
  uses: number;
  compiled: CompiledQuery | null;
  fragments: ReturnType<typeof fragmentsOf>;
}

/**
 * An executor for a schema. Queries and events that come again are compiled (graphql-jit); mutations run in graphql-js.
 * Refuses before any resolver runs: QUERY_TOO_COSTLY, and variables with all their faults (BAD_USER_INPUT).
 */
export function createExecute(schema: GraphQLSchema): Execute {
  // A document has few operations; keyed by the operation's node, it goes when the document is forgotten.
  const known = new WeakMap<OperationDefinitionNode, Known>();

  const knownOf = ({ document, operation }: OperationRequest): Known => {
    const entry = known.get(operation) ?? { uses: 0, compiled: null, fragments: fragmentsOf(document) };
    known.set(operation, entry);
    if (++entry.uses === COMPILE_AT_USE && operation.operation !== 'mutation') {
      const compiled = compileQuery(schema, document, operation.name?.value ?? '');
      if (isCompiledQuery(compiled)) entry.compiled = compiled;
    }
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
    return 'then' in result ? result.then((r) => tellVariableFaults(r, request)) : tellVariableFaults(result, request);
  };

  function tellVariableFaults(result: ExecutionResult, request: OperationRequest): ExecutionResult {
    if (result.data !== undefined || !result.errors) return result;
    const faults = variableFaults(schema, request.document, request.operation, request.variables);
    return faults.length > 0 ? { errors: [badInput(faults)] } : result;
  }
}
