import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { COMMENT, faultsOf, makeComment, makePost, NO_ID } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const [author, other, unverified] = await Promise.all([
  makePerson(server),
  makePerson(server),
  makePerson(server, { verified: false }),
]);
const nobody = new TestClient(server.url);
const EDIT = `mutation ($id: ID!, $text: String!) { updateComment(id: $id, text: $text) { id text editedAt createdAt } }`;
const TAKE_BACK = `mutation ($id: ID!) { deleteComment(id: $id) {
  id text isDeleted author { id } replyCount parent { id } companion { id commentCount }
} }`;
const FIELDS = 'id text isDeleted author { id } parent { id } replyCount';
const THREAD = `query ($id: ID!) { companion(id: $id) { commentCount comments { totalCount nodes {
  ${FIELDS} replies { totalCount nodes { ${FIELDS} } }
} } } }`;

const threadOf = async (id: string) => (await nobody.ask(THREAD, { id })).companion;
const counters = (id: string) =>
  server.sql<{ counted: boolean }>(
    `select c.comment_count = (select count(*) from comments m where m.companion_id = c.id and m.deleted_at is null)
       and not exists (select from comments t where t.companion_id = c.id
         and t.reply_count <> (select count(*) from comments r where r.parent_id = t.id)) as counted
     from companions c where c.id = $1`,
    [id],
  );

