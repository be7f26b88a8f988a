import type { Server } from 'node:http';
import cors from '@fastify/cors';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { App } from '../../shared/context.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { isOriginAllowed } from '../../shared/origins.ts';
import { formatError } from '../graphql/format-error.ts';
import { LIMITS } from '../graphql/limits.ts';
import { CHALLENGE, localeOf } from './request-context.ts';
import { logRequest } from './request-log.ts';
import { boundSlowReaders, STALLED_MS } from './slow-readers.ts';
import { partWhileStopping, refuseWhileClosing } from './stopping.ts';
import { watchHttp } from './watch-http.ts';

/** What pages of other origins may send: all that our routes take. PUT brings a picture. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];
/** Headers of answers that they may read. */
const EXPOSED = ['x-request-id', 'etag', 'content-disposition'];
const HSTS_SECONDS = 365 * 86_400;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECK_TIMEOUTS_MS = 5_000;
const SWEEP_MS = 50;

/** Fastify with what all routes share: request ids, CORS, headers against sniffing, limits of size and time, the log. */
export async function createHttp(app: App): Promise<FastifyInstance> {
  const isHttps = app.config.publicUrl.startsWith('https:');
  const http = fastify({
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => uuidv7(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: STALLED_MS,
    forceCloseConnections: 'idle',
    // We refuse in our own words, and the pages that say how we are go on.
    return503OnClosing: false,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CHECK_TIMEOUTS_MS },
    frameworkErrors: (error, request, reply) => void sendError(app, error, request, reply as FastifyReply),
  });
  // Before the plug-ins: their own routes take it over when they are registered.
  http.setErrorHandler((error, request, reply) => sendError(app, error, request, reply));
  await http.register(cors, {
    delegator: (request, callback) => {
      const origin = isOriginAllowed(app, request.headers.origin, request.headers.host);
      callback(null, { origin, methods: METHODS, credentials: true, maxAge: 600, exposedHeaders: EXPOSED });
    },
  });
  http.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      // Of this host alone: what else its domain serves is not ours to decide.
      ...(isHttps && { 'strict-transport-security': `max-age=${HSTS_SECONDS}` }),
    });
    const isRefused =
      request.method === 'OPTIONS' && !isOriginAllowed(app, request.headers.origin, request.headers.host);
    done(isRefused ? new AppError('FORBIDDEN', 'ORIGIN_NOT_ALLOWED') : undefined);
  });
  watchHttp(http, app);
  partWhileStopping(http, app.stopping);
  refuseWhileClosing(http, app.stopping);
  boundSlowReaders(http, app);
  http.addHook('onResponse', (request, reply, done) => {
    logRequest(app, request, reply);
    done();
  });
  http.addHook('preClose', async () => closeAsTheyBecomeIdle(http.server));
  readJsonStrictly(http);
  return http;
}

/** A connection whose request ends while the server stops would be kept alive, and the stop with it. */
function closeAsTheyBecomeIdle(server: Server): void {
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  server.once('close', () => clearInterval(sweeping));
}

/** JSON bodies in valid UTF-8 and without `__proto__` keys; other bytes would be replaced silently. */
function readJsonStrictly(http: FastifyInstance): void {
  const parseJson = http.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  http.removeContentTypeParser(['application/json', 'text/plain']);
  http.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(body);
    } catch {
      return done(new AppError('BAD_USER_INPUT', 'INVALID_REQUEST'));
    }
    parseJson(request, text, done);
  });
}

/** Faults before GraphQL (a body that is no JSON, or too large) in the form of all errors. */
function sendError(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { known, status } = read(error);
  const scene = { locale: localeOf(request.headers['accept-language']), requestId: request.id, app };
  if (status === 401) reply.header(...CHALLENGE);
  if (status === 429) reply.header('retry-after', (known as AppError).details.retryAfterSeconds ?? 1);
  return reply
    .code(status)
    .header('x-request-id', request.id)
    .type('application/json; charset=utf-8')
    .send({ errors: [formatError(known, scene)] });
}

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, UNAUTHENTICATED: 401, RATE_LIMITED: 429 };

function read(error: unknown): { known: unknown; status: number } {
  if (error instanceof AppError) return { known: error, status: statusOf(error) };
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === undefined || statusCode >= 500) return { known: error, status: 500 };
  return { known: refusalOf(statusCode), status: statusCode };
}

function statusOf({ code, reason }: AppError): number {
  return reason === 'SERVER_STOPPING' ? 503 : (STATUS[code] ?? 400);
}

function refusalOf(status: number): AppError {
  if (status === 413) return new AppError('BAD_USER_INPUT', 'BODY_TOO_LARGE', { limit: LIMITS.bodyBytes });
  if (status === 415) return new AppError('BAD_USER_INPUT', 'NOT_JSON');
  return new AppError('BAD_USER_INPUT', 'INVALID_REQUEST');
}
