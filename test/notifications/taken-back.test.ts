import { describe, expect, it } from 'vitest';
import { DELETE as DELETE_ACCOUNT, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, apply, inDays, join, LEAVE, makePost, REJECT, REMOVE, WITHDRAW } from '../parties/kit.ts';
import { kindsOf, MARK, told } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const UPDATE = 'mutation ($id: ID!, $input: UpdateCompanionInput!) { updateCompanion(id: $id, input: $input) { id } }';
const DELETE_COMMENT = 'mutation ($id: ID!) { deleteComment(id: $id) { id } }';

/** How many are unread: as the viewer's badge says it, which the list must agree with. */
async function unread(person: Person): Promise<number> {
  const { viewer, notifications } = await person.ask(
    '{ viewer { unreadNotificationCount } notifications(unreadOnly: true, first: 100) { totalCount nodes { isRead } } }',
  );
  expect(notifications.totalCount).toBe(viewer.unreadNotificationCount);
  expect(notifications.nodes).toHaveLength(viewer.unreadNotificationCount);
  return viewer.unreadNotificationCount;
}

describe('what was taken back takes its unread notification back:', () => {
  it('an application that is withdrawn; not what others applied, nor what was read', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [first, second] = await Promise.all([makePerson(server), makePerson(server)]);
    const application = await apply(first, id);
    await apply(second, id);
    expect(await unread(author)).toBe(2);
    await first.ask(WITHDRAW, { id: application });
    expect(await unread(author)).toBe(1);
    expect(await told(author)).toMatchObject([{ kind: 'APPLICATION_RECEIVED', actor: { id: second.id } }]);

    const again = await apply(first, id);
    await author.ask(MARK);
    await first.ask(WITHDRAW, { id: again });
    expect(await told(author)).toHaveLength(2);
    expect(await unread(author)).toBe(0);
  });

  it('however often somebody applies and withdraws', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    for (let i = 0; i < 5; i++) await person.ask(WITHDRAW, { id: await apply(person, id) });
    expect(await told(author)).toEqual([]);
    await apply(person, id);
    expect(await kindsOf(author)).toEqual(['APPLICATION_RECEIVED']);
  });

  it('an application of an account that goes, while it waits', async () => {
    const { author, id } = await makePost(server);
    const person = await makePersonWithPassword(server);
    await apply(person, id);
    await person.ask(DELETE_ACCOUNT, { password: PASSWORD });
    expect(await told(author)).toEqual([]);
  });

  it('a comment and a reply, whether their places stay or not', async () => {
    const { author, id } = await makePost(server);
    const [commenter, replier] = await Promise.all([makePerson(server), makePerson(server)]);
    const alone = await makeComment(commenter, id, '혼자');
    const answered = await makeComment(commenter, id, '답이 달린 말');
    const reply = await makeComment(replier, id, '답', answered);
    expect([await unread(author), await unread(commenter)]).toEqual([3, 1]);
    await commenter.ask(DELETE_COMMENT, { id: alone });
    await commenter.ask(DELETE_COMMENT, { id: answered });
    expect([await unread(author), await unread(commenter)]).toEqual([1, 1]);
    await replier.ask(DELETE_COMMENT, { id: reply });
    expect([await unread(author), await unread(commenter)]).toEqual([0, 0]);
    expect(await server.sql('select from notifications where user_id = $1', [author.id])).toHaveLength(0);
  });

  it('an acceptance, when the author removes the member; not when the member leaves', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [removed, leaver] = [await join(server, author, id), await join(server, author, id)];
    expect(await kindsOf(removed)).toEqual(['APPLICATION_ACCEPTED']);
    await author.ask(REMOVE, { id, userId: removed.id });
    expect(await kindsOf(removed)).toEqual(['MEMBER_LEFT']);
    await leaver.ask(LEAVE, { id });
    expect(await kindsOf(leaver)).toEqual(['APPLICATION_ACCEPTED']);
  });

  it('a leaving, when the member is taken in again', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [member, other] = [await join(server, author, id), await join(server, author, id)];
    for (const leaver of [member, other]) await leaver.ask(LEAVE, { id });
    await author.ask(ACCEPT, { id: await apply(member, id) });
    const left = (await told(author)).filter(({ kind }) => kind === 'MEMBER_LEFT');
    expect(left).toMatchObject([{ actor: { id: other.id } }]);
  });

  it('everything about a post that is deleted', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    await author.ask(REJECT, { id: await apply(person, id) });
    await makeComment(person, id);
    expect([await unread(author), await unread(person)]).toEqual([2, 1]);
    await author.ask('mutation ($id: ID!) { deleteCompanion(id: $id) }', { id });
    expect([await unread(author), await unread(person)]).toEqual([0, 0]);
  });
});

