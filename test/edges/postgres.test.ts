import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { FOLLOW, makePair, SEND, say } from '../chat/live-kit.ts';
import { createDatabase, startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { testConfig } from '../kit/config.ts';
import type { Person } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { join, LEAVE, makePost } from '../parties/kit.ts';
import { startProduct } from '../start/kit.ts';

/** The same person at another address of the product. */
const at = (url: string, person: Person): Person =>
  Object.assign(new TestClient(url, person.options), {
    id: person.id,
    nickname: person.nickname,
    sessionId: person.sessionId,
  });

/** Two instances on one database: one reaches it through a proxy. */
async function startBoth() {
  const databaseUrl = await createDatabase();
  const proxy = await startProxy(databaseUrl);
  const config = { queryTimeoutMs: 1_000, rateLimitFactor: 1000 };
  const near = await startTestApp({ databaseUrl: proxy.url, config });
  const other = await startTestApp({ databaseUrl, config });
  onTestFinished(async () => {
    await proxy.restore();
    await Promise.all([near.close(), other.close()]);
  });
  return { proxy, near, other };
}

function connect(person: Person): TestSocket {
  const socket = new TestSocket(person);
  onTestFinished(() => socket.dispose());
  return socket;
}

async function readiness(server: TestApp) {
  const response = await fetch(`${server.url}/readyz`);
  const body = (await response.json()) as { rooms: { ok: boolean; followed: number; late: number } };
  return { ...body, status: response.status };
}

describe('connections that fall silent', () => {
  it('leave neither rooms nor jobs deaf, and the process ready', async () => {
    const { proxy, near, other } = await startBoth();
    const { minji, jun, roomId } = await makePair(near);
    const following = connect(jun).subscribe(FOLLOW, { roomId });
    await following.atLeast(1);
    expect((await readiness(near)).rooms).toEqual({ ok: true, followed: 1, late: 0 });
    for (let round = 1; round <= 3; round++) {
      proxy.silence();
      await say(at(other.url, minji), roomId, `${round}`);
      await until(() => following.events.length > round, undefined, 20_000);
      expect(following.events[round]).toMatchObject({ seq: round, message: { text: `${round}` } });
    }
    proxy.silence();
    await until(() => readiness(near).then(({ status }) => status === 200));

    proxy.silence();
    const input = {
      email: 'new@people.test',
      password: 'correct horse battery',
      birthDate: '1990-01-01',
      gender: 'MALE',
    };
    const signUp = () =>
      at(near.url, minji).send('mutation ($input: SignUpInput!) { signUp(input: $input) }', { input });
    await until(async () => (await signUp()).data?.signUp, undefined, 20_000);
    await until(
      async () => (await other.sql("select 1 from dev_mails where recipient = 'new@people.test'")).length > 0,
      () => 'the mail',
      30_000,
    );
  }, 120_000);

  it('to all of a database that hangs make the process unready, feeds and all, until it answers', async () => {
    const { proxy, near, other } = await startBoth();
    const { minji, jun, roomId } = await makePair(near);
    const following = connect(jun).subscribe(FOLLOW, { roomId });
    await following.atLeast(1);
    proxy.hold();
    await until(() => readiness(near).then(({ status }) => status === 503));
    await until(() => readiness(near).then(({ rooms }) => rooms.ok === false && rooms.late === 1), undefined, 30_000);
    await say(at(other.url, minji), roomId, '기다렸어요');
    await proxy.restore();
    await until(() => following.events.length > 1, undefined, 20_000);
    await until(() => readiness(near).then(({ status, rooms }) => status === 200 && rooms.ok), undefined, 20_000);
  }, 120_000);
});

it('a process that vanishes in the middle of a transaction does not freeze the room', async () => {
  const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
  const { author, id } = await makePost(server);
  const member = await join(server, author, id);
  const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
  const roomId: string = companion.room.id;
  await server.sql(
    `create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$`,
  );
  await server.sql(
    `create trigger linger before insert on room_events for each row when (new.kind = 'MEMBER_LEFT') execute function linger()`,
  );
  const { authSecret, webUrl } = testConfig();
  const product = startProduct({
    env: { DATABASE_URL: server.databaseUrl, AUTH_SECRET: authSecret, WEB_URL: webUrl, QUERY_TIMEOUT_MS: '3000' },
  });
  const leaving = at(await product.url(), member).ask(LEAVE, { id });
  leaving.catch(() => undefined);
  await until(
    async () => (await server.sql("select 1 from pg_stat_activity where wait_event = 'PgSleep'")).length > 0,
    undefined,
    30_000,
  );
  // It neither goes on nor closes its connections.
  product.process.kill('SIGSTOP');
  await until(
    async () => (await server.sql("select 1 from pg_stat_activity where state = 'idle in transaction'")).length > 0,
  );
  const said = await until(() => say(author, roomId, '아직 있나요?').catch(() => null), undefined, 30_000);
  expect(said.text).toBe('아직 있나요?');
  product.process.kill('SIGKILL');
}, 120_000);

it('whoever waits for a lock that somebody holds is told to try again', async () => {
  const server = await startTestApp();
  const { minji, roomId } = await makePair(server);
  const holder = new pg.Client(server.databaseUrl);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from rooms where id = $1 for update', [roomId]);
  const input = { roomId, clientMessageId: randomUUID(), text: '여보세요' };
  const { extensions } = await minji.refused(SEND, { input });
  expect(extensions).toMatchObject({ code: 'RATE_LIMITED', reason: 'SERVER_BUSY', retryAfterSeconds: 1 });
  await holder.end();
  expect((await minji.ask(SEND, { input })).sendMessage.seq).toBe(1);
});

describe('a short absence of PostgreSQL', () => {
  it('is not seen by who follows with the official client: it comes back by itself', async () => {
    const { proxy, near, other } = await startBoth();
    const { minji, jun, roomId } = await makePair(near);
    const ends: unknown[] = [];
    const codes: number[] = [];
    const seqs: number[] = [];
    const client = createClient({
      url: `${near.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${jun.options.token}` },
      retryAttempts: 1_000,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
      on: { closed: (event) => codes.push((event as { code: number }).code) },
    });
    onTestFinished(async () => client.dispose());
    let live: WebSocket | undefined;
    client.on('opened', (socket) => {
      live = socket as WebSocket;
    });
    client.subscribe(
      {
        query: FOLLOW,
        // Read anew at each subscription.
        get variables() {
          return { roomId, afterSeq: seqs.at(-1) ?? 0 };
        },
      },
      {
        next: ({ data }) => {
          const event = (data as { roomEvents: { __typename: string; seq: number } }).roomEvents;
          if (event.__typename === 'MessageSent') seqs.push(event.seq);
        },
        error: (error) => ends.push(error),
        complete: () => ends.push('complete'),
      },
    );
    await say(minji, roomId, 'before');
    await until(() => seqs.length === 1);

    // First a socket that is opened while the database is away and the session is not known yet any more …
    await proxy.cut();
    live!.terminate();
    await until(
      () => codes.includes(1013),
      () => `1013 in ${codes}`,
    );
    await say(at(other.url, minji), roomId, 'meanwhile');
    await proxy.restore();
    await until(() => seqs.length === 2, undefined, 20_000);
    // … then a subscription on an open socket whose session is known.
    await minji.ask('{ viewer { id } }');
    await jun.ask('{ viewer { id } }');
    codes.length = 0;
    await proxy.cut();
    const second = new Promise<string>((resolve) => {
      const unsubscribe = client.subscribe(
        { query: FOLLOW, variables: { roomId } },
        {
          next: () => {
            resolve('came back');
            unsubscribe();
          },
          error: (error) => resolve(JSON.stringify(error)),
          complete: () => resolve('complete'),
        },
      );
    });
    await until(
      () => codes.includes(1013),
      () => `1013 in ${codes}`,
    );
    await proxy.restore();
    expect(await second).toBe('came back');
    await say(at(other.url, minji), roomId, 'after');
    await until(() => seqs.length === 3, undefined, 20_000);
    expect(seqs).toEqual([1, 2, 3]);
    expect(ends).toEqual([]);
  }, 60_000);

  it('during an event ends the socket instead of delivering a hole', async () => {
    const server = await startTestApp({ config: { queryTimeoutMs: 500, rateLimitFactor: 1000 } });
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
    const roomId: string = companion.room.id;
    const socket = connect(member);
    const following = socket.subscribe(
      'subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { ... on RoomReady { seq } ... on MessageSent { seq message { text author { planners { totalCount } } } } } }',
      { roomId },
    );
    await following.atLeast(1);
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    // What a follower asks besides; neither the sending nor the log need it.
    await holder.query('begin; lock table planners in access exclusive mode');
    const { seq } = await say(author, roomId, '제목이 없어요');
    await until(() => socket.closed);
    expect(socket.closed!.code).toBe(1013);
    expect(following.events).toHaveLength(1);
    await holder.query('rollback');
    await holder.end();
    const events = await connect(member)
      .subscribe(FOLLOW, { roomId, afterSeq: seq - 1 })
      .atLeast(2);
    expect(events[1]).toMatchObject({ seq, message: { text: '제목이 없어요' } });
  });
});

