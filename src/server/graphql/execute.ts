import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../shared/context.ts';
import { type Compiled, createCompile } from './compile.ts';
import { beforeDeadline } from './deadline.ts';
import { checkCost, fragmentsOf } from './limits.ts';
import { withVariableFaults } from './variable-faults.ts';

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

/** Only what is asked again is compiled. */
const COMPILE_AT_USE = 3;

interface Known {
  uses: number;
  /** Null: never to be compiled. Undefined: not yet. */
  compiled: Compiled | null | undefined;
  fragments: ReturnType<typeof fragmentsOf>;
}

/**
 * An executor for a schema. Queries and events that come again are compiled (graphql-jit); mutations run in graphql-js.
 * Refuses before any resolver runs: QUERY_TOO_COSTLY, and variables with all their faults (BAD_USER_INPUT).
 */
export function createExecute(schema: GraphQLSchema): Execute {
  // A document has few operations; keyed by the operation's node, it goes when the document is forgotten.
  const known = new WeakMap<OperationDefinitionNode, Known>();
  const compile = createCompile(schema);

  const knownOf = ({ document, operation }: OperationRequest): Known => {
    const entry = known.get(operation) ?? { uses: 0, compiled: undefined, fragments: fragmentsOf(document) };
    known.set(operation, entry);
    if (++entry.uses >= COMPILE_AT_USE && entry.compiled === undefined) entry.compiled = compile(document, operation);
    return entry;
  };

  const run = (request: OperationRequest, entry: Known): Promise<ExecutionResult> | ExecutionResult => {
    const { document, operation, variables, ctx, rootValue } = request;
    if (entry.compiled) {
      // graphql-jit takes required variables and input fields that have a default value for missing when they are left
      // out: it gets what graphql-js has completed. What graphql-js refuses is left to it.
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      if (coerced && entry.compiled.mayNotBeNull.every((name) => coerced[name] !== null))
        return entry.compiled.query(rootValue ?? {}, ctx, coerced);
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
      request.ctx.usage.cost = checkCost(schema, request.operation, entry.fragments, request.variables);
    } catch (error) {
      return { errors: [error as GraphQLError] };
    }
    const result = run(request, entry);
    if (!('then' in result)) return withVariableFaults(schema, request, result);
    return beforeDeadline(request.ctx.app, result).then(
      (done) => withVariableFaults(schema, request, done),
      (error) => ({ errors: [error as GraphQLError] }),
    );
  };
}
