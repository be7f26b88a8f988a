import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { DELETE as DELETE_ACCOUNT, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { makeComment, NO_ID } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { ACCEPT, apply, join, LEAVE, makePost } from '../parties/kit.ts';
import { kindsOf, MARK, NOTIFICATIONS, told } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const NODE = `query ($id: ID!) { node(id: $id) { __typename id ... on Notification { kind isRead } } }`;
const idsOf = async (person: Person, variables = {}) => (await told(person, variables)).map(({ id }) => id);

interface NotificationPage {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** Notifications of comments on one post of this person, by as many others, written at once. */
async function fill(person: Person, count: number): Promise<void> {
  const others = await Promise.all(Array.from({ length: Math.min(count, 5) }, () => makePerson(server)));
  const { createCompanion } = await person.ask(
    `mutation { createCompanion(input: { title: "여행", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02" }) { id } }`,
  );
  for (let i = 0; i < count; i++) {
    const comment = newId();
    await server.sql(
      `with written as (insert into comments (id, companion_id, author_id, text, created_at) values ($2, $3, $4, '말', $6))
       insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
       values ($1, $5, 'COMMENT_RECEIVED', $4, $3, null, $6)`,
      [newId(), comment, createCompanion.id, others[i % others.length]!.id, person.id, server.app.clock()],
    );
    await server.sql('update notifications set comment_id = $1 where user_id = $2 and comment_id is null', [
      comment,
      person.id,
    ]);
  }
}

describe('the list', () => {
  it('stands newest first and is read page by page, each once, also while new ones come', async () => {
    const person = await makePerson(server);
    await fill(person, 7);
    const all = await idsOf(person);
    expect(all).toEqual([...all].sort().reverse());
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { notifications }: { notifications: NotificationPage } = await person.ask(NOTIFICATIONS, {
        first: 3,
        after,
      });
      seen.push(...notifications.nodes.map(({ id }) => id));
      after = notifications.pageInfo.hasNextPage ? notifications.pageInfo.endCursor : null;
      if (seen.length === 3) await fill(person, 1);
    } while (after);
    expect(seen).toEqual(all);
  });

  it('refuses more than 100, a negative number, and cursors of another list', async () => {
    const person = await makePerson(server);
    await fill(person, 2);
    const { notifications } = await person.ask(NOTIFICATIONS, { first: 1 });
    for (const [variables, path, reason] of [
      [{ first: 101 }, 'first', 'TOO_LARGE'],
      [{ first: -1 }, 'first', 'TOO_SMALL'],
      [{ after: 'nonsense' }, 'after', 'INVALID_CURSOR'],
      [{ after: notifications.pageInfo.endCursor, unreadOnly: true }, 'after', 'INVALID_CURSOR'],
    ] as const) {
      const { extensions } = await person.refused(NOTIFICATIONS, variables);
      expect([extensions.code, extensions.fields]).toMatchObject(['BAD_USER_INPUT', [{ path, reason }]]);
    }
  });

  it('counts what it would show', async () => {
    const person = await makePerson(server);
    await fill(person, 3);
    await person.ask(MARK, { ids: (await idsOf(person)).slice(0, 1) });
    const asked = await person.ask(
      '{ all: notifications { totalCount } unread: notifications(unreadOnly: true) { totalCount } }',
    );
    expect(asked).toEqual({ all: { totalCount: 3 }, unread: { totalCount: 2 } });
  });

  it('is for people who are signed in', async () => {
    const anybody = new TestClient(server.url);
    expect((await anybody.refused(NOTIFICATIONS)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await anybody.refused(MARK)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('costs the same statements for 3 as for 20, with actors, posts and comments', async () => {
    const person = await makePerson(server);
    await fill(person, 20);
    const counted = [];
    for (const first of [3, 20]) {
      const { result, statements } = await countStatements(() => person.ask(NOTIFICATIONS, { first }));
      expect(result.notifications.nodes).toHaveLength(first);
      expect(
        result.notifications.nodes.every(({ actor, companion, comment }: never) => actor && companion && comment),
      ).toBe(true);
      counted.push(statements.filter((text) => !/pgboss/i.test(text)).length);
    }
    expect(counted).toEqual([4, 4]);
  });
});

describe('marking as read', () => {
  it('marks the given ones, once, and answers how many were unread', async () => {
    const person = await makePerson(server);
    await fill(person, 4);
    const [first, second, third] = await idsOf(person);
    expect(await person.ask(MARK, { ids: [first, third] })).toEqual({ markNotificationsRead: 2 });
    expect(await person.ask(MARK, { ids: [first, second] })).toEqual({ markNotificationsRead: 1 });
    expect((await told(person)).map(({ isRead }) => isRead)).toEqual([true, true, true, false]);
    expect(await told(person, { unreadOnly: true })).toHaveLength(1);
  });

  it('marks all without ids, and none for an empty list', async () => {
    const person = await makePerson(server);
    await fill(person, 3);
    expect(await person.ask(MARK, { ids: [] })).toEqual({ markNotificationsRead: 0 });
    expect(await person.ask(MARK)).toEqual({ markNotificationsRead: 3 });
    expect(await person.ask(MARK)).toEqual({ markNotificationsRead: 0 });
    expect(await told(person, { unreadOnly: true })).toEqual([]);
  });

  it('never touches what others were told, nor counts what is nothing', async () => {
    const [person, other] = await Promise.all([makePerson(server), makePerson(server)]);
    await Promise.all([fill(person, 1), fill(other, 2)]);
    const foreign = await idsOf(other);
    expect(await person.ask(MARK, { ids: [...foreign, NO_ID, 'no uuid', ''] })).toEqual({ markNotificationsRead: 0 });
    expect(await person.ask(MARK, { ids: [...foreign, ...(await idsOf(person))] })).toEqual({
      markNotificationsRead: 1,
    });
    expect((await told(other)).map(({ isRead }) => isRead)).toEqual([false, false]);
  });

  it('refuses more than 100 ids and one twice, and marks nothing then', async () => {
    const person = await makePerson(server);
    await fill(person, 1);
    const [id] = await idsOf(person);
    for (const [ids, reason] of [
      [[id, id], 'DUPLICATE'],
      [[id, ...Array.from({ length: 100 }, newId)], 'TOO_MANY'],
    ] as const) {
      expect((await person.refused(MARK, { ids })).extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'ids', reason }],
      });
    }
    expect((await told(person))[0]!.isRead).toBe(false);
  });

  it('counts each once when two devices mark at once', async () => {
    const person = await makePerson(server);
    await fill(person, 6);
    const marked = await Promise.all([person.ask(MARK), person.ask(MARK)]);
    expect(marked[0].markNotificationsRead + marked[1].markNotificationsRead).toBe(6);
  });
});

describe('one notification by its id', () => {
  it('is found by its owner and by nobody else', async () => {
    const [person, other] = await Promise.all([makePerson(server), makePerson(server)]);
    await fill(person, 1);
    const [id] = await idsOf(person);
    expect(await person.ask(NODE, { id })).toEqual({
      node: { __typename: 'Notification', id, kind: 'COMMENT_RECEIVED', isRead: false },
    });
    expect(await other.ask(NODE, { id })).toEqual({ node: null });
    expect(await new TestClient(server.url).ask(NODE, { id })).toEqual({ node: null });
  });
});

describe('when what it is about goes', () => {
  const DELETE_COMMENT = 'mutation ($id: ID!) { deleteComment(id: $id) { id } }';

  it('a comment that was taken back is told of no more, whether its place in the thread stays or not', async () => {
    const { author, id } = await makePost(server);
    const [commenter, replier] = await Promise.all([makePerson(server), makePerson(server)]);
    const alone = await makeComment(commenter, id, '지울 말');
    const answered = await makeComment(commenter, id, '지우고 자리만 남을 말');
    await makeComment(replier, id, '답글', answered);
    const [, second, first] = await idsOf(author);
    for (const comment of [alone, answered]) await commenter.ask(DELETE_COMMENT, { id: comment });
    expect(await told(author)).toMatchObject([{ actor: { id: replier.id }, comment: { text: '답글' } }]);
    for (const gone of [first, second]) expect(await author.ask(NODE, { id: gone })).toEqual({ node: null });
    // Who was replied to keeps the answer, also under words that were taken back.
    expect(await kindsOf(commenter)).toEqual(['REPLY_RECEIVED']);
  });

  it('an edited comment shows the words of now', async () => {
    const { author, id } = await makePost(server);
    const commenter = await makePerson(server);
    const comment = await makeComment(commenter, id, '오타');
    await commenter.ask('mutation ($id: ID!) { updateComment(id: $id, text: "고침") { id } }', { id: comment });
    expect((await told(author))[0]!.comment!.text).toBe('고침');
  });

  it('a deleted post takes along what was told of it, for the applicants too', async () => {
    const { author, id } = await makePost(server);
    const [applicant, replier] = await Promise.all([makePerson(server), makePerson(server)]);
    const application = await apply(applicant, id);
    await author.ask('mutation ($id: ID!) { rejectApplication(id: $id) { id } }', { id: application });
    await makeComment(replier, id, '답글', await makeComment(applicant, id));
    expect(await kindsOf(applicant)).toEqual(['REPLY_RECEIVED', 'APPLICATION_REJECTED']);
    await author.ask('mutation ($id: ID!) { deleteCompanion(id: $id) }', { id });
    for (const person of [author, applicant, replier]) expect(await told(person)).toEqual([]);
  });

  it('an actor who has left for good is nobody, and what they did stays told', async () => {
    const { author, id } = await makePost(server);
    const member = await makePersonWithPassword(server);
    await author.ask(ACCEPT, { id: await apply(member, id) });
    await makeComment(member, id, '남는 말');
    await member.ask(DELETE_ACCOUNT, { password: PASSWORD });
    expect((await told(author)).map(({ kind, actor, comment }) => [kind, actor, comment?.text])).toEqual([
      ['MEMBER_LEFT', null, undefined],
      ['COMMENT_RECEIVED', null, '남는 말'],
      ['APPLICATION_RECEIVED', null, undefined],
    ]);
  });

  it('an author who has left for good is told nothing more, and has nothing left', async () => {
    const author = await makePersonWithPassword(server);
    const { createCompanion } = await author.ask(
      `mutation { createCompanion(input: { title: "여행", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02", capacity: 5 }) { id } }`,
    );
    // The longest member takes the post over.
    await join(server, author, createCompanion.id);
    const member = await join(server, author, createCompanion.id);
    expect(await kindsOf(author)).toEqual(['APPLICATION_RECEIVED', 'APPLICATION_RECEIVED']);
    await author.ask(DELETE_ACCOUNT, { password: PASSWORD });
    await makeComment(member, createCompanion.id, '계신가요?');
    await member.ask(LEAVE, { id: createCompanion.id });
    expect(await server.sql('select id from notifications where user_id = $1', [author.id])).toEqual([]);
    expect(await told(member)).toMatchObject([
      { kind: 'HOST_CHANGED', actor: null },
      { kind: 'APPLICATION_ACCEPTED', actor: null, companion: { title: '여행' } },
    ]);
  });
});
