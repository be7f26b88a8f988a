import { describe, expect, it } from 'vitest';
import { openRoom, say } from '../chat/kit.ts';
import { join, makeComment, makePost } from '../companions/kit.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import {
  ASK_RESET,
  DELETE,
  faultsOf,
  mailTo,
  makeAccount,
  makePersonWithPassword,
  PASSWORD,
  REFRESH,
  RESEND,
  RESET,
  SIGN_IN,
  SIGN_UP,
  signInBearer,
  signInCookie,
  signUpInput,
  tokenIn,
  UPDATE,
  VERIFY,
  WHO,
} from './kit.ts';

const server = await startTestApp();
const nobody = () => new TestClient(server.url);
const leave = async (person: TestClient) =>
  expect(await person.ask(DELETE, { password: PASSWORD })).toEqual({ deleteAccount: true });
const POST =
  'query ($id: ID!) { companion(id: $id) { status memberCount bookmarkCount commentCount members { id } author { id nickname ageGroup } comments { nodes { text author { id } } } } }';
const post = async (id: string) => (await nobody().ask(POST, { id })).companion;
const BOOKMARK = 'mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }';

/** Counters of posts that differ from a recount. */
const miscounted = (app: TestApp) =>
  app.sql(`select c.id from companions c where
    member_count <> (select count(*) from companion_members m where m.companion_id = c.id)
    or bookmark_count <> (select count(*) from bookmarks b where b.companion_id = c.id)`);

/** Puts people into the room of a party, behind the API. */
async function makeRoom(companionId: string, members: readonly Person[]): Promise<string> {
  const [room] = await server.sql<{ id: string }>(
    `insert into rooms (id, kind, companion_id, last_activity_at, created_at) values (gen_random_uuid(), 'PARTY', $1, now(), now()) returning id`,
    [companionId],
  );
  for (const { id } of members)
    await server.sql('insert into room_members (room_id, user_id, joined_at) values ($1, $2, now())', [room!.id, id]);
  return room!.id;
}

