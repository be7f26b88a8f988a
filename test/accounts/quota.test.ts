import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { QUOTAS, readQuotas } from '../../src/shared/quotas.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';

const DAY_MS = 86_400_000;
let today = new Date('2026-06-01T10:00:00.000Z');
const quotas = {
  ...QUOTAS,
  newConversations: 4,
  newConversationsInFirstWeek: 2,
  applications: 2,
  posts: 2,
  comments: 3,
};
const server = await startTestApp({ config: { quotas }, clock: () => today });
const stillUnlimited = await startTestApp();

const QUOTA = `{ viewer { quota { newConversationsLeft applicationsLeft postsLeft commentsLeft invitationsLeft resetsAt } } }`;
const quotaOf = async (person: Person) => (await person.ask<{ viewer: { quota: Quota } }>(QUOTA)).viewer.quota;
interface Quota {
  newConversationsLeft: number | null;
  applicationsLeft: number | null;
  postsLeft: number | null;
  commentsLeft: number | null;
  resetsAt: string;
}

const OPEN = `mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }`;
const SEND = `mutation ($roomId: ID!, $id: ID!, $text: String!) { sendMessage(input: { roomId: $roomId, clientMessageId: $id, text: $text }) { id } }`;
const roomWith = async (person: Person, other: Person) =>
  (await person.ask<{ openDirectRoom: { id: string } }>(OPEN, { id: other.id })).openDirectRoom.id;
const say = (roomId: string, text = '안녕하세요') => ({ roomId, id: randomUUID(), text });
const write = async (person: Person, other: Person) => {
  const roomId = await roomWith(person, other);
  await person.ask(SEND, say(roomId));
  return roomId;
};
const signedInAgain = async (person: Person): Promise<Person> => {
  const { token } = signAccessToken(server.app, { userId: person.id, sessionId: person.sessionId });
  return Object.assign(new TestClient(server.url, { token }), {
    id: person.id,
    nickname: '',
    sessionId: person.sessionId,
  });
};
const areaId = (await server.sql<{ id: string }>('select id from areas where parent_id is not null limit 1'))[0]!.id;
const DAILY_LIMIT = { code: 'RATE_LIMITED', reason: 'DAILY_LIMIT', retryAfterSeconds: 14 * 3_600 };

const POST = `mutation ($title: String!, $areaId: ID!) { createCompanion(input: { title: $title, content: "같이 가요", areaId: $areaId, startDate: "2026-08-01", endDate: "2026-08-03", capacity: 30 }) { id } }`;
const post = async (person: Person, title = '제주') =>
  (await person.ask<{ createCompanion: { id: string } }>(POST, { title, areaId })).createCompanion.id;

