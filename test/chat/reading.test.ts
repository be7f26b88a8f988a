import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import {
  DELETE,
  depart,
  fillRoom,
  HIDE,
  joinRoom,
  MESSAGES,
  makePair,
  makePartyRoom,
  openRoom,
  READ,
  ROOM,
  say,
  TYPING,
} from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1_000 } });
const limited = await startTestApp({ databaseUrl: server.databaseUrl });
const nobody = new TestClient(server.url);

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

async function pageOf(person: Person, id: string, args: Record<string, unknown> = {}) {
  const { nodes, pageInfo } = (await person.ask(MESSAGES, { id, ...args })).room.messages;
  return { seqs: nodes.map((message: { seq: number }) => message.seq), ...pageInfo };
}

describe('the history of a room', () => {
  it('is read from the newest up and from the oldest down, always oldest first', async () => {
    const { a, b, roomId } = await makePair(server);
    await fillRoom(server, roomId, [a, b], 35);
    const newest = await pageOf(b, roomId);
    expect(newest).toMatchObject({ seqs: upTo(35).slice(5), hasPreviousPage: true, hasNextPage: false });
    const older = await pageOf(b, roomId, { last: 30, before: newest.startCursor });
    expect(older).toMatchObject({ seqs: upTo(5), hasPreviousPage: false, hasNextPage: true });
    expect((await pageOf(b, roomId, { before: newest.startCursor })).seqs).toEqual(upTo(5));

    const oldest = await pageOf(b, roomId, { first: 20 });
    expect(oldest).toMatchObject({ seqs: upTo(20), hasNextPage: true, hasPreviousPage: false });
    await say(a, roomId, '36');
    const newer = await pageOf(b, roomId, { first: 20, after: oldest.endCursor });
    expect(newer).toMatchObject({ seqs: upTo(36).slice(20), hasNextPage: false, hasPreviousPage: true });
    expect((await pageOf(b, roomId, { after: newer.endCursor })).seqs).toEqual([]);
    expect((await pageOf(b, roomId, { last: 3 })).seqs).toEqual([34, 35, 36]);
    expect((await pageOf(b, roomId, { first: 0 })).seqs).toEqual([]);
  });

  it('refuses cursors of another room, both directions at once, and pages over 100', async () => {
    const { a, roomId } = await makePair(server);
    await say(a, roomId, '1');
    const other = await openRoom(a, await makePerson(server));
    const { endCursor } = await pageOf(a, roomId);
    const faultOf = async (args: Record<string, unknown>) =>
      (await a.refused(MESSAGES, { id: other, ...args })).extensions.fields;
    expect(await faultOf({ after: endCursor })).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
    expect(await faultOf({ last: 5, before: endCursor })).toMatchObject([{ path: 'before', reason: 'INVALID_CURSOR' }]);
    expect(await faultOf({ before: 'nonsense' })).toMatchObject([{ path: 'before', reason: 'INVALID_CURSOR' }]);
    expect(await faultOf({ first: 5, last: 5 })).toMatchObject([{ path: 'last', reason: 'NOT_TOGETHER' }]);
    expect(await faultOf({ last: 101 })).toMatchObject([{ path: 'last', reason: 'TOO_LARGE', limit: 100 }]);
    expect(await faultOf({ first: -1 })).toMatchObject([{ path: 'first', reason: 'TOO_SMALL' }]);
  });

  it('of a party begins for each member with the joining', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, [a, b]);
    for (const i of upTo(3)) await say(a, roomId, `${i}`);
    await joinRoom(server, roomId, c.id);
    expect((await c.ask(ROOM, { id: roomId })).room).toMatchObject({ lastMessage: null, unreadCount: 0, lastSeq: 3 });
    expect((await pageOf(c, roomId)).seqs).toEqual([]);
    await say(b, roomId, '4');
    for (const args of [{}, { first: 10 }, { last: 10 }]) expect((await pageOf(c, roomId, args)).seqs).toEqual([4]);
    const { endCursor } = await pageOf(a, roomId, { first: 1 });
    expect((await pageOf(c, roomId, { first: 10, after: endCursor })).seqs).toEqual([4]);
    expect((await c.ask(ROOM, { id: roomId })).room).toMatchObject({ lastMessage: { seq: 4 }, unreadCount: 1 });
    expect((await pageOf(a, roomId)).seqs).toEqual(upTo(4));
  });

  it('shows whose each message is, and keeps those of who has left', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(a, roomId, '내 말');
    await say(b, roomId, '네 말');
    await depart(server, b.id);
    const { room } = await a.ask(
      'query ($id: ID!) { room(id: $id) { messages { nodes { text isMine author { id nickname } room { id title } } } } }',
      { id: roomId },
    );
    expect(room.messages.nodes).toEqual([
      {
        text: '내 말',
        isMine: true,
        author: { id: a.id, nickname: a.nickname },
        room: { id: roomId, title: '탈퇴한 여행자' },
      },
      { text: '네 말', isMine: false, author: null, room: { id: roomId, title: '탈퇴한 여행자' } },
    ]);
  });
});

