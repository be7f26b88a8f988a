import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { v7 as uuidv7 } from 'uuid';
import { type WebSocket, WebSocketServer } from 'ws';
import { readViewer, sessionsStillAlive, sessionTopic } from '../accounts/viewer.ts';
import type { App, Door, Locale, Viewer } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { formatError } from '../shared/format-error.ts';
import { type Documents, operationOf } from './documents.ts';
import type { Execute } from './execute.ts';
import { LIMITS } from './limits.ts';
import { createContext, isOriginAllowed, localeOf, parseCookies } from './request-context.ts';
import { createSubscribe, type SubscribeRequest } from './subscribe.ts';

/** Close codes: 4403 the session ended or the token was refused; 4008 a slow reader; 4429 too many sockets. */
const FORBIDDEN = 4403;
const TOO_MANY_SOCKETS = 4429;
const INIT_TIMEOUT_MS = 3_000;
const KEEP_ALIVE_MS = 12_000;
const MAX_OPERATIONS = 20;
const SOCKETS_PER_PERSON = 50;
const SOCKETS_PER_ADDRESS = 500;
/** A lost message about an ended session is healed after at most this, ms. */
const SESSION_CHECK_MS = 15_000;
const MAX_BUFFERED_BYTES = 1024 * 1024;

/** What is known of one socket; kept in graphql-ws's `extra`. */
interface Peer {
  socket: WebSocket;
  request: IncomingMessage;
  ip: string;
  viewer: Viewer | null;
  locale: Locale;
}

export interface WebSocketDoor {
  /** Open sockets now. */
  size(): number;
  /** Closes every socket with 1001 and waits for them. */
  close(): Promise<void>;
}

