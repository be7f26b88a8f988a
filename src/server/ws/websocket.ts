import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import { v7 as uuidv7 } from 'uuid';
import { type WebSocket, WebSocketServer } from 'ws';
import { isPassing } from '../../data/passing.ts';
import type { App } from '../../shared/context.ts';
import { isOriginAllowed } from '../../shared/origins.ts';
import type { Documents } from '../graphql/documents.ts';
import type { Executor } from '../graphql/execute.ts';
import { formatError } from '../graphql/format-error.ts';
import { LIMITS } from '../graphql/limits.ts';
import { addressOf, localeOf } from '../http/request-context.ts';
import { stoppingRefusal } from '../http/stopping.ts';
import { closeForNow, closeSurely } from './close.ts';
import { CLOSE } from './close-codes.ts';
import { Outbox } from './outbox.ts';
import { Counter, createSocketPeople } from './socket-people.ts';
import { createSocketProtocol, type Peer } from './socket-protocol.ts';
import { Unanswered } from './unanswered.ts';

const KEEP_ALIVE_MS = 12_000;
const SOCKETS_PER_ADDRESS = 500;

export interface WebSocketDoor {
  /** Open sockets now. */
  size(): number;
  /** Closes every socket with 1001 as soon as all that it asked is answered, and waits for them. Subscriptions end with it. */
  close(): Promise<void>;
}

/** The WebSocket door at /graphql of this HTTP server: the same viewer, context, limits and errors as over HTTP. */
export function createWebSocketDoor(
  server: Server,
  app: App,
  schema: GraphQLSchema,
  documents: Documents,
  executor: Executor,
): WebSocketDoor {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const people = createSocketPeople(app);
  const protocol = createSocketProtocol({ app, schema, documents, executor, people });
  const byAddress = new Counter();
  const answering = new WeakSet<WebSocket>();
  const peers = new Map<WebSocket, Peer>();

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const refuse = (status: string, body = '') =>
      stream.end(
        `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    stream.once('error', (error) => app.log.debug({ err: error }, 'a socket failed before it was one'));
    if ((request.url ?? '/').split('?', 1)[0] !== '/graphql') return void refuse('404 Not Found');
    if (app.stopping.isClosing) return void refuse('503 Service Unavailable', stoppingBody(request, app));
    // A page of another origin would come with our cookies: CORS does not cover WebSocket.
    if (!isOriginAllowed(app, request.headers.origin, request.headers.host)) return void refuse('403 Forbidden');
    if (byAddress.of(addressOf(app, request)) >= SOCKETS_PER_ADDRESS * app.config.rateLimitFactor)
      return void refuse('429 Too Many Requests');
    sockets.handleUpgrade(request, stream, head, (socket) => open(socket, request));
  };
  server.on('upgrade', onUpgrade);

  const open = (socket: WebSocket, request: IncomingMessage): void => {
    const outbox = new Outbox(socket, app.log);
    const ip = addressOf(app, request);
    const unanswered = new Unanswered();
    const peer: Peer = { socket, outbox, request, ip, viewer: null, locale: 'ko', running: 0, unanswered };
    peers.set(socket, peer);
    const release = byAddress.add(peer.ip);
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    // ws closes it by itself, with the code that says why (too large, no UTF-8).
    socket.on('error', (error) => app.log.debug({ err: error }, 'a socket broke the rules'));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => sendTo(socket, outbox, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data, isBinary) => {
            // A closing socket is heard no more, whatever it still sends.
            if (socket.readyState !== socket.OPEN) return;
            if (isBinary) return socket.close(CLOSE.badMessage, 'Binary messages are not understood');
            if (!outbox.fits(0)) return outbox.cutOff();
            handle(String(data)).catch((error) => {
              // The library takes them for its own fault.
              if (isOfServer(String(data))) return socket.close(CLOSE.badMessage, 'Only the server sends this');
              if (isPassing(error)) return closeForNow(socket);
              app.log.error({ err: error }, 'a message over a socket failed');
              socket.close(CLOSE.internalError, 'Internal server error');
            });
          }),
      },
      peer,
    );
    socket.once('close', (code, reason) => {
      release();
      peers.delete(socket);
      closed(code, String(reason)).catch((error) => app.log.error({ err: error }, 'a socket did not close well'));
    });
  };

  const keepAlive = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answering.delete(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
    }
  }, KEEP_ALIVE_MS);
  keepAlive.unref();

  return {
    size: () => sockets.clients.size,
    close: async () => {
      clearInterval(keepAlive);
      people.close();
      for (const [socket, { unanswered }] of peers)
        unanswered.whenNone(() => closeSurely(socket, CLOSE.goingAway, 'Going away'));
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** What a refused upgrade says, as over HTTP. */
function stoppingBody({ headers }: IncomingMessage, app: App): string {
  const scene = { locale: localeOf(headers['accept-language']), requestId: uuidv7(), app };
  return JSON.stringify({ errors: [formatError(stoppingRefusal(), scene)] });
}

/** What a server sends and never gets, in the words of graphql-transport-ws. */
const OF_SERVER = ['connection_ack', 'next', 'error'];

function isOfServer(message: string): boolean {
  return OF_SERVER.includes((JSON.parse(message) as { type: string }).type);
}

function sendTo(socket: WebSocket, outbox: Outbox, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!outbox.fits(Buffer.byteLength(data))) outbox.cutOff();
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
}
