import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../shared/context.ts';
import { rateLimited } from '../../shared/errors.ts';
import { addressOf } from './request-context.ts';

/** Shorter answers are not worth counting: the operating system takes them at once. */
const COUNTED_BYTES = 16 * 1024;
/** While so much waits for the readers of one address, it is answered nothing new. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** A connection on which nothing happens for so long is looked at; when nothing was taken since the look before, it is cut off. */
export const STALLED_MS = 20_000;

/**
 * Bounds what waits in this process for readers who do not read: by address, 4 MB and the answers that are under way. Beyond that
 * requests are refused with RATE_LIMITED until some of it is read; who reads nothing at all is cut off within 40 seconds (twice `STALLED_MS`, the
 * server's inactivity limit).
 */
export function boundSlowReaders(http: FastifyInstance, app: App): void {
  const waiting = new Map<string, number>();
  const add = (address: string, bytes: number) => {
    const sum = (waiting.get(address) ?? 0) + bytes;
    if (sum > 0) waiting.set(address, sum);
    else waiting.delete(address);
  };
  http.addHook('onRequest', (request, _reply, done) => {
    const isFull = waiting.size > 0 && (waiting.get(addressOf(app, request.raw)) ?? 0) > MAX_WAITING_BYTES;
    done(isFull ? rateLimited('TOO_MANY_REQUESTS', 1) : undefined);
  });
  http.addHook('onSend', (request: FastifyRequest, reply, payload, done) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.byteLength(payload) : 0;
    if (bytes >= COUNTED_BYTES) {
      const address = addressOf(app, request.raw);
      add(address, bytes);
      // Once, whichever comes first: all of it is with the operating system, or the reader is gone.
      let isOver = false;
      const over = () => {
        if (!isOver) add(address, -bytes);
        isOver = true;
      };
      reply.raw.once('finish', over).once('close', over);
    }
    done(null, payload);
  });
}
