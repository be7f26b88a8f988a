import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { DELETE, depart, joinRoom, makePair, makePartyRoom, openRoom, ROOM, SEND, say } from './kit.ts';

// Time stands still, so that a slow machine is not taken for a patient person.
let time = Date.now();
const server = await startTestApp({ clock: () => new Date(time) });
const nobody = new TestClient(server.url);

/** Numbers of the messages, the log and the head of a room, as the database has them. */
async function numbersOf(roomId: string) {
  const [messages, events, rooms] = await Promise.all([
    server.sql<{ seq: number }>('select seq from messages where room_id = $1 order by seq', [roomId]),
    server.sql<{ seq: number; kind: string }>('select seq, kind from room_events where room_id = $1 order by seq', [
      roomId,
    ]),
    server.sql<{ last_seq: number; last_message_seq: number }>('select * from rooms where id = $1', [roomId]),
  ]);
  return { messages: messages.map((m) => m.seq), events, head: rooms[0]! };
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** A room that nothing gets into: for what is refused. */
const pair = makePair(server);

describe('sending a message', () => {
  it('gives it the next number of the room, and marks the room read for its author', async () => {
    const { a, b, roomId } = await makePair(server);
    const clientMessageId = randomUUID();
    const { sendMessage } = await a.ask(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
        seq text clientMessageId isMine isDeleted editedAt createdAt images { url } author { id } room { id lastSeq lastReadSeq unreadCount }
      } }`,
      { input: { roomId, clientMessageId, text: '  안녕하세요 ' } },
    );
    expect(sendMessage).toMatchObject({
      seq: 1,
      text: '안녕하세요',
      clientMessageId,
      isMine: true,
      isDeleted: false,
      editedAt: null,
      images: [],
      author: { id: a.id },
      room: { id: roomId, lastSeq: 1, lastReadSeq: 1, unreadCount: 0 },
    });
    expect((await say(b, roomId, '네')).seq).toBe(2);
    expect((await a.ask(ROOM, { id: roomId })).room).toMatchObject({ lastSeq: 2, lastReadSeq: 1, unreadCount: 1 });
    expect((await b.ask(ROOM, { id: roomId })).room).toMatchObject({ lastReadSeq: 2, unreadCount: 0 });
    expect(await numbersOf(roomId)).toMatchObject({ messages: [1, 2], head: { last_seq: 2, last_message_seq: 2 } });
  });

  it('again with the same client id answers the first message, also in parallel and after its deletion', async () => {
    const { a, roomId } = await makePair(server);
    const input = { roomId, clientMessageId: randomUUID(), text: '한 번만' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => a.ask(SEND, { input })));
    expect(new Set(answers.map(({ sendMessage }) => sendMessage.id)).size).toBe(1);
    expect(await numbersOf(roomId)).toMatchObject({
      messages: [1],
      events: [{ seq: 1, kind: 'MESSAGE_SENT' }],
      head: { last_seq: 1 },
    });
    expect((await say(a, roomId, '다음')).seq).toBe(2);
    const upper = { ...input, clientMessageId: input.clientMessageId.toUpperCase(), text: '다른 말' };
    expect((await a.ask(SEND, { input: upper })).sendMessage).toMatchObject({ seq: 1, text: '한 번만' });
    await a.ask(DELETE, { id: answers[0]!.sendMessage.id });
    expect((await a.ask(SEND, { input })).sendMessage).toMatchObject({ seq: 1, text: null });
    expect((await numbersOf(roomId)).messages).toEqual([1, 2]);
  });

  it('with a client id of another room is refused, of another person is taken', async () => {
    const { a, b, roomId } = await makePair(server);
    const other = await openRoom(a, await makePerson(server));
    const { clientMessageId } = await say(a, roomId, '여기');
    const { extensions } = await a.refused(SEND, { input: { roomId: other, clientMessageId, text: '저기' } });
    expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'CLIENT_MESSAGE_ID_REUSED' });
    expect((await numbersOf(other)).head.last_seq).toBe(0);
    expect((await b.ask(SEND, { input: { roomId, clientMessageId, text: '나도' } })).sendMessage.seq).toBe(2);
  });

  it('is refused after 10 in 10 seconds, with the seconds to wait, and takes no number', async () => {
    const { a, b, roomId } = await makePair(server);
    const first = await say(a, roomId, '1');
    time += 2_000;
    for (let i = 2; i <= 10; i++) await say(a, roomId, String(i));
    const { extensions } = await a.refused(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '11' } });
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', reason: 'TOO_MANY_MESSAGES', retryAfterSeconds: 8 });
    const again = await a.ask(SEND, { input: { roomId, clientMessageId: first.clientMessageId, text: '1' } });
    expect(again.sendMessage.id).toBe(first.id);
    // Others in the room, and the same person elsewhere, are not held back.
    expect((await say(b, roomId, '나')).seq).toBe(11);
    await say(a, await openRoom(a, await makePerson(server)), '다른 방');
    time += extensions.retryAfterSeconds! * 1000;
    expect((await say(a, roomId, '12')).seq).toBe(12);
    expect((await numbersOf(roomId)).messages).toEqual(upTo(12));
  });

  it('takes exactly 10 of 30 that come at once', async () => {
    const { a, roomId } = await makePair(server);
    const send = () => a.send(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '빨리' } });
    const answers = await Promise.all(Array.from({ length: 30 }, send));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(20);
    for (const { errors } of refused) expect(errors[0]!.extensions.code).toBe('RATE_LIMITED');
    const { messages, events, head } = await numbersOf(roomId);
    expect([messages, events.map((e) => e.seq), head.last_seq]).toEqual([upTo(10), upTo(10), 10]);
  });

  it('by many at once leaves no gap and no double', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(server)));
    const roomId = await makePartyRoom(server, people);
    const sent = await Promise.all(people.flatMap((person) => upTo(9).map((i) => say(person, roomId, `${i}`))));
    const { messages, events, head } = await numbersOf(roomId);
    expect(sent.map(({ seq }) => seq).sort((x, y) => x - y)).toEqual(upTo(72));
    expect([messages, events.map((e) => e.seq)]).toEqual([upTo(72), upTo(72)]);
    expect(head).toMatchObject({ last_seq: 72, last_message_seq: 72 });
    const marks = await server.sql<{ user_id: string; mark: number; own: number }>(
      `select me.user_id, me.last_read_seq as mark, max(m.seq) as own from room_members me
       join messages m on m.room_id = me.room_id and m.author_id = me.user_id where me.room_id = $1 group by 1, 2`,
      [roomId],
    );
    for (const { mark, own } of marks) expect(mark).toBe(own);
    const times = await server.sql<{ ordered: boolean }>(
      'select created_at >= lag(created_at, 1, created_at) over (order by seq) as ordered from messages where room_id = $1',
      [roomId],
    );
    expect(times.every(({ ordered }) => ordered)).toBe(true);
  });

  it('and editing, deleting and reading at once end in a log without gaps', async () => {
    const { a, b, roomId } = await makePair(server);
    const written = await Promise.all([1, 2, 3, 4].map((i) => say(i % 2 ? a : b, roomId, `${i}`)));
    const ownOf = (i: number) => (i % 2 ? a : b);
    await Promise.all(
      [
        ...written.map((message, i) =>
          ownOf(i + 1).ask('mutation ($id: ID!) { editMessage(id: $id, text: "고침") { id } }', { id: message.id }),
        ),
        ...written.slice(2).map((message, i) => ownOf(i + 3).send(DELETE, { id: message.id })),
        ...upTo(4).flatMap((i) => [say(a, roomId, `a${i}`), say(b, roomId, `b${i}`)]),
        ...upTo(4).map((seq) =>
          a.ask('mutation ($r: ID!, $s: Int!) { markRoomRead(roomId: $r, seq: $s) { id } }', { r: roomId, s: seq }),
        ),
      ].map((p) => p.catch((error) => expect(String(error)).toContain('MESSAGE_DELETED'))),
    );
    const { events, head } = await numbersOf(roomId);
    expect(events.map((e) => e.seq)).toEqual(upTo(head.last_seq));
    const sent = events.filter((e) => e.kind === 'MESSAGE_SENT');
    expect(sent).toHaveLength(12);
    expect(head.last_message_seq).toBe(sent.at(-1)!.seq);
    expect(events.filter((e) => e.kind === 'MESSAGE_DELETED')).toHaveLength(2);
  });

  it('tells every fault of the input at once', async () => {
    const { a, roomId } = await makePair(server);
    const { extensions } = await a.refused(SEND, {
      input: { roomId, clientMessageId: 'mine', text: '', imageUploadIds: ['1', '2', '3', '4', '5'] },
    });
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { path: 'input.clientMessageId', reason: 'INVALID_ID' },
        { path: 'input.imageUploadIds', reason: 'TOO_MANY', limit: 4 },
      ],
    });
  });

  it.each([
    ['no text', { text: undefined }, 'input.text', 'REQUIRED'],
    ['an empty text', { text: '' }, 'input.text', 'REQUIRED'],
    ['only spaces', { text: ' \n\t ' }, 'input.text', 'REQUIRED'],
    ['only a zero-width space', { text: '\u200b' }, 'input.text', 'REQUIRED'],
    ['4,001 characters', { text: '가'.repeat(4001) }, 'input.text', 'TOO_LONG'],
    ['a control character', { text: 'a\u0000b' }, 'input.text', 'FORBIDDEN_CHARACTERS'],
    ['a bidi override', { text: 'a\u202eb' }, 'input.text', 'FORBIDDEN_CHARACTERS'],
    ['half a surrogate pair', { text: 'a\ud83db' }, 'input.text', 'FORBIDDEN_CHARACTERS'],
    ['a text that is null', { text: null }, 'input.text', 'REQUIRED'],
    ['a text that is a list', { text: ['a'] }, 'input.text', 'INVALID_VALUE'],
    ['no client id', { clientMessageId: undefined }, 'input.clientMessageId', 'REQUIRED'],
    ['an empty client id', { clientMessageId: '' }, 'input.clientMessageId', 'REQUIRED'],
    ['a client id that is no UUID', { clientMessageId: `${randomUUID()}0` }, 'input.clientMessageId', 'INVALID_ID'],
    ['no room', { roomId: undefined }, 'input.roomId', 'REQUIRED'],
    ['a picture that was not uploaded', { imageUploadIds: [newId()] }, 'input.imageUploadIds.0', 'UPLOAD_NOT_FOUND'],
    ['a picture twice', { imageUploadIds: ['1', '1'] }, 'input.imageUploadIds', 'DUPLICATE'],
  ])('refuses %s', async (_name, change, path, reason) => {
    const { a, roomId } = await pair;
    const { extensions } = await a.refused(SEND, {
      input: { roomId, clientMessageId: randomUUID(), text: '말', ...change },
    });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toMatchObject([{ path, reason }]);
    expect((await numbersOf(roomId)).head.last_seq).toBe(0);
  });

  it('takes 4,000 characters as people count them, in composed form', async () => {
    const { a, roomId } = await makePair(server);
    const family = '👨‍👩‍👧'.repeat(4000);
    expect((await say(a, roomId, family)).text).toBe(family);
    expect((await say(a, roomId, '가'.normalize('NFD'))).text).toBe('가');
    expect((await say(a, roomId, '두 줄\r\n여기')).text).toBe('두 줄\n여기');
  });

  it('is refused to strangers, and where there is no room', async () => {
    const { roomId } = await makePair(server);
    const stranger = await makePerson(server);
    for (const id of [roomId, newId(), 'no id', '']) {
      const input = { roomId: id, clientMessageId: randomUUID(), text: '저도요' };
      expect((await stranger.refused(SEND, { input })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'ROOM_NOT_FOUND',
      });
    }
    expect((await numbersOf(roomId)).head.last_seq).toBe(0);
  });

  it('needs a signed-in, verified person', async () => {
    const unverified = await makePerson(server, { verified: false });
    const roomId = await openRoom(await makePerson(server), unverified);
    const input = { roomId, clientMessageId: randomUUID(), text: '저도요' };
    expect((await nobody.refused(SEND, { input })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(SEND, { input })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await numbersOf(roomId)).head.last_seq).toBe(0);
  });

  it('to somebody who has left for good is refused, but answers what was sent before', async () => {
    const { a, b, roomId } = await makePair(server);
    const before = await say(a, roomId, '가지 마');
    await depart(server, b.id);
    const input = { roomId, clientMessageId: randomUUID(), text: '거기 있어요?' };
    expect((await a.refused(SEND, { input })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'COUNTERPART_GONE',
    });
    const again = await a.ask(SEND, { input: { ...input, clientMessageId: before.clientMessageId } });
    expect(again.sendMessage.id).toBe(before.id);
    expect((await numbersOf(roomId)).head.last_seq).toBe(1);
  });

  it('into a party that one has left is refused; who joined later may', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, [a, b]);
    await say(a, roomId, '안녕');
    await joinRoom(server, roomId, c.id);
    await server.sql('update room_members set left_at = now() where room_id = $1 and user_id = $2', [roomId, b.id]);
    expect(
      (await b.refused(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '저도' } })).extensions.reason,
    ).toBe('ROOM_NOT_FOUND');
    expect((await say(c, roomId, '반가워요')).seq).toBe(2);
  });
});
