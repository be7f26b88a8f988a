import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { DELETE, EDIT, joinRoom, MESSAGES, makePair, makePartyRoom, openRoom, ROOM, say } from './kit.ts';

let skew = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + skew) });
const nobody = new TestClient(server.url);

const logOf = (roomId: string) =>
  server.sql<{ seq: number; kind: string; message_id: string }>(
    'select seq, kind, message_id from room_events where room_id = $1 order by seq',
    [roomId],
  );

describe('editing a message', () => {
  it('changes its words and says so in the log, and moves neither message nor room', async () => {
    const { a, b, roomId } = await makePair(server);
    const message = await say(a, roomId, '오타');
    await say(b, roomId, '네?');
    const before = (await b.ask(ROOM, { id: roomId })).room;
    const { editMessage } = await a.ask(EDIT, { id: message.id, text: ' 오탈자 ' });
    expect(editMessage).toMatchObject({ id: message.id, seq: 1, text: '오탈자' });
    expect(editMessage.editedAt).toMatch(/^\d{4}-.*Z$/);
    expect((await logOf(roomId)).at(-1)).toEqual({ seq: 3, kind: 'MESSAGE_EDITED', message_id: message.id });
    const after = (await b.ask(ROOM, { id: roomId })).room;
    expect(after).toEqual({ ...before, lastSeq: 3 });
  });

  it('with the same words changes nothing', async () => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '그대로');
    expect((await a.ask(EDIT, { id: message.id, text: '그대로 ' })).editMessage.editedAt).toBeNull();
    expect(await logOf(roomId)).toHaveLength(1);
  });

  it('is possible for 24 hours', async () => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '어제');
    skew += 24 * 3600_000 - 60_000;
    // The access token is older than its 15 minutes: the same person signs in again.
    const later = await signedInAgain(a.id);
    await later.ask(EDIT, { id: message.id, text: '아직' });
    skew += 120_000;
    const { extensions } = await later.refused(EDIT, { id: message.id, text: '늦음' });
    expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'EDIT_TOO_LATE' });
    expect((await later.ask(ROOM, { id: roomId })).room.lastMessage.text).toBe('아직');
  });

  it.each([
    ['empty', '', 'REQUIRED'],
    ['blank', ' \n ', 'REQUIRED'],
    ['too long', '가'.repeat(4001), 'TOO_LONG'],
    ['with a control character', 'a\u0007', 'FORBIDDEN_CHARACTERS'],
    ['null', null, 'REQUIRED'],
    ['a number', 7, 'INVALID_VALUE'],
  ])('to words that are %s is refused', async (_name, text, reason) => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '원래');
    const { extensions } = await a.refused(EDIT, { id: message.id, text });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'text', reason }] });
    expect(await logOf(roomId)).toHaveLength(1);
  });

  it('twice at once ends in one of the two, and two lines of the log', async () => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '0');
    await Promise.all(['1', '2'].map((text) => a.ask(EDIT, { id: message.id, text })));
    expect((await logOf(roomId)).map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'MESSAGE_SENT'],
      [2, 'MESSAGE_EDITED'],
      [3, 'MESSAGE_EDITED'],
    ]);
    expect(['1', '2']).toContain((await a.ask(ROOM, { id: roomId })).room.lastMessage.text);
  });
});

describe('deleting a message', () => {
  it('takes words away and leaves the place, once', async () => {
    const { a, b, roomId } = await makePair(server);
    const message = await say(a, roomId, '실수');
    await say(a, roomId, '다음');
    const expected = { id: message.id, seq: 1, text: null, isDeleted: true, images: [], author: { id: a.id } };
    expect((await a.ask(DELETE, { id: message.id })).deleteMessage).toEqual(expected);
    expect((await a.ask(DELETE, { id: message.id })).deleteMessage).toEqual(expected);
    expect((await logOf(roomId)).map(({ kind }) => kind)).toEqual(['MESSAGE_SENT', 'MESSAGE_SENT', 'MESSAGE_DELETED']);
    const { room } = await b.ask(MESSAGES, { id: roomId });
    expect(room.messages.nodes.map((m: { seq: number; text: string | null }) => [m.seq, m.text])).toEqual([
      [1, null],
      [2, '다음'],
    ]);
    const [row] = await server.sql('select text from messages where id = $1', [message.id]);
    expect(row).toEqual({ text: null });
  });

  it('at once from two devices is one deletion', async () => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '실수');
    await Promise.all([1, 2, 3, 4].map(() => a.ask(DELETE, { id: message.id })));
    expect((await logOf(roomId)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('ends editing', async () => {
    const { a, roomId } = await makePair(server);
    const message = await say(a, roomId, '실수');
    await a.ask(DELETE, { id: message.id });
    const { extensions } = await a.refused(EDIT, { id: message.id, text: '되살리기' });
    expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'MESSAGE_DELETED' });
  });
});

describe.each([
  ['editing', EDIT],
  ['deleting', DELETE],
])('%s a message', (_name, mutation) => {
  it('of somebody else is refused, and where there is none', async () => {
    const { a, b, roomId } = await makePair(server);
    const [stranger, unverified] = await Promise.all([makePerson(server), makePerson(server, { verified: false })]);
    const { id } = await say(a, roomId, '내 말');
    const refusal = async (person: TestClient, messageId = id) =>
      (await person.refused(mutation, { id: messageId, text: '바꿈' })).extensions;
    expect(await refusal(b)).toMatchObject({ code: 'FORBIDDEN', reason: 'NOT_MESSAGE_AUTHOR' });
    for (const messageId of [id, newId(), 'no id', '']) {
      expect(await refusal(stranger, messageId)).toMatchObject({ code: 'NOT_FOUND', reason: 'MESSAGE_NOT_FOUND' });
    }
    expect((await refusal(nobody)).code).toBe('UNAUTHENTICATED');
    expect((await refusal(unverified)).code).toBe('EMAIL_NOT_VERIFIED');
    expect(await logOf(roomId)).toHaveLength(1);
    expect((await a.ask(ROOM, { id: roomId })).room.lastMessage.text).toBe('내 말');
  });

  it('of a party that one has left, or from before joining, is refused', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, [a, b]);
    const [own, old] = [await say(b, roomId, '내 말'), await say(a, roomId, '옛말')];
    await joinRoom(server, roomId, c.id);
    await server.sql('update room_members set left_at = now() where room_id = $1 and user_id = $2', [roomId, b.id]);
    expect((await b.refused(mutation, { id: own.id, text: '바꿈' })).extensions.reason).toBe('MESSAGE_NOT_FOUND');
    expect((await c.refused(mutation, { id: old.id, text: '바꿈' })).extensions.reason).toBe('MESSAGE_NOT_FOUND');
  });
});

describe('two rooms', () => {
  it('count for themselves', async () => {
    const { a, roomId } = await makePair(server);
    const other = await openRoom(a, await makePerson(server));
    const [one, two] = await Promise.all([say(a, roomId, '하나'), say(a, other, '둘')]);
    expect([one.seq, two.seq]).toEqual([1, 1]);
  });
});

async function signedInAgain(userId: string): Promise<TestClient> {
  const { signAccessToken } = await import('../../src/accounts/access-token.ts');
  const [session] = await server.sql<{ id: string }>('select id from sessions where user_id = $1', [userId]);
  return new TestClient(server.url, { token: signAccessToken(server.app, { userId, sessionId: session!.id }).token });
}