describe('unread messages', () => {
  it('are those of others after the mark, without deleted ones', async () => {
    const { a, b, roomId } = await makePair(server);
    const sent = [];
    for (const i of upTo(5)) sent.push(await say(a, roomId, `${i}`));
    const countOf = async (person: Person) => (await person.ask(ROOM, { id: roomId })).room.unreadCount;
    expect([await countOf(a), await countOf(b)]).toEqual([0, 5]);
    await a.ask(DELETE, { id: sent[4]!.id });
    expect(await countOf(b)).toBe(4);
    expect((await b.ask(READ, { roomId, seq: 2 })).markRoomRead).toEqual({ lastReadSeq: 2, unreadCount: 2 });
    await a.ask('mutation ($id: ID!) { editMessage(id: $id, text: "고침") { id } }', { id: sent[0]!.id });
    expect(await countOf(b)).toBe(2);
    await say(b, roomId, '읽었어요');
    expect([await countOf(a), await countOf(b)]).toEqual([1, 0]);
  });

  it('of the viewer add up over visible rooms, and equal a recount', async () => {
    const me = await makePerson(server);
    const others = await Promise.all(upTo(3).map(() => makePerson(server)));
    const ids = await Promise.all(others.map((other) => openRoom(other, me)));
    await Promise.all(others.flatMap((other, i) => upTo(i + 2).map((n) => say(other, ids[i]!, `${n}`))));
    const total = async () => (await me.ask('{ viewer { unreadCount } }')).viewer.unreadCount;
    expect(await total()).toBe(2 + 3 + 4);
    await me.ask(HIDE, { roomId: ids[2] });
    expect(await total()).toBe(2 + 3);
    await me.ask(READ, { roomId: ids[0], seq: 1 });
    const { rooms } = await me.ask('{ rooms { nodes { unreadCount } } }');
    const sum = rooms.nodes.reduce((n: number, room: { unreadCount: number }) => n + room.unreadCount, 0);
    expect([await total(), sum]).toEqual([4, 4]);
    await say(others[2]!, ids[2]!, '다시');
    expect(await total()).toBe(9);
  });
});

describe('marking a room read', () => {
  it('only moves forward, and to the end of the log at most', async () => {
    const { a, b, roomId } = await makePair(server);
    for (const i of upTo(3)) await say(a, roomId, `${i}`);
    const mark = async (seq: number) => (await b.ask(READ, { roomId, seq })).markRoomRead.lastReadSeq;
    expect([await mark(2), await mark(1), await mark(0), await mark(2_147_483_647), await mark(3)]).toEqual([
      2, 2, 2, 3, 3,
    ]);
    const { room } = await a.ask(ROOM, { id: roomId });
    expect(room.members.find((m: { user: { id: string } }) => m.user.id === b.id).lastReadSeq).toBe(3);
  });

  it('from two devices at once ends with the higher mark', async () => {
    const { a, b, roomId } = await makePair(server);
    for (const i of upTo(8)) await say(a, roomId, `${i}`);
    await Promise.all([3, 8, 1, 5, 7, 2].map((seq) => b.ask(READ, { roomId, seq })));
    expect((await b.ask(ROOM, { id: roomId })).room).toMatchObject({ lastReadSeq: 8, unreadCount: 0 });
  });

  it.each([
    ['a negative number', -1, 'TOO_SMALL'],
    ['nothing', undefined, 'REQUIRED'],
    ['null', null, 'REQUIRED'],
    ['more than 32 bits', 2_147_483_648, 'INVALID_VALUE'],
    ['a text', '1', 'INVALID_VALUE'],
  ])('up to %s is refused', async (_name, seq, reason) => {
    const { a, roomId } = await makePair(server);
    const { extensions } = await a.refused(READ, { roomId, seq });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'seq', reason }] });
  });
});

describe('typing', () => {
  it('is taken from members, and limited', async () => {
    const { a, roomId } = await makePair(server);
    expect(await a.ask(TYPING, { roomId })).toEqual({ setTyping: true });
    const hasty = new TestClient(limited.url, a.options);
    const answers = await Promise.all(upTo(35).map(() => hasty.send(TYPING, { roomId })));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(5);
    expect(refused[0]!.errors[0]!.extensions.code).toBe('RATE_LIMITED');
  });
});

