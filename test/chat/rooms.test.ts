import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { depart, HIDE, makePair, makePartyRoom, OPEN, openRoom, ROOM, ROOMS, roomIds, say } from './kit.ts';

const server = await startTestApp();
const nobody = new TestClient(server.url);

describe('opening a direct room', () => {
  it('makes the one room of a pair, whoever opens it again', async () => {
    const { a, b, roomId } = await makePair(server);
    expect(await openRoom(a, b)).toBe(roomId);
    expect(await openRoom(b, a)).toBe(roomId);
    const { room } = await a.ask(ROOM, { id: roomId });
    expect(room).toMatchObject({
      kind: 'DIRECT',
      title: b.nickname,
      counterpart: { id: b.id },
      lastSeq: 0,
      lastMessage: null,
    });
    expect(room.members.map((member: { user: { id: string } }) => member.user.id).sort()).toEqual([a.id, b.id].sort());
    expect((await b.ask(ROOM, { id: roomId })).room).toMatchObject({ title: a.nickname, counterpart: { id: a.id } });
  });

  it('from both sides at once makes one room', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const opened = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? openRoom(a, b) : openRoom(b, a))));
    expect(new Set(opened).size).toBe(1);
    const members = await server.sql('select user_id from room_members where room_id = $1', [opened[0]]);
    expect(members).toHaveLength(2);
    expect([await roomIds(a), await roomIds(b)]).toEqual([[opened[0]], [opened[0]]]);
  });

  it('shows it to the opener at once, and to the other from the first message on', async () => {
    const { a, b, roomId } = await makePair(server);
    expect(await roomIds(a)).toEqual([roomId]);
    for (const scope of ['VISIBLE', 'HIDDEN', 'ALL']) expect(await roomIds(b, scope)).toEqual([]);
    await say(a, roomId, '안녕하세요');
    expect([await roomIds(a), await roomIds(b)]).toEqual([[roomId], [roomId]]);
  });

  it('is refused with oneself, with nobody, and with who has left', async () => {
    const [a, gone] = await Promise.all([makePerson(server), makePerson(server)]);
    await depart(server, gone.id);
    const self = await a.refused(OPEN, { userId: a.id });
    expect(self.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROOM_WITH_SELF' });
    for (const userId of [newId(), 'no id', '', gone.id]) {
      const { extensions } = await a.refused(OPEN, { userId });
      expect(extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'USER_NOT_FOUND' });
    }
    expect(await roomIds(a, 'ALL')).toEqual([]);
  });

  it('needs a signed-in, verified person', async () => {
    const [b, unverified] = await Promise.all([makePerson(server), makePerson(server, { verified: false })]);
    expect((await nobody.refused(OPEN, { userId: b.id })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(OPEN, { userId: b.id })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
  });
});

describe('hiding a room', () => {
  it('hides it for oneself alone, and the next message shows it to both again', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(a, roomId, '첫 번째');
    expect((await a.ask(HIDE, { roomId })).hideRoom).toEqual({ id: roomId, isHidden: true });
    expect([await roomIds(a), await roomIds(a, 'HIDDEN'), await roomIds(a, 'ALL')]).toEqual([[], [roomId], [roomId]]);
    expect([await roomIds(b), await roomIds(b, 'HIDDEN')]).toEqual([[roomId], []]);
    await b.ask(HIDE, { roomId });
    expect(await roomIds(b)).toEqual([]);
    await say(b, roomId, '두 번째');
    expect([await roomIds(a), await roomIds(b)]).toEqual([[roomId], [roomId]]);
  });

  it('is not undone by reading, typing or editing', async () => {
    const { a, b, roomId } = await makePair(server);
    const message = await say(a, roomId, '첫 번째');
    await b.ask(HIDE, { roomId });
    await b.ask('query ($id: ID!) { room(id: $id) { messages { nodes { id } } } }', { id: roomId });
    await b.ask('mutation ($id: ID!) { markRoomRead(roomId: $id, seq: 1) { id } setTyping(roomId: $id) }', {
      id: roomId,
    });
    await a.ask('mutation ($id: ID!) { editMessage(id: $id, text: "고침") { id } }', { id: message.id });
    expect(await roomIds(b)).toEqual([]);
    expect((await b.ask(ROOM, { id: roomId })).room).toMatchObject({ isHidden: true, lastMessage: { text: '고침' } });
  });

  it('is undone for the opener alone by opening it again', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(a, roomId, '첫 번째');
    await Promise.all([a.ask(HIDE, { roomId }), b.ask(HIDE, { roomId })]);
    expect((await a.ask(OPEN, { userId: b.id })).openDirectRoom).toEqual({ id: roomId, isHidden: false });
    expect([await roomIds(a), await roomIds(b)]).toEqual([[roomId], []]);
  });

  it('works on an empty room, too', async () => {
    const { a, roomId } = await makePair(server);
    await a.ask(HIDE, { roomId });
    expect([await roomIds(a), await roomIds(a, 'HIDDEN')]).toEqual([[], [roomId]]);
  });

  it('is refused to strangers, unverified and signed out, and hides nothing', async () => {
    const { a, roomId } = await makePair(server);
    const [stranger, unverified] = await Promise.all([makePerson(server), makePerson(server, { verified: false })]);
    for (const id of [roomId, newId(), 'no id']) {
      expect((await stranger.refused(HIDE, { roomId: id })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'ROOM_NOT_FOUND',
      });
    }
    expect((await nobody.refused(HIDE, { roomId })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(HIDE, { roomId })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect(await roomIds(a)).toEqual([roomId]);
  });
});

