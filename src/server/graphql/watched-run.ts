import type { Context } from '../../shared/context.ts';
import { type Span, secondsSince } from '../../shared/watch.ts';
import type { Ready } from './execute.ts';
import type { FieldPlan, Plan } from './plan.ts';
import type { Answer } from './run.ts';

type RunNow = (ready: Ready, ctx: Context, rootValue?: unknown) => Promise<Answer> | Answer;

/** Runs what is ready, and tells how long it took, what it cost and whether it failed. */
export function watchedRun(run: RunNow, ready: Ready, ctx: Context, rootValue: unknown): Promise<Answer> | Answer {
  const { watch } = ctx.app;
  const { kind, name } = nameOf(ready.plan);
  const facts = { 'graphql.operation.type': kind, 'graphql.operation.root': name };
  const outer = ctx.span;
  const span = outer ? outer.child(`${kind} ${name}`, facts) : watch.trace(`${kind} ${name}`, facts);
  ctx.span = span;
  const startedAt = performance.now();
  const told = (answer: Answer): Answer => {
    const failed = answer.errors !== undefined;
    watch.operation({ kind, name, seconds: secondsSince(startedAt), cost: ctx.usage.cost, failed });
    span?.tell({ cost: ctx.usage.cost });
    span?.end(answer.errors?.[0]);
    ctx.span = outer;
    return answer;
  };
  const answer = run(ready, ctx, rootValue);
  return 'then' in answer ? answer.then(told) : told(answer);
}

const names = new WeakMap<Plan, { kind: string; name: string }>();

/** By the root field alone: what clients call their operations has no end. */
function nameOf(plan: Plan): { kind: string; name: string } {
  const known = names.get(plan);
  if (known) return known;
  const fields = new Set(plan.root.fields.map((field) => field.definition.name).filter((n) => n !== '__typename'));
  const [first = 'none'] = fields;
  const made = { kind: plan.operation.operation, name: fields.size > 1 ? 'several' : first };
  names.set(plan, made);
  return made;
}

interface Loading {
  span: Span;
  pending: number;
}

/** Of each operation that is traced: the fields that are loading now. */
const loading = new WeakMap<Span, Map<FieldPlan, Loading>>();

/** A field whose resolver has to wait: one part of the trace for all objects of a list whose fields load together. */
export function traceField(span: Span, field: FieldPlan, value: PromiseLike<unknown>): void {
  const fields = loading.get(span) ?? new Map<FieldPlan, Loading>();
  loading.set(span, fields);
  const known = fields.get(field);
  const entry = known ?? { span: span.child(`${field.parentType.name}.${field.definition.name}`), pending: 0 };
  if (!known) fields.set(field, entry);
  entry.pending++;
  const over = (error?: unknown) => {
    if (--entry.pending > 0) return;
    fields.delete(field);
    entry.span.end(error);
  };
  value.then(() => over(), over);
}