/** The WebSocket door at /graphql of this HTTP server: the same viewer, context, limits and errors as over HTTP. */
export function createWebSocketDoor(
  server: Server,
  app: App,
  schema: GraphQLSchema,
  documents: Documents,
  execute: Execute,
): WebSocketDoor {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.frameBytes, perMessageDeflate: false });
  const subscribe = createSubscribe(schema, execute);
  const byAddress = new Counter();
  const byPerson = new Counter();
  const bySession = new Map<string, Set<WebSocket>>();

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const refuse = (status: string) =>
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    stream.once('error', (error) => app.log.debug({ err: error }, 'a socket failed before it was one'));
    if (new URL(request.url ?? '/', 'http://x').pathname !== '/graphql') return void refuse('404 Not Found');
    // A page of another origin would come with our cookies: CORS does not cover WebSocket.
    if (!isOriginAllowed(app, request.headers.origin, request.headers.host)) return void refuse('403 Forbidden');
    if (byAddress.of(ipOf(app, request)) >= SOCKETS_PER_ADDRESS * app.config.rateLimitFactor)
      return void refuse('429 Too Many Requests');
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  };
  server.on('upgrade', onUpgrade);

  sockets.on('connection', (socket, request) => {
    const release = byAddress.add(ipOf(app, request));
    socket.once('close', release);
  });

  const dispose = useServer<Record<string, unknown>, Partial<Peer> & { socket: WebSocket; request: IncomingMessage }>(
    {
      schema,
      connectionInitWaitTimeout: INIT_TIMEOUT_MS,
      onConnect: async ({ connectionParams, extra }) => {
        const peer: Peer = Object.assign(extra, { ip: ipOf(app, extra.request), viewer: null, locale: 'ko' as const });
        const parameter = (name: string) => readParameter(connectionParams, name);
        peer.locale = localeOf(parameter('accept-language') ?? extra.request.headers['accept-language']);
        const authorization = parameter('authorization') ?? extra.request.headers.authorization;
        peer.viewer = await readViewer(app, wsDoor(peer), authorization);
        // Whoever shows a token means to be somebody: silently being nobody would hide an expired one.
        if (authorization && !peer.viewer) return false;
        if (!peer.viewer) return true;
        return admit(peer, peer.viewer);
      },
      onSubscribe: async (connection, id, payload) => {
        const peer = connection.extra as Peer;
        if (Object.keys(connection.subscriptions).length > MAX_OPERATIONS) {
          return [new AppError('RATE_LIMITED', 'TOO_MANY_OPERATIONS', { limit: MAX_OPERATIONS })];
        }
        if (peer.socket.bufferedAmount > MAX_BUFFERED_BYTES) peer.socket.close(4008, 'Too slow');
        const { document, errors } = documents.prepare(payload.query);
        if (!document) return errors as GraphQLError[];
        try {
          // Verified a moment ago: the socket's person may do more than when it connected.
          if (peer.viewer) peer.viewer = await app.viewers.ofSession(app, peer.viewer.sessionId);
          const request: SubscribeRequest = {
            schema,
            document,
            operation: operationOf(document, payload.operationName),
            variables: payload.variables ?? {},
            ctx: createContext(app, wsDoor(peer), peer.viewer, peer.locale, uuidv7()),
            socket: peer.socket,
            id,
          };
          return {
            ...request,
            operationName: payload.operationName ?? null,
            contextValue: request.ctx,
            rootValue: undefined,
          } as never;
        } catch (error) {
          return [error as GraphQLError];
        }
      },
      execute: (args) => execute(args as unknown as SubscribeRequest),
      subscribe: (args) => subscribe(args as unknown as SubscribeRequest),
      onNext: (connection, _id, _payload, args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map((e) => formatError(e, sceneOf(connection.extra as Peer, args))) }
          : undefined,
      onError: (connection, _id, _payload, errors) =>
        errors.map((e) => formatError(e, sceneOf(connection.extra as Peer, null))),
    },
    sockets,
    KEEP_ALIVE_MS,
  );

  const sceneOf = (peer: Peer, args: unknown) => {
    const requestId = (args as SubscribeRequest | null)?.ctx?.requestId ?? uuidv7();
    return { locale: peer.locale, requestId, log: app.log };
  };

  /** Counts a signed-in socket and ties it to its session; false closes it. */
  const admit = (peer: Peer, viewer: Viewer): boolean => {
    const { socket } = peer;
    if (socket.readyState !== socket.OPEN) return false;
    if (byPerson.of(viewer.userId) >= SOCKETS_PER_PERSON * app.config.rateLimitFactor) {
      socket.close(TOO_MANY_SOCKETS, 'Too many sockets of one person');
      return true;
    }
    const release = byPerson.add(viewer.userId);
    const siblings = bySession.get(viewer.sessionId) ?? new Set();
    bySession.set(viewer.sessionId, siblings.add(socket));
    const ended = app.events.listen(sessionTopic(viewer.sessionId), () => endSession(viewer.sessionId));
    socket.once('close', () => {
      release();
      ended.stop();
      siblings.delete(socket);
      if (siblings.size === 0 && bySession.get(viewer.sessionId) === siblings) bySession.delete(viewer.sessionId);
    });
    return true;
  };

  const endSession = (sessionId: string): void => {
    for (const socket of bySession.get(sessionId) ?? []) socket.close(FORBIDDEN, 'Session ended');
  };

  const checking = setInterval(() => {
    const ids = [...bySession.keys()];
    if (ids.length === 0) return;
    sessionsStillAlive(app, ids).then(
      (alive) => ids.filter((id) => !alive.has(id)).forEach(endSession),
      (error) => app.log.warn({ err: error }, 'sessions of open sockets could not be checked'),
    );
  }, SESSION_CHECK_MS);
  checking.unref();

  return {
    size: () => sockets.clients.size,
    close: async () => {
      clearInterval(checking);
      server.off('upgrade', onUpgrade);
      const terminate = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 2_000);
      await dispose.dispose();
      clearTimeout(terminate);
    },
  };
}

/** How many of each key there are now; a key without any is forgotten. */
class Counter {
  readonly #counts = new Map<string, number>();
  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
  /** Counts one more; call the answer once to take it back. */
  add(key: string): () => void {
    this.#counts.set(key, this.of(key) + 1);
    return () => {
      const left = this.of(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    };
  }
}

function readParameter(parameters: Record<string, unknown> | undefined, name: string): string | undefined {
  const found = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === name);
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}

function ipOf(app: App, request: IncomingMessage): string {
  const forwarded = app.config.trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')[0]
        ?.trim()
    : '';
  return forwarded || (request.socket.remoteAddress ?? 'unknown');
}

function wsDoor(peer: Pick<Peer, 'request' | 'ip'>): Door {
  return {
    kind: 'ws',
    ip: peer.ip,
    userAgent: peer.request.headers['user-agent']?.slice(0, 400) ?? null,
    cookie: (name) => parseCookies(peer.request.headers.cookie).get(name),
    setCookie: () => {
      throw new AppError('CONFLICT', 'COOKIES_NEED_HTTP');
    },
  };
}
