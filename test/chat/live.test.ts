import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { type Received, TestSocket } from '../kit/socket.ts';
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

const sent = (events: { __typename: string; seq: number; message?: { text: string } }[]) =>
  events.filter((e) => e.__typename === 'MessageSent').map((e) => [e.seq, e.message!.text]);

describe('following a room', () => {
  it('begins with where the log stands, and brings what is said from then on', async () => {
    const { minji, jun, roomId } = await makePair(server);
    await say(minji, roomId, '먼저 한 말');
    const following = connect(jun).subscribe(FOLLOW, { roomId });
    expect(await following.atLeast(1)).toEqual([{ __typename: 'RoomReady', seq: 1, replayCount: 0 }]);
    const message = await say(minji, roomId, '안녕하세요');
    const [, event] = await following.atLeast(2);
    expect(event).toMatchObject({
      __typename: 'MessageSent',
      seq: 2,
      message: { id: message.id, text: '안녕하세요', author: { id: minji.id } },
    });
  });

  it('brings exactly what was missed to a client that comes back with afterSeq', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const phone = connect(jun);
    const before = phone.subscribe(FOLLOW, { roomId });
    await before.atLeast(1);
    await say(minji, roomId, '하나');
    await before.atLeast(2);
    phone.cut();
    await until(() => phone.closed);
    for (const text of ['둘', '셋', '넷']) await say(minji, roomId, text);
    const after = connect(jun).subscribe(FOLLOW, { roomId, afterSeq: 1 });
    const events = await after.atLeast(4);
    expect(events[0]).toEqual({ __typename: 'RoomReady', seq: 4, replayCount: 3 });
    expect(sent(events)).toEqual([
      [2, '둘'],
      [3, '셋'],
      [4, '넷'],
    ]);
    await say(minji, roomId, '다섯');
    expect(sent(await after.atLeast(5)).at(-1)).toEqual([5, '다섯']);
  });

  it('loses and doubles nothing when messages stream in while many subscribe at every position', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const total = 150;
    const socket = connect(jun);
    const followings: { from: number; received: Received }[] = [];
    for (let i = 1; i <= total; i++) {
      const saying = Promise.all([say(minji, roomId, `${i}`)]);
      if (i % 10 === 0) {
        const from = Math.floor(i / 2);
        // Sockets hold 20 operations: each of these has its own.
        followings.push({ from, received: connect(jun).subscribe(FOLLOW, { roomId, afterSeq: from }) });
      }
      await saying;
    }
    for (const { from, received } of followings) {
      const events = await received.atLeast(1 + total - from);
      expect(events[0].__typename).toBe('RoomReady');
      expect(events.slice(1).map((e) => e.seq)).toEqual(Array.from({ length: total - from }, (_, i) => from + 1 + i));
    }
    await socket.dispose();
  });

  it('keeps the order of numbers under parallel senders, the same for all who follow', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const followings = [minji, jun, minji].map((person) => connect(person).subscribe(FOLLOW, { roomId }));
    await Promise.all(followings.map((f) => f.atLeast(1)));
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        Promise.all([1, 2, 3].map((n) => say(i % 2 ? minji : jun, roomId, `${i}/${n}`))),
      ),
    );
    const seen = await Promise.all(followings.map(async (f) => sent((await f.atLeast(61)).filter((e) => e.seq > 0))));
    expect(seen[0]!.map(([seq]) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('tells of edits and deletions with numbers of their own', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const following = connect(jun).subscribe(FOLLOW, { roomId });
    await following.atLeast(1);
    const message = await say(minji, roomId, '오타');
    await minji.ask('mutation ($id: ID!) { editMessage(id: $id, text: "고침") { id } }', { id: message.id });
    await minji.ask('mutation ($id: ID!) { deleteMessage(id: $id) { id } }', { id: message.id });
    const events = await following.atLeast(4);
    expect(events.slice(1).map((e) => [e.__typename, e.seq])).toEqual([
      ['MessageSent', 1],
      ['MessageEdited', 2],
      ['MessageDeleted', 3],
    ]);
    expect(events[3]).toMatchObject({ messageId: message.id });
    // Whoever comes later finds the same places, and no word of what was taken back.
    const late = await connect(jun).subscribe(FOLLOW, { roomId, afterSeq: 0 }).atLeast(4);
    expect(late.slice(1).map((e) => [e.__typename, e.seq])).toEqual([
      ['MessageSent', 1],
      ['MessageEdited', 2],
      ['MessageDeleted', 3],
    ]);
    expect(late[1].message.text).toBeNull();
  });

  it('passes typing and read marks on without keeping them', async () => {
    const { minji, jun, roomId } = await makePair(server);
    await say(minji, roomId, '읽어 주세요');
    const [hers, his] = [connect(minji).subscribe(FOLLOW, { roomId }), connect(jun).subscribe(FOLLOW, { roomId })];
    await Promise.all([hers.atLeast(1), his.atLeast(1)]);
    await jun.ask('mutation ($id: ID!) { setTyping(roomId: $id) }', { id: roomId });
    await jun.ask('mutation ($id: ID!) { markRoomRead(roomId: $id, seq: 1) { id } }', { id: roomId });
    expect((await hers.atLeast(3)).slice(1)).toEqual([
      { __typename: 'MemberTyping', userId: jun.id, ttlSeconds: 5 },
      { __typename: 'ReadMarkerMoved', userId: jun.id, lastReadSeq: 1 },
    ]);
    // One does not see oneself typing.
    expect((await his.atLeast(2)).slice(1)).toEqual([
      { __typename: 'ReadMarkerMoved', userId: jun.id, lastReadSeq: 1 },
    ]);
    const later = await connect(jun).subscribe(FOLLOW, { roomId, afterSeq: 0 }).atLeast(2);
    expect(later.map((e) => e.__typename)).toEqual(['RoomReady', 'MessageSent']);
  });

  it('shows each follower the own view where the document asks for it', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const document = `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { ... on RoomReady { seq } ... on MessageSent { message { isMine room { unreadCount title } } } } }`;
    const [hers, his] = [connect(minji).subscribe(document, { roomId }), connect(jun).subscribe(document, { roomId })];
    await Promise.all([hers.atLeast(1), his.atLeast(1)]);
    await say(minji, roomId, '누구 거?');
    expect((await hers.atLeast(2))[1]).toEqual({
      message: { isMine: true, room: { unreadCount: 0, title: jun.nickname } },
    });
    expect((await his.atLeast(2))[1]).toEqual({
      message: { isMine: false, room: { unreadCount: 1, title: minji.nickname } },
    });
    const onlyMine = `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { ... on RoomReady { seq } ... on MessageSent { message { isMine text } } } }`;
    const both = [connect(minji), connect(jun), connect(jun)].map((s) => s.subscribe(onlyMine, { roomId }));
    await Promise.all(both.map((f) => f.atLeast(1)));
    await say(jun, roomId, '내 거');
    expect(await Promise.all(both.map(async (f) => (await f.atLeast(2))[1].message.isMine))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a room that is not one’s own', () => {
  it('does not exist for a stranger, signed in or not', async () => {
    const { roomId } = await makePair(server);
    const stranger = await makePerson(server);
    for (const params of [undefined, {}]) {
      const socket = connect(stranger, params ? { params } : {});
      const following = socket.subscribe(FOLLOW, { roomId });
      await following.end();
      expect(following.errors[0]!.extensions.code).toBe(params ? 'UNAUTHENTICATED' : 'NOT_FOUND');
      expect(following.events).toEqual([]);
    }
    const nowhere = connect(stranger).subscribe(FOLLOW, { roomId: randomUUID() });
    await nowhere.end();
    expect(nowhere.errors[0]!.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'ROOM_NOT_FOUND' });
  });

  it('refuses a number that the log has not reached, and a negative one', async () => {
    const { jun, roomId } = await makePair(server);
    for (const [afterSeq, reason] of [
      [-1, 'TOO_SMALL'],
      [7, 'TOO_LARGE'],
    ] as const) {
      const following = connect(jun).subscribe(FOLLOW, { roomId, afterSeq });
      await following.end();
      expect(following.errors[0]!.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'afterSeq', reason }],
      });
    }
  });
});

