import type { FastifyRequest } from 'fastify';
import type { App, Context } from '../../shared/context.ts';
import { type Documents, operationOf } from './documents.ts';
import type { Estimate } from './estimate.ts';
import { type Executor, isReady } from './execute.ts';

const HEADER = 'x-infinity-explain';

/** What an operation was estimated at, and what it took; in nodes where nothing else is said. */
interface Explanation {
  /** Before it ran: null when the document came by its hash, or does not fit the schema. */
  estimate: Estimate | null;
  cost: number;
  nodes: number;
  rowsRead: number;
  /** Statements through prepared queries; those of the unit of work are not counted. */
  statements: number;
}

/** Whether the sender wants to see what its operation costs, and may: never in production. */
export const wantsExplanation = (app: App, { headers }: FastifyRequest): boolean =>
  !app.config.production && app.config.playground && headers[HEADER] !== undefined;

/** Adds to an answer what it took, as `extensions.explain`. */
export function createExplain(documents: Documents, executor: Executor) {
  const estimateOf = (body: unknown): Estimate | null => {
    const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
    const document = typeof query === 'string' ? documents.known(query)?.document : null;
    if (!document) return null;
    const operation = operationOf(document, operationName as string | null);
    const ready = executor.prepare({ document, operation, variables: (variables ?? {}) as Record<string, unknown> });
    return isReady(ready) ? ready.estimate : null;
  };
  return (text: string, body: unknown, { usage }: Context): string => {
    const answer = JSON.parse(text) as { errors?: unknown; extensions?: object };
    const { cost, nodes, rowsRead, ran: statements } = usage;
    const estimate = nodes > 0 || !answer.errors ? estimateOf(body) : null;
    const explain: Explanation = { estimate, cost, nodes, rowsRead, statements };
    return `${JSON.stringify({ ...answer, extensions: { ...answer.extensions, explain } })}\n`;
  };
}

export type Explain = ReturnType<typeof createExplain>;