describe('deleting the account', () => {
  it('asks for the password, and without it nothing changes', async () => {
    const person = await makePersonWithPassword(server);
    for (const password of ['wrong', '']) {
      const refusal = await person.refused(DELETE, { password });
      expect(refusal.extensions.code).toBe('BAD_USER_INPUT');
      expect(faultsOf(refusal)).toEqual(['password PASSWORD_WRONG']);
    }
    expect((await person.ask(WHO)).viewer).not.toBeNull();
  });

  it('may be tried five times a minute', async () => {
    const person = await makePersonWithPassword(server);
    for (let i = 0; i < 5; i++) await person.refused(DELETE, { password: 'wrong' });
    expect((await person.refused(DELETE, { password: PASSWORD })).extensions.code).toBe('RATE_LIMITED');
  });

  it('is for those too who have not verified their address', async () => {
    await leave(await makePersonWithPassword(server, { verified: false }));
  });

  it('takes e-mail, password, birth date, gender, words, sessions and cookies, at once', async () => {
    const account = await makeAccount(server);
    const client = await signInCookie(server, account);
    const elsewhere = await signInBearer(server, account);
    await client.ask(UPDATE, { input: { introduction: '안녕' } });
    const { id } = (await client.ask('{ viewer { user { id } } }')).viewer.user;
    const sockets = [new TestSocket(client), new TestSocket(elsewhere.client)];
    for (const socket of sockets) await socket.send(WHO);
    await leave(client);
    expect([...client.cookies.keys()]).toEqual([]);
    await until(() => sockets.every(({ closed }) => closed?.code === 4403));
    expect((await elsewhere.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await nobody().refused(REFRESH, { token: elsewhere.refreshToken })).extensions.reason).toBe(
      'SESSION_ENDED',
    );
    expect((await nobody().refused(SIGN_IN, { input: account })).extensions.reason).toBe('SIGN_IN_FAILED');
    const [row] = await server.sql('select * from users where id = $1', [id]);
    expect(row).toMatchObject({
      email: null,
      password_hash: null,
      birth_date: null,
      gender: null,
      avatar_id: null,
      nickname: '탈퇴한 여행자',
      introduction: '',
      email_verified_at: null,
    });
    for (const table of ['sessions', 'mail_tokens', 'notifications', 'bookmarks']) {
      expect(await server.sql(`select 1 from ${table} where user_id = $1`, [id]), table).toEqual([]);
    }
  });

  it('leaves no mailed link that revives it', async () => {
    const account = await makeAccount(server, { verified: false });
    const verify = tokenIn(await mailTo(server, account.email));
    await nobody().ask(ASK_RESET, { email: account.email });
    const reset = tokenIn(await mailTo(server, account.email, 2));
    await leave((await signInBearer(server, account)).client);
    expect(faultsOf(await nobody().refused(VERIFY, { token: verify }))).toEqual(['token TOKEN_INVALID']);
    expect(faultsOf(await nobody().refused(RESET, { token: reset, newPassword: 'quiet lantern 48 moth' }))).toEqual([
      'token TOKEN_INVALID',
    ]);
    await nobody().ask(RESEND, { email: account.email });
    expect(await server.sql('select 1 from users where email = $1', [account.email])).toEqual([]);
  });

  it('frees the address for a new account', async () => {
    const account = await makeAccount(server);
    await leave((await signInBearer(server, account)).client);
    await nobody().ask(SIGN_UP, { input: signUpInput({ ...account }) });
    const { client } = await signInBearer(server, account);
    expect(await client.ask(WHO)).toEqual({ viewer: { email: account.email, isEmailVerified: false } });
  });

  it('happens once when asked twice at once', async () => {
    const person = await makePersonWithPassword(server);
    const answers = await Promise.all([1, 2].map(() => person.send(DELETE, { password: PASSWORD })));
    expect(answers.filter(({ data }) => data?.deleteAccount)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code))).not.toContain(
      'INTERNAL_SERVER_ERROR',
    );
  });

  it('ends what follows in the same request', async () => {
    const person = await makePersonWithPassword(server);
    const { errors } = await person.send(
      `mutation { deleteAccount(password: "${PASSWORD}") updateProfile(input: { nickname: "다시" }) { email } }`,
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('what others live with', () => {
  it('stays: comments and messages without an author, the direct room for the counterpart', async () => {
    const [gone, author] = [await makePersonWithPassword(server), await makePerson(server)];
    const { id } = await makePost(server, author);
    await makeComment(gone, id, '같이 가요');
    const roomId = await openRoom(gone, author);
    await say(gone, roomId, '안녕하세요');
    await leave(gone);
    expect((await post(id)).comments.nodes).toEqual([{ text: '같이 가요', author: null }]);
    const { room } = await author.ask(
      'query ($id: ID!) { room(id: $id) { counterpart { id } messages { nodes { text author { id } } } } }',
      { id: roomId },
    );
    expect(room).toEqual({ counterpart: null, messages: { nodes: [{ text: '안녕하세요', author: null }] } });
  });

  it('is counted anew: bookmarks go, seats become free, and the author is told', async () => {
    const [gone, author] = [await makePersonWithPassword(server), await makePerson(server)];
    const full = await makePost(server, author, { capacity: 2 });
    await join(server, full.id, gone);
    await server.sql(
      `insert into applications (id, companion_id, applicant_id, message, status, created_at) values (gen_random_uuid(), $1, $2, '', 'ACCEPTED', now())`,
      [full.id, gone.id],
    );
    const other = await makePost(server, author);
    for (const { id } of [full, other]) await gone.ask(BOOKMARK, { id });
    await author.ask(BOOKMARK, { id: other.id });
    expect(await post(full.id)).toMatchObject({ status: 'CLOSED', memberCount: 2, bookmarkCount: 1 });
    await leave(gone);
    expect(await post(full.id)).toMatchObject({
      status: 'RECRUITING',
      memberCount: 1,
      bookmarkCount: 0,
      members: [{ id: author.id }],
    });
    expect(await post(other.id)).toMatchObject({ bookmarkCount: 1 });
    expect(await server.sql('select status from applications where applicant_id = $1', [gone.id])).toEqual([
      { status: 'LEFT' },
    ]);
    expect(
      (await author.ask('{ notifications { nodes { kind actor { id } companion { id } } } }')).notifications.nodes,
    ).toContainEqual({ kind: 'MEMBER_LEFT', actor: null, companion: { id: full.id } });
    expect(await miscounted(server)).toEqual([]);
  });

  it('hands posts that have other members on; those without go', async () => {
    const [gone, member] = [await makePersonWithPassword(server), await makePerson(server)];
    const [alone, together] = [await makePost(server, gone), await makePost(server, gone)];
    await join(server, together.id, member);
    await member.ask(BOOKMARK, { id: alone.id });
    await makeComment(member, alone.id, '가고 싶어요');
    await leave(gone);
    expect(await post(alone.id)).toBeNull();
    expect(await post(together.id)).toMatchObject({
      status: 'RECRUITING',
      memberCount: 1,
      author: { id: member.id },
      members: [{ id: member.id }],
    });
    expect(await miscounted(server)).toEqual([]);
  });

  it('goes on in the room of a party, which tells that somebody has left', async () => {
    const [gone, author] = [await makePersonWithPassword(server), await makePerson(server)];
    const { id } = await makePost(server, author);
    await join(server, id, gone);
    const roomId = await makeRoom(id, [author, gone]);
    await say(gone, roomId, '곧 만나요');
    const socket = new TestSocket(author);
    const events = socket.subscribe<{ __typename: string; userId?: string }>(
      'subscription ($id: ID!) { roomEvents(roomId: $id) { __typename ... on MemberLeft { userId seq } } }',
      { id: roomId },
    );
    await events.atLeast(1);
    await leave(gone);
    const [, left] = await events.atLeast(2);
    expect(left).toEqual({ __typename: 'MemberLeft', userId: gone.id, seq: 2 });
    const { room } = await author.ask(
      'query ($id: ID!) { room(id: $id) { lastSeq members { user { id } } messages { nodes { text } } } }',
      { id: roomId },
    );
    expect(room).toEqual({
      lastSeq: 2,
      members: [{ user: { id: author.id } }],
      messages: { nodes: [{ text: '곧 만나요' }] },
    });
    await socket.dispose();
  });

  it('loses the planners of who has left, and keeps the copies', async () => {
    const [gone, other] = [await makePersonWithPassword(server), await makePerson(server)];
    const create = 'mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { id } }';
    const input = { name: '제주 사흘', areaId: 'kr-jeju', startDate: '2027-01-01', endDate: '2027-01-03' };
    const { id } = (await gone.ask(create, { input })).createPlanner;
    const copy = (
      await other.ask('mutation ($id: ID!) { copyPlanner(id: $id, startDate: "2027-02-01") { id } }', { id })
    ).copyPlanner.id;
    await leave(gone);
    const planner = 'query ($id: ID!) { planner(id: $id) { name copiedFrom { id } } }';
    expect(await other.ask(planner, { id })).toEqual({ planner: null });
    expect(await other.ask(planner, { id: copy })).toMatchObject({ planner: { copiedFrom: null } });
  });

  it('stays right when many who share posts leave at once', async () => {
    const author = await makePerson(server);
    const people = await Promise.all(Array.from({ length: 8 }, () => makePersonWithPassword(server)));
    const posts = [];
    for (let i = 0; i < 3; i++) posts.push(await makePost(server, author, { capacity: 10 }));
    for (const person of people) {
      for (const { id } of posts) {
        await join(server, id, person);
        await person.ask(BOOKMARK, { id });
      }
    }
    await makeRoom(posts[0]!.id, [author, ...people]);
    const answers = await Promise.all(people.map((person) => person.send(DELETE, { password: PASSWORD })));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    for (const { id } of posts) expect(await post(id)).toMatchObject({ memberCount: 1, bookmarkCount: 0 });
    expect(await miscounted(server)).toEqual([]);
  });

  it('is cleared once more when a late request has left something behind', async () => {
    const [gone, author] = [await makePersonWithPassword(server), await makePerson(server)];
    const { id } = await makePost(server, author);
    await leave(gone);
    await server.sql('insert into bookmarks (user_id, companion_id, created_at) values ($1, $2, now())', [gone.id, id]);
    await server.sql('update companions set bookmark_count = bookmark_count + 1 where id = $1', [id]);
    await server.sql(`update pgboss.job set start_after = now() where name = 'departure' and data->>'userId' = $1`, [
      gone.id,
    ]);
    server.app.jobs.wake({ name: 'departure' } as never);
    await until(async () => (await post(id)).bookmarkCount === 0);
  });
});