describe('a thread', () => {
  it('shows comments and replies oldest first, one level deep', async () => {
    const { id } = await makePost(server, author);
    const first = await makeComment(other, id, '첫째');
    const second = await makeComment(author, id, '둘째');
    const reply = await makeComment(author, id, '답글', first);
    const replyToReply = await makeComment(other, id, '답글의 답글', reply);
    const none = { totalCount: 0, nodes: [] };
    const plain = { isDeleted: false, replyCount: 0, parent: null };
    expect(await threadOf(id)).toEqual({
      commentCount: 4,
      comments: {
        totalCount: 2,
        nodes: [
          {
            ...plain,
            id: first,
            text: '첫째',
            author: { id: other.id },
            replyCount: 2,
            replies: {
              totalCount: 2,
              nodes: [
                { ...plain, id: reply, text: '답글', author: { id: author.id }, parent: { id: first } },
                { ...plain, id: replyToReply, text: '답글의 답글', author: { id: other.id }, parent: { id: first } },
              ],
            },
          },
          { ...plain, id: second, text: '둘째', author: { id: author.id }, replies: none },
        ],
      },
    });
  });

  it('is walked in pages, both ways', async () => {
    const { id } = await makePost(server, author);
    const top = await makeComment(other, id, 'top');
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await makeComment(other, id, `${i}`, top));
    const query = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { companion(id: $id) { comments { nodes {
      replies(first: $first, after: $after, last: $last, before: $before) {
        nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    } } } }`;
    const page = async (args: object) => {
      const { replies } = (await nobody.ask(query, { id, ...args })).companion.comments.nodes[0];
      return { ids: replies.nodes.map((node: { id: string }) => node.id), ...replies.pageInfo };
    };
    const one = await page({ first: 2 });
    expect(one).toMatchObject({ ids: ids.slice(0, 2), hasNextPage: true, hasPreviousPage: false });
    const two = await page({ first: 2, after: one.endCursor });
    expect(two).toMatchObject({ ids: ids.slice(2, 4), hasNextPage: true, hasPreviousPage: true });
    expect(await page({ first: 2, after: two.endCursor })).toMatchObject({ ids: [ids[4]], hasNextPage: false });
    const end = await page({ last: 2 });
    expect(end).toMatchObject({ ids: ids.slice(3), hasNextPage: false, hasPreviousPage: true });
    expect(await page({ last: 9, before: end.startCursor })).toMatchObject({
      ids: ids.slice(0, 3),
      hasPreviousPage: false,
    });
  });

  it('refuses pages that are too large, and cursors of other threads', async () => {
    const [one, two] = [await makePost(server, author), await makePost(server, author)];
    await makeComment(other, one.id);
    const query = `query ($id: ID!, $first: Int, $after: String) { companion(id: $id) {
      comments(first: $first, after: $after) { pageInfo { endCursor } } } }`;
    expect(faultsOf(await nobody.refused(query, { id: one.id, first: 101 }))).toEqual(['first TOO_LARGE']);
    expect(faultsOf(await nobody.refused(query, { id: one.id, first: -1 }))).toEqual(['first TOO_SMALL']);
    const { companion } = await nobody.ask(query, { id: one.id });
    const failure = await nobody.refused(query, { id: two.id, after: companion.comments.pageInfo.endCursor });
    expect(faultsOf(failure)).toEqual(['after INVALID_CURSOR']);
    expect(faultsOf(await nobody.refused(query, { id: one.id, after: 'x' }))).toEqual(['after INVALID_CURSOR']);
  });

  it('costs as many statements for three posts as for thirty, whatever pages are asked', async () => {
    const measure = async (count: number) => {
      const ids = await server.sql<{ id: string }>('select id from companions order by id desc limit $1', [count]);
      const posts = ids.map(
        ({ id }, i) => `p${i}: companion(id: "${id}") { comments(first: 2) { totalCount nodes {
        text author { id } replies(last: 1) { nodes { text author { id } companion { author { id } } parent { id } } } } } }`,
      );
      return (await countStatements(() => nobody.ask(`{ ${posts.join(' ')} }`))).statements.length;
    };
    for (let i = 0; i < 30; i++) {
      const { id } = await makePost(server, author);
      const top = await makeComment(other, id);
      await makeComment(author, id, '답', top);
    }
    expect(await measure(30)).toBe(await measure(3));
  });
});

describe('writing a comment', () => {
  it('needs an account with a verified address', async () => {
    const { id: companionId } = await makePost(server, author);
    const variables = { companionId, text: '안녕하세요' };
    expect((await nobody.refused(COMMENT, variables)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(COMMENT, variables)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await threadOf(companionId)).commentCount).toBe(0);
  });

  it.each([
    ['', 'REQUIRED'],
    ['   ', 'REQUIRED'],
    ['가'.repeat(1001), 'TOO_LONG'],
    ['a\u2066b', 'FORBIDDEN_CHARACTERS'],
  ])('refuses %j', async (text, reason) => {
    const { id: companionId } = await makePost(server, author);
    expect(faultsOf(await other.refused(COMMENT, { companionId, text }))).toEqual([`text ${reason}`]);
    const id = await makeComment(other, companionId, 'before');
    expect(faultsOf(await other.refused(EDIT, { id, text }))).toEqual([`text ${reason}`]);
    expect((await threadOf(companionId)).comments.nodes).toMatchObject([{ text: 'before' }]);
  });

  it('takes a thousand characters, also on a post that is over', async () => {
    const { id } = await makePost(server, author);
    await server.sql(`update companions set start_date = '2020-01-01', end_date = '2020-01-02' where id = $1`, [id]);
    await makeComment(other, id, '가'.repeat(1000));
    expect((await threadOf(id)).comments.nodes[0].text).toHaveLength(1000);
  });

  it('finds only posts, and only standing comments of the same post to reply to', async () => {
    const [one, two] = [await makePost(server, author), await makePost(server, author)];
    const elsewhere = await makeComment(other, two.id);
    const gone = await makeComment(other, one.id);
    await other.ask(TAKE_BACK, { id: gone });
    const place = await makeComment(other, one.id);
    await makeComment(other, one.id, 'reply', place);
    await other.ask(TAKE_BACK, { id: place });
    for (const companionId of [NO_ID, 'x', other.id]) {
      expect((await other.refused(COMMENT, { companionId, text: 'a' })).extensions.reason).toBe('COMPANION_NOT_FOUND');
    }
    const before = await threadOf(one.id);
    for (const parentId of [NO_ID, 'x', elsewhere, gone, place]) {
      const failure = await other.refused(COMMENT, { companionId: one.id, text: 'a', parentId });
      expect(failure.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'COMMENT_NOT_FOUND' });
    }
    expect(await threadOf(one.id)).toEqual(before);
  });
});

describe('editing a comment', () => {
  it('moves editedAt only when the words are others', async () => {
    const { id: companionId } = await makePost(server, author);
    const id = await makeComment(other, companionId, '처음');
    expect((await other.ask(EDIT, { id, text: ' 처음 ' })).updateComment.editedAt).toBeNull();
    expect((await other.ask(EDIT, { id, text: '나중' })).updateComment).toMatchObject({
      text: '나중',
      editedAt: expect.any(String),
    });
  });
});

describe.each([
  ['editing', EDIT, { text: 'x' }],
  ['deleting', TAKE_BACK, {}],
])('%s a comment', (_verb, mutation, variables) => {
  it('is for who wrote it alone, not even the author of the post', async () => {
    const { id: companionId } = await makePost(server, author);
    const id = await makeComment(other, companionId, '내 말');
    expect((await nobody.refused(mutation, { id, ...variables })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(mutation, { id, ...variables })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await author.refused(mutation, { id, ...variables })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_COMMENT_AUTHOR',
    });
    expect((await threadOf(companionId)).comments.nodes).toMatchObject([{ id, text: '내 말', isDeleted: false }]);
  });

  it('finds only standing comments', async () => {
    const { id: companionId } = await makePost(server, author);
    const gone = await makeComment(other, companionId);
    await other.ask(TAKE_BACK, { id: gone });
    for (const id of [NO_ID, 'x', companionId, gone]) {
      expect((await other.refused(mutation, { id, ...variables })).extensions.reason).toBe('COMMENT_NOT_FOUND');
    }
  });
});

describe('a deleted comment', () => {
  it('goes when nobody has replied', async () => {
    const { id: companionId } = await makePost(server, author);
    const id = await makeComment(other, companionId);
    expect((await other.ask(TAKE_BACK, { id })).deleteComment).toEqual({
      id,
      text: null,
      isDeleted: true,
      author: null,
      replyCount: 0,
      parent: null,
      companion: { id: companionId, commentCount: 0 },
    });
    expect(await threadOf(companionId)).toEqual({ commentCount: 0, comments: { totalCount: 0, nodes: [] } });
  });

  it('keeps its place without text and author while replies stand, and goes with the last of them', async () => {
    const { id: companionId } = await makePost(server, author);
    const top = await makeComment(other, companionId, '지울 말');
    const [one, two] = [
      await makeComment(author, companionId, '하나', top),
      await makeComment(other, companionId, '둘', top),
    ];
    await other.ask(TAKE_BACK, { id: top });
    expect(await threadOf(companionId)).toMatchObject({
      commentCount: 2,
      comments: { totalCount: 1, nodes: [{ id: top, text: null, isDeleted: true, author: null, replyCount: 2 }] },
    });
    const text = await server.sql('select text from comments where id = $1', [top]);
    expect(text).toEqual([{ text: null }]);
    const three = await makeComment(author, companionId, '셋', two);
    expect((await author.ask(TAKE_BACK, { id: one })).deleteComment.parent).toEqual({ id: top });
    await other.ask(TAKE_BACK, { id: two });
    expect((await threadOf(companionId)).comments.nodes[0]).toMatchObject({ id: top, replyCount: 1 });
    expect((await author.ask(TAKE_BACK, { id: three })).deleteComment.parent).toBeNull();
    expect(await threadOf(companionId)).toEqual({ commentCount: 0, comments: { totalCount: 0, nodes: [] } });
  });

  it('is deleted once, by the first of many', async () => {
    const { id: companionId } = await makePost(server, author);
    await makeComment(other, companionId, 'stays');
    const id = await makeComment(other, companionId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => other.send(TAKE_BACK, { id })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect((await threadOf(companionId)).commentCount).toBe(1);
  });
});

describe('counts of comments', () => {
  it('agree with a recount after writing, replying and deleting at once', async () => {
    const { id } = await makePost(server, author);
    const tops = await Promise.all(Array.from({ length: 6 }, () => makeComment(other, id)));
    const work = tops.flatMap((top) => [
      ...Array.from({ length: 4 }, () => author.send(COMMENT, { companionId: id, text: '답', parentId: top })),
      other.send(TAKE_BACK, { id: top }),
      other.send(COMMENT, { companionId: id, text: '또' }),
    ]);
    const answers = await Promise.all(work);
    const reasons = answers.flatMap(({ errors }) => errors.map((e) => e.extensions.reason));
    // Who replies to what has just gone is told so; nothing else may fail.
    expect(reasons.filter((reason) => reason !== 'COMMENT_NOT_FOUND')).toEqual([]);
    expect(await counters(id)).toEqual([{ counted: true }]);
    const replies = await server.sql<{ id: string; author_id: string }>(
      'select id, author_id from comments where companion_id = $1 and parent_id is not null',
      [id],
    );
    await Promise.all(replies.map((reply) => author.send(TAKE_BACK, { id: reply.id })));
    expect(await counters(id)).toEqual([{ counted: true }]);
    expect(await server.sql('select 1 from comments where companion_id = $1 and deleted_at is not null', [id])).toEqual(
      [],
    );
  });
});
