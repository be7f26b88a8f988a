import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { join, makePost } from '../parties/kit.ts';
import { DELETE, depart, makePair, openRoom, READ, say } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });

const CAN = 'viewerCan { send { allowed code reason message } leave { allowed code reason message } }';
const YES = { allowed: true, code: null, reason: null, message: null };
const canIn = async (person: Person, id: string) =>
  (await person.ask(`query ($id: ID!) { room(id: $id) { ${CAN} } }`, { id })).room.viewerCan;

describe('what may be done in a room', () => {
  it('of two: writing while the other is there, and never leaving', async () => {
    const { a, b, roomId } = await makePair(server);
    const stays = {
      allowed: false,
      code: 'CONFLICT',
      reason: 'DIRECT_ROOM_STAYS',
      message: '둘만의 대화방은 나갈 수 없습니다. 대신 숨길 수 있습니다.',
    };
    expect(await canIn(a, roomId)).toEqual({ send: YES, leave: stays });
    await depart(server, b.id);
    expect(await canIn(a, roomId)).toMatchObject({
      send: { allowed: false, code: 'CONFLICT', reason: 'COUNTERPART_GONE' },
    });
  });

  it('of a party: writing for all, leaving for all but the author', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
    expect(await canIn(member, companion.room.id)).toEqual({ send: YES, leave: YES });
    expect(await canIn(author, companion.room.id)).toMatchObject({ send: YES, leave: { reason: 'AUTHOR_STAYS' } });
    await depart(server, author.id);
    expect(await canIn(member, companion.room.id)).toEqual({ send: YES, leave: YES });
  });

  it('is said to whoever has no verified address, too', async () => {
    const [a, b] = [await makePerson(server), await makePerson(server, { verified: false })];
    const roomId = await openRoom(a, b);
    await say(a, roomId, '안녕하세요');
    const refusal = { allowed: false, code: 'EMAIL_NOT_VERIFIED', reason: 'EMAIL_NOT_VERIFIED' };
    const can = await b.ask(
      `query ($id: ID!) { room(id: $id) { ${CAN} lastMessage { viewerCan { edit { allowed code reason } } } } }`,
      { id: roomId },
    );
    expect(can.room).toMatchObject({
      viewerCan: { send: refusal, leave: refusal },
      lastMessage: { viewerCan: { edit: refusal } },
    });
  });

  it('costs a list of rooms the same for 3 as for 12, and says the same as each room alone', async () => {
    const person = await makePerson(server);
    for (let i = 0; i < 6; i++) {
      const other = await makePerson(server);
      await say(other, await openRoom(person, other), `${i}`);
      if (i === 2) await depart(server, other.id);
      const { author, id } = await makePost(server);
      if (i % 2) await author.ask('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', { id: person.id });
      const { applyToCompanion } = await person.ask(
        'mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }',
        { id },
      );
      await author.ask('mutation ($id: ID!) { acceptApplication(id: $id) { id } }', { id: applyToCompanion.id });
    }
    const counts = [];
    for (const first of [3, 12]) {
      const { result, statements } = await countStatements(() =>
        person.ask(`{ rooms(first: ${first}) { nodes { id title firstUnreadSeq unreadCount ${CAN} } } }`),
      );
      expect(result.rooms.nodes).toHaveLength(first);
      counts.push(statements.length);
      for (const { id, viewerCan } of result.rooms.nodes) expect(await canIn(person, id)).toEqual(viewerCan);
    }
    expect(counts).toEqual([2, 2]);
  });
});

describe('the first unread message', () => {
  const UNREAD = 'query ($id: ID!) { room(id: $id) { firstUnreadSeq unreadCount lastReadSeq } }';
  const unread = async (person: Person, id: string) => {
    const { room } = await person.ask(UNREAD, { id });
    // As it came along in the room's own statement, and as a mutation's answer looks it up.
    const { hideRoom } = await person.ask(
      `mutation ($id: ID!) { hideRoom(roomId: $id) { firstUnreadSeq unreadCount } }`,
      {
        id,
      },
    );
    expect(hideRoom).toEqual({ firstUnreadSeq: room.firstUnreadSeq, unreadCount: room.unreadCount });
    expect(room.unreadCount === 0).toBe(room.firstUnreadSeq === null);
    return room.firstUnreadSeq;
  };

  it('is of others, stands, and comes after what was read; null when all is read', async () => {
    const { a, b, roomId } = await makePair(server);
    expect([await unread(a, roomId), await unread(b, roomId)]).toEqual([null, null]);
    const [first] = [await say(a, roomId, '1'), await say(a, roomId, '2'), await say(a, roomId, '3')];
    expect([await unread(a, roomId), await unread(b, roomId)]).toEqual([null, 1]);
    await a.ask(DELETE, { id: first!.id });
    expect(await unread(b, roomId)).toBe(2);
    await b.ask(READ, { roomId, seq: 2 });
    expect(await unread(b, roomId)).toBe(3);
    // Own sending marks as read.
    await say(b, roomId, '4');
    expect([await unread(a, roomId), await unread(b, roomId)]).toEqual([5, null]);
  });

  it('of a party is none from before one joined', async () => {
    const { author, id } = await makePost(server, { capacity: 4 });
    const first = await join(server, author, id);
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
    await say(author, companion.room.id, '이미 한 말');
    const late = await join(server, author, id);
    expect(await unread(late, companion.room.id)).toBeNull();
    const { seq } = await say(first, companion.room.id, '새 말');
    expect(await unread(late, companion.room.id)).toBe(seq);
  });
});
