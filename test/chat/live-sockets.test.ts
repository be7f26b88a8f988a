import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { sessionEnded } from '../../src/accounts/viewer.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { FOLLOW, makePair, say } from './live-kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
const connect = (...args: ConstructorParameters<typeof TestSocket>) => {
  const socket = new TestSocket(...args);
  opened.push(socket);
  return socket;
};
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

describe('sockets', () => {
  it('end with the session they were opened under', async () => {
    const { minji, roomId } = await makePair(server);
    const socket = connect(minji);
    await socket.subscribe(FOLLOW, { roomId }).atLeast(1);
    await server.sql('update sessions set revoked_at = now() where id = $1', [minji.sessionId]);
    sessionEnded(server.app, minji.sessionId);
    expect(await until(() => socket.closed)).toEqual({ code: 4403, reason: 'Session ended' });
  });

  it('are refused with a token that is worth nothing', async () => {
    const person = await makePerson(server);
    const socket = connect(person, { params: { authorization: 'Bearer nonsense' } });
    socket.subscribe('subscription { inbox { __typename } }');
    expect((await until(() => socket.closed)).code).toBe(4403);
  });

  it('leave no listener and no feed behind', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const before = server.app.events.topics();
    const sockets = Array.from({ length: 6 }, (_, i) => connect(i % 2 ? minji : jun));
    const followings = sockets.map((socket) => socket.subscribe(FOLLOW, { roomId }));
    const inboxes = sockets.map((socket) => socket.subscribe('subscription { inbox { __typename } }'));
    await Promise.all([...followings, ...inboxes].map((f) => f.atLeast(1)));
    expect(server.app.roomFeeds.size).toBeGreaterThan(0);
    followings[0]!.stop();
    for (const socket of sockets.slice(0, 3)) socket.cut();
    await Promise.all(sockets.slice(3).map((socket) => socket.dispose()));
    await until(
      () => server.app.roomFeeds.size === 0 && server.app.events.topics() <= before,
      () => `no topic above ${before}; there are ${server.app.events.topics()}`,
    );
  });

  it('of a reader that is too slow are cut off with 4008, and nothing is lost for it', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const received: number[] = [];
    const slow = rawSocket(server.url, jun.options.token!);
    await slow.open;
    slow.send({ id: '1', type: 'subscribe', payload: { query: FOLLOW, variables: { roomId } } });
    await until(() => slow.messages.some((m) => m.type === 'next'));
    const fast = connect(jun).subscribe(FOLLOW, { roomId });
    await fast.atLeast(1);
    slow.socket.pause();
    const text = '가'.repeat(4000);
    let last = 0;
    // The kernel's buffers take megabytes before a queue forms.
    await until(
      async () => {
        const spoken = await Promise.all(Array.from({ length: 25 }, () => say(minji, roomId, text)));
        last = Math.max(last, ...spoken.map(({ seq }) => seq));
        return server.sockets() === opened.filter((s) => s.socket?.readyState === WebSocket.OPEN).length;
      },
      () => 'the server to cut the slow reader off',
      60_000,
    );
    slow.socket.resume();
    const { code } = await slow.closed;
    // The close frame itself may stand behind what was not read: then the cut is all it sees.
    expect([4008, 1006]).toContain(code);
    await fast.atLeast(last + 1);
    for (const { type, payload } of slow.messages) {
      if (type === 'next' && payload.data.roomEvents.__typename === 'MessageSent')
        received.push(payload.data.roomEvents.seq);
    }
    const back = connect(jun).subscribe(FOLLOW, { roomId, afterSeq: received.at(-1) ?? 0 });
    const rest = (await back.atLeast(1 + last - (received.at(-1) ?? 0))).slice(1).map((e) => e.seq);
    expect([...received, ...rest]).toEqual(Array.from({ length: last }, (_, i) => i + 1));
  }, 120_000);
});

/** A socket without a library, to be as rude as a test needs. */
function rawSocket(url: string, token: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  const messages: any[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number }>((resolve) => socket.once('close', (code) => resolve({ code })));
  const send = (message: object) => socket.send(JSON.stringify(message));
  const open = (async () => {
    await new Promise((resolve) => socket.once('open', resolve));
    send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await until(() => messages.some((m) => m.type === 'connection_ack'));
  })();
  return { socket, messages, send, open, closed };
}
