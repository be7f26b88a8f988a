import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { openRoom, SEND, say } from './kit.ts';

const server = await startTestApp();

/** Rooms of one person with others, each with a first word in it: those are sent alone. */
async function roomsOf(person: Person, count: number): Promise<string[]> {
  const others = await Promise.all(Array.from({ length: count }, () => makePerson(server)));
  const roomIds = await Promise.all(others.map((other) => openRoom(person, other)));
  for (const roomId of roomIds) await say(person, roomId, '처음');
  return roomIds;
}

const isTogether = (text: string) => text.includes('skip locked') && text.includes('insert into messages');

it('what comes while a commit is on its way goes together in the next', async () => {
  const a = await makePerson(server);
  const roomIds = await roomsOf(a, 12);
  const { result, statements } = await countStatements(() =>
    Promise.all(roomIds.map((roomId, i) => say(a, roomId, `${i}`))),
  );
  expect(result.map(({ seq, text }) => [seq, text])).toEqual(roomIds.map((_, i) => [2, `${i}`]));
  const commits = statements.filter((text) => text.includes('insert into messages'));
  expect(commits.every(isTogether)).toBe(true);
  expect(commits.length).toBeLessThan(roomIds.length);
});

it('a message into a room that somebody has locked waits alone', async () => {
  const a = await makePerson(server);
  const [locked, ...free] = await roomsOf(a, 4);
  const connection = await server.app.pool.connect();
  try {
    await connection.query('begin');
    await connection.query('select from rooms where id = $1 for update', [locked]);
    const waiting = say(a, locked!, '나중에');
    // These could not be answered before the lock is given back, if they waited for it.
    const sent = await Promise.all(free.map((roomId) => say(a, roomId, '지금')));
    expect(sent.map(({ seq }) => seq)).toEqual([2, 2, 2]);
    await connection.query('commit');
    expect((await waiting).seq).toBe(2);
  } finally {
    connection.release();
  }
});

it('one that fails does not fail those that it was sent with', async () => {
  const a = await makePerson(server);
  const roomIds = await roomsOf(a, 6);
  // As a fault of the database would: no text that gets this far is wrong by itself.
  await server.sql("alter table messages add constraint no_bomb check (text <> '폭탄') not valid");
  try {
    const texts = roomIds.map((_, i) => (i === 3 ? '폭탄' : `${i}`));
    const answers = await Promise.all(
      roomIds.map((roomId, i) => a.send(SEND, { input: { roomId, clientMessageId: randomUUID(), text: texts[i] } })),
    );
    expect(answers.map(({ errors }) => errors.length)).toEqual([0, 0, 0, 1, 0, 0]);
    const heads = await server.sql<{ id: string; last_seq: number; messages: number }>(
      `select r.id, r.last_seq, count(m.id)::int as messages from rooms r join messages m on m.room_id = r.id
       where r.id = any($1::uuid[]) group by r.id`,
      [roomIds],
    );
    const byRoom = new Map(heads.map((head) => [head.id, [head.last_seq, head.messages]]));
    expect(roomIds.map((id) => byRoom.get(id))).toEqual(texts.map((text) => (text === '폭탄' ? [1, 1] : [2, 2])));
  } finally {
    await server.sql('alter table messages drop constraint no_bomb');
  }
});

it('one client id into two rooms at once stands in one', async () => {
  const a = await makePerson(server);
  const roomIds = await roomsOf(a, 2);
  const clientMessageId = randomUUID();
  const answers = await Promise.all(
    roomIds.map((roomId) => a.send(SEND, { input: { roomId, clientMessageId, text: '하나' } })),
  );
  const refused = answers.filter(({ errors }) => errors.length > 0);
  expect(refused.map(({ errors }) => errors[0]!.extensions.reason)).toEqual(['CLIENT_MESSAGE_ID_REUSED']);
});
