import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { type WebSocket, WebSocketServer } from 'ws';
import { deriveKey } from '../src/accounts/keys.ts';
import type { App } from '../src/shared/context.ts';
import { answerParent, usage } from './child.ts';
import { M1, Q1, Q2, Q3 } from './limit-sql.ts';
import { benchConfig, POOL_SIZE } from './settings.ts';

/** The limit: node:http, pg and ws without anything between, in a process of its own. */
const key = deriveKey({ config: benchConfig() } as App, 'access-token');
const sockets = new Set<WebSocket>();
let pool: pg.Pool;
/** What is broadcast: a frame of the other server, cut at the place of its number. */
let frame: [string, string] = ['', ''];

function viewerOf(request: IncomingMessage): string {
  const token = request.headers.authorization!.slice('Bearer '.length);
  return (jwt.verify(token, key, { algorithms: ['HS256'] }) as jwt.JwtPayload).sub!;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

type Route = (request: IncomingMessage) => Promise<string>;

const answer = async (name: string, text: string, values: unknown[]): Promise<string> =>
  (await pool.query({ name, text, values })).rows[0].body;

const routes: Record<string, Route> = {
  Q0: async (request) => {
    viewerOf(request);
    return '{"data":{"__typename":"Query"}}';
  },
  Q1: () => answer('Q1', Q1, []),
  Q2: (request) => answer('Q2', Q2, [viewerOf(request)]),
  Q3: (request) => answer('Q3', Q3, [viewerOf(request), request.url!.split('/')[2]]),
  M1: async (request) => {
    const viewer = viewerOf(request);
    const { roomId, clientMessageId, text } = JSON.parse(await bodyOf(request));
    return answer('M1', M1, [viewer, roomId, clientMessageId, text]);
  },
  broadcast: async (request) => {
    const text = Buffer.from(`${frame[0]}${request.url!.split('/')[2]}${frame[1]}`);
    for (const socket of sockets) socket.send(text, { binary: false });
    return '{}';
  },
};

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await routes[request.url!.split('/')[1]!]!(request));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

answerParent({
  start: async (databaseUrl: string) => {
    pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE, options: '-c TimeZone=UTC -c jit=off' });
    // PostgreSQL may end before we do.
    pool.on('error', () => undefined);
    const server = createServer((request, response) => {
      respond(request, response).catch((error) => {
        const body = Buffer.from(String(error));
        response.writeHead(500, { 'content-length': body.length }).end(body);
      });
    });
    const door = new WebSocketServer({ server, perMessageDeflate: false });
    door.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  usage: (collect: boolean) => usage(collect),
  prepareFrame: (parts: [string, string]) => {
    frame = parts;
  },
});