it('a log that has gone back (a restored backup) sends its followers back, and tells whoever is ahead of it', async () => {
  const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
  const { minji, jun, roomId } = await makePair(server);
  const socket = connect(jun);
  const following = socket.subscribe(FOLLOW, { roomId });
  await following.atLeast(1);
  for (const text of ['하나', '둘', '셋', '넷', '다섯']) await say(minji, roomId, text);
  await following.atLeast(6);
  await server.sql('delete from room_events where room_id = $1 and seq > 3', [roomId]);
  await server.sql('delete from messages where room_id = $1 and seq > 3', [roomId]);
  await server.sql('update rooms set last_seq = 3, last_message_seq = 3 where id = $1', [roomId]);
  await until(() => socket.closed);
  expect(socket.closed!.code).toBe(1013);
  const back = connect(jun);
  const ahead = back.subscribe(FOLLOW, { roomId, afterSeq: 5 });
  await ahead.end();
  expect(ahead.errors[0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: 'afterSeq', reason: 'TOO_LARGE', limit: 3 }],
  });
  const { room } = await jun.ask('query ($id: ID!) { room(id: $id) { lastSeq } }', { id: roomId });
  const again = back.subscribe(FOLLOW, { roomId, afterSeq: room.lastSeq });
  await again.atLeast(1);
  await say(minji, roomId, '다시 넷');
  expect((await again.atLeast(2))[1]).toMatchObject({ seq: 4, message: { text: '다시 넷' } });
});
