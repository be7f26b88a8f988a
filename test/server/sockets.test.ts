import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { sessionEnded } from '../../src/accounts/viewer.ts';
import { createLog } from '../../src/shared/log.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';

const server = await startTestApp();
const url = `${server.url.replace('http', 'ws')}/graphql`;
const PROTOCOL = 'graphql-transport-ws';
const INIT = JSON.stringify({ type: 'connection_init' });

interface Raw {
  socket: WebSocket;
  messages: { type: string; id?: string; payload?: unknown }[];
  closed: Promise<[code: number, reason: string]>;
}

/** A bare socket, for what no library would send. */
async function open(
  options: WebSocket.ClientOptions = {},
  protocol: string | string[] = PROTOCOL,
  path = url,
): Promise<Raw> {
  const socket = new WebSocket(path, protocol, options);
  const messages: Raw['messages'] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code, reason]): [number, string] => [code, String(reason)]);
  await once(socket, 'open');
  return { socket, messages, closed };
}

async function acknowledged(options: WebSocket.ClientOptions = {}): Promise<Raw> {
  const raw = await open(options);
  raw.socket.send(INIT);
  await until(() => raw.messages.some(({ type }) => type === 'connection_ack'));
  return raw;
}

/** The status with which an upgrade was refused. */
async function refusal(options: WebSocket.ClientOptions, path = url): Promise<number> {
  const socket = new WebSocket(path, PROTOCOL, options);
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

const subscribe = (id: string, query: string) => JSON.stringify({ id, type: 'subscribe', payload: { query } });

describe('a socket is refused', () => {
  it('from a page of another origin, whatever cookie it brings', async () => {
    const person = await makePerson(server);
    const cookie = `it_access=${person.options.token}`;
    for (const origin of ['http://evil.test', 'null', 'https://web.test'])
      expect(await refusal({ origin, headers: { cookie } })).toBe(403);
    const ours = new TestSocket(new TestClient(server.url, { headers: { cookie } }), { origin: 'http://web.test' });
    expect(await ours.send('{ rooms { nodes { id } } }')).toEqual({ data: { rooms: { nodes: [] } } });
    await ours.dispose();
  });

  it('at any other path', async () => {
    expect(await refusal({}, `${server.url.replace('http', 'ws')}/else`)).toBe(404);
  });

  it('with another subprotocol, or none', async () => {
    const old = new WebSocket(url, 'graphql-ws');
    expect((await once(old, 'error'))[0].message).toContain('subprotocol');
    const none = new WebSocket(url);
    const [code] = await once(none, 'close');
    expect(code).toBe(4406);
  });

  it('with a token that is none or has ended, instead of being nobody silently', async () => {
    for (const token of ['nonsense', '']) {
      const { socket, closed } = await open();
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
      expect(await closed).toEqual([4403, 'Forbidden']);
    }
  });
});

describe('a socket is closed', () => {
  it('when it does not begin within three seconds', async () => {
    const { closed } = await open();
    const startedAt = performance.now();
    expect(await closed).toEqual([4408, 'Connection initialisation timeout']);
    expect(performance.now() - startedAt).toBeGreaterThan(2_500);
  });

  it('when it begins twice', async () => {
    const { socket, closed } = await acknowledged();
    socket.send(INIT);
    expect((await closed)[0]).toBe(4429);
  });

  it('when it asks before it has begun', async () => {
    const { socket, closed } = await open();
    socket.send(subscribe('1', '{ __typename }'));
    expect((await closed)[0]).toBe(4401);
  });

  it('when two operations have the same id', async () => {
    const person = await makePerson(server);
    const { socket, closed } = await acknowledged({ headers: { authorization: `Bearer ${person.options.token}` } });
    socket.send(subscribe('1', 'subscription { inbox { __typename } }'));
    socket.send(subscribe('1', 'subscription { inbox { __typename } }'));
    expect((await closed)[0]).toBe(4409);
  });

  const nonsense: [what: string, message: string | Buffer, code: number][] = [
    ['an unknown type', JSON.stringify({ type: 'start' }), 4400],
    ['no JSON', '{ nope', 4400],
    ['JSON that is no message', '[1, 2]', 4400],
    ['a query that is no text', JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 5 } }), 4400],
    [
      'variables that are no object',
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{a}', variables: 5 } }),
      4400,
    ],
    ['a binary message', Buffer.from(INIT), 4400],
    ['a message over 64 KB', 'x'.repeat(70_000), 1009],
  ];
  it.each(nonsense)('when it sends %s', async (_what, message, code) => {
    const { socket, closed } = await acknowledged();
    socket.send(message);
    expect((await closed)[0]).toBe(code);
  });

  const whole = { id: '1', payload: { data: {} } };
  it.each<[what: string, message: object]>([
    ['connection_ack', { type: 'connection_ack' }],
    ['connection_ack with a payload', { type: 'connection_ack', payload: { a: 1 } }],
    ['next', { ...whole, type: 'next' }],
    ['error', { ...whole, type: 'error', payload: [{ message: 'x' }] }],
  ])('when it sends what only a server sends, and that is no error of ours: %s', async (_what, message) => {
    const lines: string[] = [];
    const quiet = await startTestApp({ log: createLog('info', { write: (line: string) => void lines.push(line) }) });
    for (const begin of [true, false]) {
      const { socket, messages, closed } = await open({}, PROTOCOL, `${quiet.url.replace('http', 'ws')}/graphql`);
      if (begin) {
        socket.send(INIT);
        await until(() => messages.length > 0);
      }
      socket.send(JSON.stringify(message));
      expect((await closed)[0]).toBe(4400);
    }
    await quiet.close();
    expect(lines.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  });

  it('when its session ends, and what it still sends is not heard', async () => {
    const person = await makePerson(server);
    const { socket, messages, closed } = await acknowledged({
      headers: { authorization: `Bearer ${person.options.token}` },
    });
    await server.sql('update sessions set revoked_at = now() where id = $1', [person.sessionId]);
    sessionEnded(server.app, person.sessionId);
    socket.send(subscribe('1', '{ rooms { nodes { id } } }'));
    expect(await closed).toEqual([4403, 'Session ended']);
    expect(messages.map(({ type }) => type)).toEqual(['connection_ack']);
  });
});

