import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Context } from '../../shared/context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Kind and name of the GraphQL operation, for the log. */
    operation?: string;
  }
}

/** A request or operation that takes longer stands in the log at its usual level, ms. */
const SLOW_MS = 1_000;

/** One line for an HTTP request. No query string: GET documents and one-time links carry values there. */
export function logRequest(app: App, request: FastifyRequest, reply: FastifyReply): void {
  const ms = Math.round(reply.elapsedTime);
  const level = levelOf(ms, reply.statusCode >= 500);
  if (!app.log.isLevelEnabled(level)) return;
  app.log[level](
    {
      requestId: request.id,
      method: request.method,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      operation: request.operation,
      ms,
    },
    'request',
  );
}

/** One line for an operation over WebSocket. */
export function logOperation(ctx: Context, startedAt: number, failed: boolean): void {
  const ms = Math.round(performance.now() - startedAt);
  const level = levelOf(ms, failed);
  if (!ctx.log.isLevelEnabled(level)) return;
  ctx.log[level]({ requestId: ctx.requestId, door: 'ws', operation: ctx.door.operation, ms }, 'operation');
}

const levelOf = (ms: number, failed: boolean): 'info' | 'debug' => (failed || ms > SLOW_MS ? 'info' : 'debug');