describe('the list of rooms', () => {
  it('has the last activity first, and pages without gaps while rooms move', async () => {
    const a = await makePerson(server);
    const others = await Promise.all(Array.from({ length: 5 }, () => makePerson(server)));
    const ids: string[] = [];
    for (const other of others) {
      const id = await openRoom(a, other);
      await say(a, id, '안녕하세요');
      ids.unshift(id);
    }
    expect(await roomIds(a)).toEqual(ids);
    const first = (await a.ask(ROOMS, { first: 2 })).rooms;
    expect(first.nodes.map((room: { id: string }) => room.id)).toEqual(ids.slice(0, 2));
    expect(first.pageInfo.hasNextPage).toBe(true);
    await say(others[4]!, ids[0]!, '다시');
    const second = (await a.ask(ROOMS, { first: 10, after: first.pageInfo.endCursor })).rooms;
    expect(second.nodes.map((room: { id: string }) => room.id)).toEqual(ids.slice(2));
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('refuses a cursor of another scope, and a page that is too large', async () => {
    const { a, roomId } = await makePair(server);
    const { rooms } = await a.ask(ROOMS, { first: 1 });
    const wrong = await a.refused(ROOMS, { scope: 'ALL', after: rooms.pageInfo.endCursor });
    expect(wrong.extensions.fields).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
    const tooMany = await a.refused(ROOMS, { first: 101 });
    expect(tooMany.extensions.fields).toMatchObject([{ path: 'first', reason: 'TOO_LARGE', limit: 100 }]);
    expect(await roomIds(a)).toEqual([roomId]);
  });

  it('is for the signed in, each their own', async () => {
    const { roomId } = await makePair(server);
    const stranger = await makePerson(server);
    expect((await nobody.refused(ROOMS)).extensions.code).toBe('UNAUTHENTICATED');
    for (const scope of ['VISIBLE', 'HIDDEN', 'ALL']) expect(await roomIds(stranger, scope)).toEqual([]);
    for (const id of [roomId, newId(), 'no id']) expect((await stranger.ask(ROOM, { id })).room).toBeNull();
  });
});

describe('a room', () => {
  it('keeps its history for the one who stays when the other has left', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(b, roomId, '잘 있어요');
    await depart(server, b.id);
    const { room } = await a.ask(ROOM, { id: roomId });
    expect(room).toMatchObject({ title: '탈퇴한 여행자', counterpart: null, lastMessage: { text: '잘 있어요' } });
    expect(room.members.map((member: { user: unknown }) => member.user)).toContain(null);
    const { rooms } = await a.ask('{ rooms { nodes { title counterpart { id } lastMessage { author { id } } } } }');
    expect(rooms.nodes).toEqual([{ title: '탈퇴한 여행자', counterpart: null, lastMessage: { author: null } }]);
  });

  it('of a party has the title of the post and no counterpart', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, [a, b, c], '오사카 먹방');
    const { room } = await b.ask(ROOM, { id: roomId });
    expect(room).toMatchObject({ kind: 'PARTY', title: '오사카 먹방', counterpart: null });
    expect(room.members).toHaveLength(3);
    const { rooms } = await c.ask('{ rooms { nodes { companion { title author { id } } } } }');
    expect(rooms.nodes).toEqual([{ companion: { title: '오사카 먹방', author: { id: a.id } } }]);
    const direct = await openRoom(a, c);
    expect(await a.ask('query ($id: ID!) { room(id: $id) { companion { id } } }', { id: direct })).toEqual({
      room: { companion: null },
    });
  });

  it('of a party is nothing any more to who has left it', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, [a, b]);
    await say(a, roomId, '안녕');
    await server.sql('update room_members set left_at = now() where room_id = $1 and user_id = $2', [roomId, b.id]);
    expect((await b.ask(ROOM, { id: roomId })).room).toBeNull();
    expect(await roomIds(b, 'ALL')).toEqual([]);
    expect((await a.ask(ROOM, { id: roomId })).room.members).toHaveLength(1);
    for (const mutation of [HIDE, 'mutation ($roomId: ID!) { setTyping(roomId: $roomId) }']) {
      expect((await b.refused(mutation, { roomId })).extensions.reason).toBe('ROOM_NOT_FOUND');
    }
  });
});
