import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../shared/context.ts';
import type { AppError } from '../../shared/errors.ts';
import { conditionVariables, type Fragments, fragmentsOf } from './collect-fields.ts';
import { beforeDeadline } from './deadline.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { estimateRefusal } from './limits.ts';
import { Plan } from './plan.ts';
import { type Answer, Run } from './run.ts';
import { variableErrors } from './variable-faults.ts';
import { watchedRun } from './watched-run.ts';

/** A validated operation with its variables as they came. */
export interface OperationRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** An operation that may run: its variables are coerced, and it is not too costly. */
export interface Ready {
  plan: Plan;
  variables: Readonly<Record<string, unknown>>;
  estimate: Estimate;
}

/** Executes operations; the same for HTTP, WebSocket and each event of a subscription. */
export interface Executor {
  /** Reads an operation. The refusal instead: QUERY_TOO_COSTLY, or all faults of the variables (BAD_USER_INPUT). */
  prepare(request: OperationRequest): Ready | Answer;
  /** Runs what is ready; `rootValue` is the event of a subscription. The refusal instead, RATE_LIMITED, when it can not be paid for. */
  run(ready: Ready, ctx: Context, rootValue?: unknown): Promise<Answer> | Answer;
  /** Both. */
  execute(request: OperationRequest, ctx: Context): Promise<Answer> | Answer;
}

/** Set aside of the most that an operation may cost: few cost that much, and many of one person run at once. */
const RESERVED = 1 / 4;

/** Plans of one operation that are kept: one for each set of values of its condition variables. */
const MAX_PLANS = 8;

interface Known {
  fragments: Fragments;
  conditions: readonly string[];
  plans: Map<string, Plan>;
}

/** An executor for a schema; what it knows of a document goes when the document is forgotten. Tests compile sooner. */
export function createExecutor(schema: GraphQLSchema, compileAfter?: number): Executor {
  const known = new WeakMap<OperationDefinitionNode, Known>();

  const knownOf = ({ document, operation }: OperationRequest): Known => {
    const entry = known.get(operation);
    if (entry) return entry;
    const fragments = fragmentsOf(document);
    const made = { fragments, conditions: conditionVariables(operation, fragments), plans: new Map() };
    known.set(operation, made);
    return made;
  };

  const planFor = (request: OperationRequest, variables: Ready['variables']): Plan => {
    const { fragments, conditions, plans } = knownOf(request);
    const key = conditions.map((name) => String(variables[name])).join();
    const kept = plans.get(key);
    if (kept) return kept;
    // Only what the key says may decide about fields: a plan is used again with other variables.
    const deciding = Object.fromEntries(
      conditions.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
    );
    const plan = new Plan({ schema, fragments, variables: deciding }, request.operation, compileAfter);
    if (plans.size < MAX_PLANS) plans.set(key, plan);
    return plan;
  };

  const run: Executor['run'] = ({ plan, variables, estimate }, ctx, rootValue) => {
    const { usage } = ctx;
    const { maxAnswer } = ctx.app.config;
    usage.work += estimate.work;
    ctx.mayBeStale = plan.mayBeStale && ctx.viewer === null;
    const reservation = ctx.app.budget.reserve(ctx, Math.min(estimate.most, maxAnswer.nodes) * RESERVED + usage.cost);
    if (reservation instanceof Error) return { errors: [reservation] };
    usage.limit(ctx.door.answerLimits ?? maxAnswer, maxAnswer);
    const answer = new Run(plan, { variables, ctx, rootValue }).start();
    if (!('then' in answer)) {
      reservation.settle(usage.cost);
      return answer;
    }
    // What runs on after the deadline has not been paid yet.
    const settled = answer.then((made) => {
      reservation.settle(usage.cost);
      return made;
    });
    return beforeDeadline(ctx.app, settled).catch((error) => {
      // A mutation that takes too long is done all the same, as a whole.
      if (plan.operation.operation !== 'mutation') usage.end(error);
      return { errors: [error as GraphQLError] };
    });
  };

  const executor: Executor = {
    prepare: (request) => {
      const definitions = request.operation.variableDefinitions ?? [];
      const { coerced, errors } = getVariableValues(schema, definitions, request.variables, { maxErrors: 50 });
      if (!coerced) return { errors: variableErrors(schema, request, errors ?? []) };
      try {
        const plan = planFor(request, coerced);
        const estimate = estimateOf(plan, coerced);
        const refusal = estimateRefusal(estimate);
        return refusal ? { errors: [refusal] } : { plan, variables: coerced, estimate };
      } catch (error) {
        // A condition at the root is null.
        return { data: null, errors: [error as GraphQLError] };
      }
    },
    run: (ready, ctx, rootValue) =>
      ctx.app.watch.isOn ? watchedRun(run, ready, ctx, rootValue) : run(ready, ctx, rootValue),
    execute: (request, ctx) => {
      const prepared = executor.prepare(request);
      return isReady(prepared) ? executor.run(prepared, ctx) : prepared;
    },
  };
  return executor;
}

/** Whether it did not run, because its sender has used up what answers may cost. */
export const isUnpaid = ({ data, errors }: Answer): boolean =>
  data === undefined && (errors?.[0] as Partial<AppError> | undefined)?.code === 'RATE_LIMITED';

/** Whether it may run. */
export const isReady = (prepared: Ready | Answer): prepared is Ready => 'plan' in prepared;
