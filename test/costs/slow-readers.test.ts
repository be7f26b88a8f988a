import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { fillRoom } from '../chat/kit.ts';
import { FOLLOW, makePair } from '../chat/live-kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';

const MEGABYTE = 1024 * 1024;
/** A frame that is about to be sent, and pongs. */
const SLACK = 4 * 1024;

// The server's ends of all sockets, to see what waits in them.
const ends: WebSocket[] = [];
const { handleUpgrade } = WebSocketServer.prototype;
WebSocketServer.prototype.handleUpgrade = function (this: WebSocketServer, request, stream, head, callback) {
  handleUpgrade.call(this, request, stream, head, (socket, req) => {
    ends.push(socket);
    callback(socket, req);
  });
};

const server = await startTestApp({ config: { rateLimitFactor: 1_000 } });
const anybody = new TestClient(server.url);
const opened: WebSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.terminate();
  ends.length = 0;
});

/** A hundred posts of two thousand syllables: six hundred kilobytes. */
const POSTS = '{ companions(first: 100) { nodes { content } } }';
const TWICE = '{ a: companions(first: 100) { nodes { content } } b: companions(first: 100) { nodes { content } } }';
beforeAll(async () => {
  const author = await makePerson(server);
  await server.sql(
    `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, member_count, created_at)
     select gen_random_uuid(), $1, 'a', repeat('가', 2000), 'kr', current_date + 10, current_date + 12, 4, 1, now() from generate_series(1, 100)`,
    [author.id],
  );
});

/** A socket without a library, to be as rude as a test needs. */
async function rude(token?: string): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => undefined);
  opened.push(socket);
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} }));
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}

const subscribe = (socket: WebSocket, id: string, query: string, variables = {}) =>
  socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query, variables } }));

/** The most that ever waited in one socket, bytes, while the client did `work` and until the server has cut it off or nothing more happens. */
async function mostWaiting(work: () => Promise<void>): Promise<number> {
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      for (const end of ends) most = Math.max(most, end.bufferedAmount);
      await turn();
    }
  })();
  await work();
  isOver = true;
  await watching;
  return most;
}

const isCutOff = () =>
  until(
    () => server.sockets() === 0,
    () => 'the slow reader to be cut off',
    30_000,
  );

describe('a reader who does not read', () => {
  const rudeness: [what: string, act: (socket: WebSocket) => Promise<void>][] = [
    [
      'twenty long answers at once',
      async (socket) => {
        for (let i = 0; i < 20; i++) subscribe(socket, String(i), POSTS);
        // It gets what fits and refusals, or is cut off; nothing grows.
        for (let i = 0; i < 2_000; i++) await turn();
      },
    ],
    [
      'long answers again and again',
      async (socket) => {
        for (let i = 0; server.sockets() > 0; i++) {
          if (socket.readyState === WebSocket.OPEN) subscribe(socket, String(i), POSTS);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    ],
    [
      'pongs to its pings',
      async (socket) => {
        while (server.sockets() > 0) {
          for (let i = 0; i < 1_000 && socket.readyState === WebSocket.OPEN; i++) socket.ping(Buffer.alloc(120));
          await turn();
        }
      },
    ],
    [
      'the same in the words of the protocol',
      async (socket) => {
        const payload = { text: 'x'.repeat(10_000) };
        while (server.sockets() > 0) {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'ping', payload }));
          await turn();
        }
      },
    ],
    [
      'refusals of what it asks',
      async (socket) => {
        for (let i = 0; server.sockets() > 0; i++) {
          if (socket.readyState === WebSocket.OPEN) subscribe(socket, String(i), `{ ${'nothing '.repeat(50)} }`);
          await turn();
        }
      },
    ],
  ];

  it.each(rudeness)('has at most a megabyte waiting for it: %s', { timeout: 60_000 }, async (_what, act) => {
    const socket = await rude();
    socket.pause();
    expect(await mostWaiting(() => act(socket))).toBeLessThan(MEGABYTE + SLACK);
  });

  it('has at most a megabyte waiting for it: the replay of a room', { timeout: 60_000 }, async () => {
    const { minji, jun, roomId } = await makePair(server);
    await fillRoom(server, roomId, [minji], 1_500);
    await server.sql('update messages set text = $2 where room_id = $1', [roomId, '가'.repeat(4_000)]);
    const socket = await rude(jun.options.token);
    socket.pause();
    const most = await mostWaiting(async () => {
      subscribe(socket, '1', FOLLOW, { roomId, afterSeq: 0 });
      await until(
        () => ends.some((end) => end.bufferedAmount > 0) || server.sockets() === 0,
        () => 'a queue',
        20_000,
      );
      for (let i = 0; i < 2_000; i++) await turn();
    });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(MEGABYTE + SLACK);
  });

  it('and never comes back is cut off with what it left', { timeout: 60_000 }, async () => {
    const socket = await rude();
    socket.pause();
    for (let i = 0; i < 10; i++) subscribe(socket, String(i), POSTS);
    await isCutOff();
    expect(ends.every((end) => end.bufferedAmount === 0)).toBe(true);
  });
});

describe('a reader who reads', () => {
  it('gets long answers one after the other', async () => {
    const socket = new TestSocket(anybody);
    for (let i = 0; i < 10; i++) {
      const { data } = await socket.send(POSTS);
      expect(data.companions.nodes).toHaveLength(100);
    }
    expect(socket.closed).toBeNull();
    await socket.dispose();
  });

  it('gets many at once, or is told that they are too long together', async () => {
    const socket = new TestSocket(anybody);
    const answers = await Promise.all(Array.from({ length: 10 }, () => socket.send(POSTS)));
    for (const { data, errors } of answers) {
      if (data) expect(data.companions.nodes).toHaveLength(100);
      else expect(errors[0].extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason: 'ANSWER_TOO_LARGE' });
    }
    expect(answers.some(({ data }) => data)).toBe(true);
    expect((await socket.send(POSTS)).data.companions.nodes).toHaveLength(100);
    expect(socket.closed).toBeNull();
    await socket.dispose();
  });

  it('is told that one answer is too long for a socket; over HTTP it is not', async () => {
    const socket = new TestSocket(anybody);
    const { errors } = await socket.send(TWICE);
    expect(errors[0].extensions).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      reason: 'ANSWER_TOO_LARGE',
      limit: expect.any(Number),
    });
    expect((await anybody.ask(TWICE)).a.nodes).toHaveLength(100);
    await socket.dispose();
  });
});