describe('the inbox', () => {
  const INBOX = `subscription { inbox { __typename ... on InboxReady { unreadCount } ... on RoomChanged { unreadCount room { id title unreadCount isHidden lastMessage { text } } } } }`;

  it('begins with what is unread, and tells of rooms that change', async () => {
    const { minji, jun, roomId } = await makePair(server);
    await say(minji, roomId, '첫 번째');
    const inbox = connect(jun).subscribe(INBOX);
    expect(await inbox.atLeast(1)).toEqual([{ __typename: 'InboxReady', unreadCount: 1 }]);
    await say(minji, roomId, '두 번째');
    const [, changed] = await inbox.atLeast(2);
    expect(changed).toEqual({
      __typename: 'RoomChanged',
      unreadCount: 2,
      room: { id: roomId, title: minji.nickname, unreadCount: 2, isHidden: false, lastMessage: { text: '두 번째' } },
    });
  });

  it('tells nobody of rooms of others', async () => {
    const { minji, roomId } = await makePair(server);
    const stranger = await makePerson(server);
    const inbox = connect(stranger).subscribe(INBOX);
    await inbox.atLeast(1);
    await say(minji, roomId, '둘만의 말');
    const own = await makePair(server);
    await say(own.minji, own.roomId, '다른 방');
    expect(inbox.events).toHaveLength(1);
  });
});
