import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePair, say } from '../chat/live-kit.ts';
import { createDatabase, startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import type { Person } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import type { TcpProxy } from '../kit/tcp-proxy.ts';
import { until } from '../kit/until.ts';

const INBOX = `subscription { inbox { __typename
  ... on InboxReady { unreadCount } ... on RoomChanged { unreadCount } ... on NotificationArrived { notification { kind } } } }`;
const READY = (unreadCount: number) => ({ __typename: 'InboxReady', unreadCount });

describe.skipIf(!hasRedis)('across two processes, while words between them are lost', () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  /** Reaches Redis by way of the proxy. */
  let lonely: TestApp;
  let other: TestApp;
  const opened: TestSocket[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    proxy = await startProxy(redis.url);
    const databaseUrl = await createDatabase();
    const config = { rateLimitFactor: 1000 };
    lonely = await startTestApp({ databaseUrl, config: { ...config, redisUrl: proxy.url } });
    other = await startTestApp({ databaseUrl, config: { ...config, redisUrl: redis.url } });
    await until(() => lonely.app.events.healthy() && other.app.events.healthy());
  });
  afterAll(async () => {
    await Promise.all(opened.map((socket) => socket.dispose()));
    await Promise.all([lonely.close(), other.close()]);
    await redis.stop();
  });

  const at = (server: TestApp, person: Person): Person =>
    Object.assign(new TestClient(server.url, person.options), {
      id: person.id,
      nickname: person.nickname,
      sessionId: person.sessionId,
    });
  const openSocket = (server: TestApp, person: Person) => {
    const socket = new TestSocket(at(server, person));
    opened.push(socket);
    return socket;
  };
  const back = async () => {
    await proxy.restore();
    await until(() => lonely.app.events.healthy());
  };

  for (const trouble of ['hold', 'cut'] as const) {
    it(`an inbox is told to query again, wherever it is (${trouble})`, async () => {
      const { minji, jun, roomId } = await makePair(other);
      const inboxes = [lonely, other].map((server) => openSocket(server, jun).subscribe(INBOX));
      await Promise.all(inboxes.map((inbox) => inbox.atLeast(1)));
      await proxy[trouble]();
      // The deaf one does not hear what the other says, …
      await say(at(other, minji), roomId, '들리나요');
      await until(() => inboxes[0]!.events.length > 1, undefined, 15_000);
      expect(inboxes[0]!.events.slice(0, 2)).toEqual([READY(0), READY(1)]);
      await inboxes[1]!.atLeast(2);
      expect(inboxes[1]!.events[1]).toEqual({ __typename: 'RoomChanged', unreadCount: 1 });
      // … and is not heard.
      await say(at(lonely, minji), roomId, '저는 들려요?');
      await until(() => inboxes[1]!.events.length > 2, undefined, 15_000);
      expect(inboxes[1]!.events[2]).toEqual(READY(2));
      await back();
      const heard = inboxes.map(({ events }) => events.length);
      await say(at(lonely, minji), roomId, '이제 들리죠');
      for (const [i, inbox] of inboxes.entries()) {
        await until(() => inbox.events.slice(heard[i]).some(({ __typename }) => __typename === 'RoomChanged'));
      }
    }, 60_000);
  }

  it('an inbox whose word died with the process that would have said it is told to query again', async () => {
    const { jun } = await makePair(other);
    const inbox = openSocket(other, jun).subscribe(INBOX);
    await inbox.atLeast(1);
    const tellNobody = async () => {
      await other.sql('delete from notifications where user_id = $1', [jun.id]);
      await other.sql(
        `insert into notifications (id, user_id, kind, created_at) values (gen_random_uuid(), $1, 'COMPANION_CHANGED', now())`,
        [jun.id],
      );
    };
    // What was there when it was first looked at is no news.
    await until(
      async () => {
        await tellNobody();
        return inbox.events.length > 1;
      },
      undefined,
      30_000,
    );
    expect(inbox.events.every(({ __typename }) => __typename === 'InboxReady')).toBe(true);
  }, 60_000);

  it('an ended session ends at the other process too: its sockets and its tokens', async () => {
    const { minji } = await makePair(other);
    const socket = openSocket(lonely, minji);
    await socket.subscribe(INBOX).atLeast(1);
    const there = at(lonely, minji);
    await there.ask('{ viewer { id } }');
    await proxy.hold();
    await at(other, minji).ask('mutation { signOut }');
    await until(() => socket.closed);
    expect(socket.closed!.code).toBe(4403);
    await until(async () => (await there.send('{ viewer { id } }')).errors[0]?.extensions.code === 'UNAUTHENTICATED');
    await back();
  }, 60_000);

  it('an ended session that nobody could be told of ends when Redis is back', async () => {
    const { minji } = await makePair(other);
    const socket = openSocket(lonely, minji);
    await socket.subscribe(INBOX).atLeast(1);
    await at(lonely, minji).ask('{ viewer { id } }');
    await proxy.cut();
    await at(other, minji).ask('mutation { signOut }');
    await back();
    await until(() => socket.closed);
    const { errors } = await at(lonely, minji).send('{ viewer { id } }');
    expect(errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});