describe('what one person may begin in a day', () => {
  let person: Person;
  let strangers: Person[];
  beforeAll(async () => {
    today = new Date('2026-06-01T10:00:00.000Z');
    strangers = await Promise.all(Array.from({ length: 6 }, () => makePerson(server)));
  });

  it('says what is left, until midnight', async () => {
    person = await makePerson(server);
    expect(await quotaOf(person)).toEqual({
      newConversationsLeft: 2,
      applicationsLeft: 2,
      postsLeft: 2,
      commentsLeft: 3,
      invitationsLeft: QUOTAS.invitations,
      resetsAt: '2026-06-02T00:00:00.000Z',
    });
  });

  it('conversations: new people count, messages do not, and a refusal leaves nothing behind', async () => {
    person = await makePerson(server);
    const roomId = await write(person, strangers[0]!);
    for (const text of ['하나', '둘', '셋']) await person.ask(SEND, say(roomId, text));
    await write(person, strangers[1]!);
    expect((await quotaOf(person)).newConversationsLeft).toBe(0);
    const third = await roomWith(person, strangers[2]!);
    expect((await person.refused(SEND, say(third))).extensions).toMatchObject(DAILY_LIMIT);
    expect(await server.sql('select last_seq from rooms where id = $1', [third])).toEqual([{ last_seq: 0 }]);
    expect(await server.sql('select from messages where room_id = $1', [third])).toEqual([]);
    // What has begun goes on.
    await person.ask(SEND, say(roomId, '넷'));
  });

  it('conversations: who has answered does not count, and answering is no beginning', async () => {
    person = await makePerson(server);
    const roomId = await write(person, strangers[0]!);
    await write(person, strangers[1]!);
    await strangers[0]!.ask(SEND, say(roomId, '반가워요'));
    expect((await quotaOf(person)).newConversationsLeft).toBe(1);
    expect((await quotaOf(strangers[0]!)).newConversationsLeft).toBe(2);
    await write(person, strangers[2]!);
  });

  it('conversations: 8 first messages at once are as many as are allowed', async () => {
    person = await makePerson(server);
    const others = await Promise.all(Array.from({ length: 8 }, () => makePerson(server)));
    const rooms = await Promise.all(others.map((other) => roomWith(person, other)));
    const sent = await Promise.allSettled(rooms.map((roomId) => person.ask(SEND, say(roomId))));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await server.sql('select from messages where author_id = $1', [person.id])).toHaveLength(2);
  });

  it('conversations: both write first at once, and one of them has begun it', async () => {
    const [one, other] = [await makePerson(server), await makePerson(server)];
    const roomId = await roomWith(one, other);
    await roomWith(other, one);
    await Promise.all([one.ask(SEND, say(roomId)), other.ask(SEND, say(roomId))]);
    expect((await quotaOf(one)).newConversationsLeft! + (await quotaOf(other)).newConversationsLeft!).toBe(4);
  });

  it('conversations: a message sent again is the same conversation', async () => {
    person = await makePerson(server);
    const first = say(await roomWith(person, strangers[3]!));
    const ids = await Promise.all([1, 2, 3].map(() => person.ask(SEND, first)));
    expect(new Set(ids.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await quotaOf(person)).newConversationsLeft).toBe(1);
  });

  it('an account of more than a week may begin more, and every day anew', async () => {
    person = await makePerson(server);
    for (const other of strangers.slice(0, 2)) await write(person, other);
    today = new Date(today.getTime() + DAY_MS);
    person = await signedInAgain(person);
    expect((await quotaOf(person)).newConversationsLeft).toBe(2);
    today = new Date(today.getTime() + 7 * DAY_MS);
    person = await signedInAgain(person);
    expect((await quotaOf(person)).newConversationsLeft).toBe(4);
    for (const other of strangers.slice(2)) await write(person, other);
    const stranger = await makePerson(server);
    expect((await person.refused(SEND, say(await roomWith(person, stranger)))).extensions).toMatchObject(DAILY_LIMIT);
  });

  it('posts, comments and applications: as many as are allowed, also when they come at once or are taken back', async () => {
    const host = await makePerson(server);
    const ids = [await post(host), await post(host, '부산')];
    expect((await host.refused(POST, { title: '셋째', areaId })).extensions).toMatchObject(DAILY_LIMIT);
    expect((await quotaOf(host)).postsLeft).toBe(0);
    const third = await post(await makePerson(server));

    person = await makePerson(server);
    const COMMENT = `mutation ($id: ID!) { addComment(companionId: $id, text: "좋아요") { id } }`;
    const comments = await Promise.allSettled(Array.from({ length: 6 }, () => person.ask(COMMENT, { id: ids[0] })));
    expect(comments.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await server.sql('select comment_count from companions where id = $1', [ids[0]])).toEqual([
      { comment_count: 3 },
    ]);

    const APPLY = `mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }`;
    const { applyToCompanion } = await person.ask<{ applyToCompanion: { id: string } }>(APPLY, { id: ids[0] });
    await person.ask(`mutation ($id: ID!) { withdrawApplication(id: $id) { id } }`, { id: applyToCompanion.id });
    await person.ask(APPLY, { id: ids[1] });
    expect((await person.refused(APPLY, { id: third })).extensions).toMatchObject(DAILY_LIMIT);
    expect(await quotaOf(person)).toMatchObject({ applicationsLeft: 0, commentsLeft: 0, postsLeft: 2 });
    expect(await server.sql('select from applications where companion_id = $1', [third])).toEqual([]);
  });

  it('a write that fails uses nothing', async () => {
    person = await makePerson(server);
    await person.refused(
      `mutation { createCompanion(input: { title: "", content: "", areaId: "atlantis", startDate: "2026-08-01", endDate: "2026-08-03", capacity: 3 }) { id } }`,
    );
    expect((await quotaOf(person)).postsLeft).toBe(2);
  });

  it('nothing is limited, and null says so, where quotas are off', async () => {
    person = await makePerson(stillUnlimited);
    expect(await quotaOf(person)).toMatchObject({
      newConversationsLeft: null,
      applicationsLeft: null,
      postsLeft: null,
    });
  });

  it('QUOTAS is off, or numbers by name', () => {
    expect(readQuotas('')).toEqual(QUOTAS);
    expect(readQuotas('off')).toBeNull();
    expect(readQuotas('posts=7, comments=1')).toEqual({ ...QUOTAS, posts: 7, comments: 1 });
    expect(readQuotas('posts=0')).toBeUndefined();
    expect(readQuotas('post=3')).toBeUndefined();
    expect(readQuotas('toString=3')).toBeUndefined();
  });
});
