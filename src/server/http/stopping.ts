import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rateLimited } from '../../shared/errors.ts';

/** How far a server that stops has come: first it says so and serves on, then it takes nothing new. */
export interface Stopping {
  /** `/readyz` answers 503, so that a load balancer sends its requests elsewhere, and connections are not kept alive. */
  isUnready: boolean;
  /** What comes now is refused; what is under way gets its answer. */
  isClosing: boolean;
}

/** Says when to come back to what stands in its place. */
export const stoppingRefusal = () => rateLimited('SERVER_STOPPING', 1);

const STATUS_ADDRESSES = ['/healthz', '/readyz'];

/**
 * Each answer of a server that is going to close is the last one on its connection: the next request makes a new one, which a load
 * balancer leads elsewhere. Otherwise it would meet the refusal, or the end of the connection.
 */
export function partWhileStopping(http: FastifyInstance, stopping: Stopping): void {
  http.addHook('onSend', async (_request, reply) => {
    if (stopping.isUnready) reply.header('connection', 'close');
  });
}

/** Refuses what comes while the server closes, on connections that are kept alive too; not whoever asks how it is. */
export function refuseWhileClosing(http: FastifyInstance, stopping: Stopping): void {
  http.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    if (!stopping.isClosing || STATUS_ADDRESSES.includes(request.url)) return done();
    reply.header('retry-after', '1');
    done(stoppingRefusal());
  });
}