describe.each([
  ['marking a room read', READ],
  ['typing', TYPING],
])('%s', (_name, mutation) => {
  it('is refused to strangers, unverified and signed out, and changes nothing', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(a, roomId, '1');
    const [stranger, unverified] = await Promise.all([makePerson(server), makePerson(server, { verified: false })]);
    for (const id of [roomId, newId(), 'no id', '']) {
      const { extensions } = await stranger.refused(mutation, { roomId: id, seq: 1 });
      expect(extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'ROOM_NOT_FOUND' });
    }
    expect((await nobody.refused(mutation, { roomId, seq: 1 })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(mutation, { roomId, seq: 1 })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await b.ask(ROOM, { id: roomId })).room.lastReadSeq).toBe(0);
  });
});

/** Statements of an operation but the look-up of its session, which is remembered for some seconds. */
async function countReads<T>(work: () => Promise<T>) {
  const { result, statements } = await countStatements(work);
  return { result, statements: statements.filter((text) => !/from "?sessions/.test(text)) };
}

describe('statements', () => {
  const LIST = `query ($first: Int!) { rooms(first: $first) { nodes {
    id kind title isHidden lastActivityAt unreadCount lastReadSeq counterpart { id nickname }
    members { joinedAt user { id nickname } } lastMessage { id text isMine author { id nickname } }
  } pageInfo { hasNextPage endCursor } } }`;

  it('for a list of rooms are the same few for 3 and for 30', async () => {
    const me = await makePerson(server);
    const others = await Promise.all(upTo(30).map(() => makePerson(server)));
    await Promise.all(others.map(async (other) => say(other, await openRoom(other, me), '안녕하세요')));
    const countFor = async (first: number) => {
      const { result, statements } = await countReads(() => me.ask(LIST, { first }));
      expect(result.rooms.nodes).toHaveLength(first);
      return statements.length;
    };
    const counts = [await countFor(3), await countFor(20), await countFor(30)];
    expect(counts).toEqual([1, 1, 1]);
  });

  it('for a page of messages are the same few for 3 and for 100, and for one room and for many', async () => {
    const { a, b, roomId } = await makePair(server);
    await fillRoom(server, roomId, [a, b], 100);
    const query = `query ($id: ID!, $last: Int!) { room(id: $id) { id title messages(last: $last) {
      nodes { id seq text isMine author { id nickname } room { id } images { url } } pageInfo { hasPreviousPage }
    } } }`;
    const countFor = async (last: number) => {
      const { result, statements } = await countReads(() => a.ask(query, { id: roomId, last }));
      expect(result.room.messages.nodes).toHaveLength(last);
      return statements.length;
    };
    expect([await countFor(3), await countFor(100)]).toEqual([2, 2]);

    for (const _ of upTo(4)) await say(a, await openRoom(a, await makePerson(server)), '안녕');
    const many = await countReads(() => a.ask('{ rooms { nodes { messages(last: 2) { nodes { text } } } } }'));
    expect(many.result.rooms.nodes).toHaveLength(5);
    expect(many.statements).toHaveLength(2);
  });

  it('for a page of a long room read no more of it than the page', async () => {
    // Many rooms of equal length, written in turns, are what the planner misjudges.
    const { a, roomId } = await makePair(server);
    await Promise.all(upTo(50).map(async () => openRoom(a, await makePerson(server))));
    await server.sql(
      `insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
       select gen_random_uuid(), r.id, n, $1, gen_random_uuid(), '긴 방', now()
       from rooms r, generate_series(1, 400) n where $1 in (r.low_user_id, r.high_user_id)
       order by n, r.id`,
      [a.id],
    );
    await server.sql(
      'update rooms set last_seq = 400, last_message_seq = 400 where $1 in (low_user_id, high_user_id)',
      [a.id],
    );
    await server.sql('analyze messages');
    expect((await pageOf(a, roomId)).seqs).toEqual(upTo(400).slice(370));
    for (const args of [{ last: 30 }, { first: 30 }]) {
      const { statements } = await countReads(() => a.ask(MESSAGES, { id: roomId, ...args }));
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        const plan = await planOf(mode, statements.at(-1)!, `'{${roomId}}', '{0}', null, 31`);
        const read = [...plan.matchAll(/ on messages \w+ .*actual.* rows=([\d.]+) loops=1\)/g)];
        expect(
          read.map(([, rows]) => Number(rows)),
          plan,
        ).toEqual([31]);
      }
    }
  });
});

/** How PostgreSQL runs the statement of a page: with these parameters, or prepared for all. */
async function planOf(mode: string, statement: string, parameters: string): Promise<string> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    await client.query(`set plan_cache_mode = ${mode}`);
    await client.query(`prepare page (uuid[], int[], int, int) as ${statement}`);
    const { rows } = await client.query(`explain (analyze) execute page (${parameters})`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}
