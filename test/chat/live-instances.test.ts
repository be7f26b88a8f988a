import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase, startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import type { Person } from '../kit/make.ts';
import { hasRedis, startRedis } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { join, LEAVE, makePost } from '../parties/kit.ts';
import { FOLLOW, makePair, say } from './live-kit.ts';

/** The same person at another instance. */
const at = (server: TestApp, person: Person): Person =>
  Object.assign(new TestClient(server.url, person.options), {
    id: person.id,
    nickname: person.nickname,
    sessionId: person.sessionId,
  });

describe.skipIf(!hasRedis)('two instances with one Redis', async () => {
  if (!hasRedis) return;
  const redis = await startRedis();
  const databaseUrl = await createDatabase();
  const config = { redisUrl: redis.url, rateLimitFactor: 1000 };
  const [one, two] = [await startTestApp({ databaseUrl, config }), await startTestApp({ databaseUrl, config })];
  const opened: TestSocket[] = [];
  const connect = (person: Person) => {
    const socket = new TestSocket(person);
    opened.push(socket);
    return socket;
  };
  afterAll(async () => {
    await Promise.all(opened.map((socket) => socket.dispose()));
    await Promise.all([one.close(), two.close()]);
    await redis.stop();
  });

  it('behave as one: what is said at one is heard at the other', async () => {
    const { minji, jun, roomId } = await makePair(one);
    const following = connect(at(two, jun)).subscribe(FOLLOW, { roomId });
    const inbox = connect(at(two, jun)).subscribe(
      'subscription { inbox { __typename ... on RoomChanged { unreadCount } } }',
    );
    await Promise.all([following.atLeast(1), inbox.atLeast(1)]);
    await say(minji, roomId, '저쪽에서도 들리나요');
    expect((await following.atLeast(2))[1]).toMatchObject({ seq: 1, message: { text: '저쪽에서도 들리나요' } });
    expect((await inbox.atLeast(2))[1]).toEqual({ __typename: 'RoomChanged', unreadCount: 1 });
    await at(two, minji).ask('mutation ($id: ID!) { setTyping(roomId: $id) }', { id: roomId });
    expect((await following.atLeast(3))[2]).toMatchObject({ __typename: 'MemberTyping', userId: minji.id });
  });

  it('tell an inbox at one what was read, and which room was left, at the other', async () => {
    const { author, id } = await makePost(one);
    const member = await join(one, author, id);
    const query = `subscription { inbox { __typename ... on RoomGone { unreadCount } ... on NotificationsRead { unreadNotificationCount } } }`;
    const inboxes = [author, member].map((person) => connect(at(two, person)).subscribe(query));
    await Promise.all(inboxes.map((inbox) => inbox.atLeast(1)));
    await author.ask('mutation { markNotificationsRead }');
    await member.ask(LEAVE, { id });
    expect((await inboxes[0]!.atLeast(2))[1]).toEqual({ __typename: 'NotificationsRead', unreadNotificationCount: 0 });
    expect((await inboxes[1]!.atLeast(2))[1]).toEqual({ __typename: 'RoomGone', unreadCount: 0 });
  });

  it('keep one order when both are written to at once', async () => {
    const { minji, jun, roomId } = await makePair(one);
    const followings = [connect(minji), connect(at(two, jun))].map((s) => s.subscribe(FOLLOW, { roomId }));
    await Promise.all(followings.map((f) => f.atLeast(1)));
    const [here, there] = [minji, at(two, minji)];
    await Promise.all(Array.from({ length: 40 }, (_, i) => say(i % 2 ? here : there, roomId, `${i}`)));
    const [first, second] = await Promise.all(
      followings.map(async (f) => (await f.atLeast(41)).slice(1).map((e) => [e.seq, e.message.text])),
    );
    expect(first!.map(([seq]) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(second).toEqual(first);
  });

  it('heal what was said while Redis was away', async () => {
    const { minji, jun, roomId } = await makePair(one);
    const following = connect(at(two, jun)).subscribe(FOLLOW, { roomId });
    await following.atLeast(1);
    await redis.stop();
    await say(minji, roomId, '레디스 없이');
    expect((await following.atLeast(2))[1]).toMatchObject({ seq: 1 });
    await redis.start();
    await until(() => one.app.events.healthy() && two.app.events.healthy());
    await say(minji, roomId, '다시 함께');
    expect((await following.atLeast(3))[2]).toMatchObject({ seq: 2 });
  });
});