describe('one socket', () => {
  it('has twenty operations at once, and is told at the twenty-first', async () => {
    const person = await makePerson(server);
    const socket = new TestSocket(person);
    const following = Array.from({ length: 20 }, () => socket.subscribe('subscription { inbox { __typename } }'));
    for (const received of following) await received.atLeast(1);
    const tooMany = await socket.send('{ __typename }');
    expect(tooMany.errors[0].extensions).toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_OPERATIONS',
      limit: 20,
    });
    following[0]!.stop();
    await until(async () => (await socket.send('{ __typename }')).data);
    await socket.dispose();
  });

  it('speaks the language of its parameters, of its header otherwise', async () => {
    const words = async (options: WebSocket.ClientOptions, payload?: object) => {
      const { socket, messages } = await open(options);
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
      await until(() => messages.length === 1);
      socket.send(subscribe('1', '{ rooms { nodes { id } } }'));
      await until(() => messages.length >= 2);
      socket.terminate();
      return (messages[1]!.payload as { errors: { message: string }[] }).errors[0]!.message;
    };
    expect(await words({})).toBe('로그인이 필요합니다.');
    expect(await words({ headers: { 'accept-language': 'en' } })).toBe('Please sign in.');
    expect(await words({}, { 'Accept-Language': 'en' })).toBe('Please sign in.');
  });
});

describe('sockets are counted', () => {
  it('by person: the fifty-first is closed, and one that goes makes room', async () => {
    const person = await makePerson(server);
    const headers = { authorization: `Bearer ${person.options.token}` };
    const fifty = await Promise.all(Array.from({ length: 50 }, () => acknowledged({ headers })));
    const { socket, closed } = await open({ headers });
    socket.send(INIT);
    expect((await closed)[0]).toBe(4429);
    fifty[0]!.socket.close();
    await fifty[0]!.closed;
    await until(async () => {
      const raw = await open({ headers });
      raw.socket.send(INIT);
      const first = await Promise.race([raw.closed.then(() => false), until(() => raw.messages.length > 0)]);
      raw.socket.terminate();
      return first;
    });
    for (const raw of fifty) raw.socket.terminate();
  });

  it('by address: the 501st of one address is refused, of another is not', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const sockets = await Promise.all(Array.from({ length: 500 }, () => open({ headers })));
    expect(await refusal({ headers })).toBe(429);
    // What a client writes into the header itself stands before what our proxy adds.
    expect(await refusal({ headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } })).toBe(429);
    const other = await open({ headers: { 'x-forwarded-for': '203.0.113.8' } });
    for (const { socket } of [...sockets, other]) socket.terminate();
    await until(() => server.sockets() === 0);
  });

  it('and none is left behind: no topic is listened to when all are gone', async () => {
    const before = server.app.events.topics();
    const person = await makePerson(server);
    const socket = new TestSocket(person);
    await socket.subscribe('subscription { inbox { __typename } }').atLeast(1);
    expect(server.app.events.topics()).toBeGreaterThan(before);
    socket.cut();
    await until(() => server.sockets() === 0 && server.app.events.topics() === before);
  });
});

it('without TRUST_PROXY nobody chooses an address by a header', async () => {
  const direct = await startTestApp({ config: { trustProxy: { hops: 0 }, rateLimitFactor: 1 } });
  const path = `${direct.url.replace('http', 'ws')}/graphql`;
  const sockets = await Promise.all(
    Array.from({ length: 500 }, (_, i) =>
      open({ headers: { 'x-forwarded-for': `203.0.113.${i % 200}` } }, PROTOCOL, path),
    ),
  );
  expect(await refusal({ headers: { 'x-forwarded-for': '198.51.100.1' } }, path)).toBe(429);
  for (const { socket } of sockets) socket.terminate();
});