describe('nobody has two unread ones of the same kind, object and actor:', () => {
  it('the newer takes the place of the older, and what was read stays beside it', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const ids = [];
    for (let day = 11; day < 16; day++) {
      await author.ask(UPDATE, { id, input: { endDate: inDays(day + 3) } });
      const [newest, ...others] = await told(member);
      expect([newest!.kind, others.map(({ kind }) => kind)]).toEqual(['COMPANION_CHANGED', ['APPLICATION_ACCEPTED']]);
      ids.push(newest!.id);
    }
    expect(new Set(ids).size).toBe(5);
    expect(ids).toEqual([...ids].sort());
    await member.ask(MARK);
    await author.ask(UPDATE, { id, input: { title: '새 이름' } });
    expect((await told(member)).map(({ kind, isRead }) => [kind, isRead])).toEqual([
      ['COMPANION_CHANGED', false],
      ['COMPANION_CHANGED', true],
      ['APPLICATION_ACCEPTED', true],
    ]);
    expect(await unread(member)).toBe(1);
  });

  it('others and other posts have theirs, and each comment has its own', async () => {
    const author = await makePerson(server);
    const posts = [];
    for (const title of ['하나', '둘']) {
      const input = {
        title,
        content: '가요',
        areaId: 'kr-jeju',
        startDate: inDays(5),
        endDate: inDays(6),
        capacity: 5,
      };
      const { createCompanion } = await author.ask(
        'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
        { input },
      );
      posts.push(createCompanion.id);
    }
    const people = await Promise.all([makePerson(server), makePerson(server)]);
    for (const post of posts) {
      for (const person of people) {
        await apply(person, post);
        for (const text of ['말', '또 다른 말']) await makeComment(person, post, text);
      }
    }
    const kinds = Map.groupBy(await kindsOf(author), (kind) => kind);
    expect([kinds.get('APPLICATION_RECEIVED')!.length, kinds.get('COMMENT_RECEIVED')!.length]).toEqual([4, 8]);
  });

  it('also when it happens many times at once', async () => {
    const { author, id } = await makePost(server, { capacity: 9 });
    const members = [await join(server, author, id), await join(server, author, id)];
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        Promise.all([
          author.ask(UPDATE, { id, input: { content: `${i} 번째` } }),
          ...(i % 3 === 0 ? members.map((member) => member.ask(MARK)) : []),
        ]),
      ),
    );
    for (const member of members) {
      const changes = (await told(member, { unreadOnly: true })).filter(({ kind }) => kind === 'COMPANION_CHANGED');
      expect(changes.length).toBeLessThanOrEqual(1);
      await unread(member);
    }
    const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(server)));
    await Promise.all(
      people.map(async (person) => {
        for (let i = 0; i < 3; i++) {
          await person.ask(WITHDRAW, { id: await apply(person, id) });
          await person.ask(DELETE_COMMENT, { id: await makeComment(person, id, `${i}`) });
        }
      }),
    );
    const rest = (await told(author, { unreadOnly: true })).filter(({ actor }) =>
      people.some(({ id }) => id === actor?.id),
    );
    expect(rest).toEqual([]);
    await unread(author);
  });
});

describe('marking as read', () => {
  it('neither counts nor marks what is hidden', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    const comments = [await makeComment(person, id, '하나'), await makeComment(person, id, '둘')];
    // Hidden in another way than by taking it back: the place of the comment stands, without words.
    await server.sql('update comments set text = null, deleted_at = now() where id = $1', [comments[0]]);
    const [hidden] = await server.sql<{ id: string }>('select id from notifications where comment_id = $1', [
      comments[0],
    ]);
    expect(await unread(author)).toBe(1);
    expect(await author.ask(MARK, { ids: [hidden!.id] })).toEqual({ markNotificationsRead: 0 });
    expect(await author.ask(MARK)).toEqual({ markNotificationsRead: 1 });
    expect(await unread(author)).toBe(0);
  });
});
