import { beforeAll, describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makeComment, makePost } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const nobody = new TestClient(server.url);
const POST =
  'id title status startDate createdAt commentCount area { id name } author { id nickname ageGroup gender joinedAt }';
const COMMENT = 'id text isDeleted replyCount createdAt editedAt author { id nickname joinedAt }';
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const HOT = `query ($first: Int) { companions(first: $first) { nodes { ${POST}
  comments(first: 3) { totalCount nodes { ${COMMENT} } edges { cursor node { id } } ${PAGE} } } } }`;

/** Somebody who was made before, as a client. */
async function signedInAgain(userId: string): Promise<TestClient> {
  const [session] = await server.sql<{ id: string }>('select id from sessions where user_id = $1', [userId]);
  return new TestClient(server.url, { token: signAccessToken(server.app, { userId, sessionId: session!.id }).token });
}

beforeAll(async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => makePerson(server)));
  const leaver = await makePerson(server);
  for (let i = 0; i < 101; i++) {
    const { id } = await makePost(server, i === 50 ? leaver : people[i % 5]!);
    for (let k = 0; k < i % 6; k++) await makeComment(k === 1 ? leaver : people[k % 5]!, id, `댓글 ${k}`);
  }
  // A deleted comment whose place stays, and a person who has left: both have no author to show.
  const [top] = await server.sql<{ id: string; companion_id: string }>(
    'select id, companion_id from comments where author_id = $1 order by id desc limit 1',
    [people[0]!.id],
  );
  await makeComment(people[1]!, top!.companion_id, '답글', top!.id);
  await people[0]!.ask(`mutation { deleteComment(id: "${top!.id}") { id } }`);
  await server.sql(
    `update users set deleted_at = now(), email = null, password_hash = null, birth_date = null, gender = null where id = $1`,
    [leaver.id],
  );
});

describe('the list of posts', () => {
  it.each([
    ['nodes with authors and comments', HOT, 2],
    ['the same with a total', HOT.replace('nodes {', 'totalCount nodes {'), 3],
    ['nothing nested', '{ companions(first: FIRST) { nodes { id title area { name } commentCount } } }', 1],
    ['authors only', '{ companions(first: FIRST) { nodes { author { nickname } } } }', 1],
    [
      'comments and authors',
      '{ companions(first: FIRST) { nodes { author { id } comments(first: 3) { nodes { author { id } } } } } }',
      1,
    ],
    [
      'comments under two aliases, and replies',
      `{ companions(first: FIRST) { nodes { a: comments(first: 1) { nodes { author { id } } } b: comments(last: 2) { nodes { text
        replies(first: 1) { nodes { author { id } } } } } } } }`,
      5,
    ],
    [
      'what the viewer may do',
      '{ companions(first: FIRST) { totalCount nodes { members { id } viewerHasBookmarked viewerCan { apply { allowed } close { allowed } reopen { allowed } leave { allowed } messageAuthor { allowed } } } } }',
      6,
    ],
    [
      'what may be done with comments',
      '{ companions(first: FIRST) { nodes { id comments(first: 3) { nodes { viewerCan { update { allowed } reply { reason } } } } } } }',
      1,
    ],
  ])('with %s costs as many statements for 3 posts as for 100', async (_name, document, most) => {
    const person = await makePerson(server);
    const counts = [];
    for (const first of [3, 20, 100]) {
      const query = document.replace('FIRST', `${first}`);
      // Who asks is remembered for some seconds; the first request looks it up.
      await person.ask('{ viewer { email } }');
      const { statements } = await countStatements(() => person.ask(query, { first }));
      counts.push(statements.length);
    }
    expect(new Set(counts)).toEqual(new Set([counts[0]]));
    expect(counts[0]).toBeLessThanOrEqual(most);
  });

  it('answers the same as each post alone, through the loaders', async () => {
    const { companions } = await nobody.ask(HOT, { first: 100 });
    const query = `query ($id: ID!) { companion(id: $id) { ${POST}
      comments(first: 3) { totalCount nodes { ${COMMENT} } edges { cursor node { id } } ${PAGE} } } }`;
    for (const post of companions.nodes) expect((await nobody.ask(query, { id: post.id })).companion).toEqual(post);
    const comments = companions.nodes.flatMap((post: { comments: { nodes: unknown[] } }) => post.comments.nodes);
    expect(comments).toContainEqual(expect.objectContaining({ isDeleted: true, author: null, text: null }));
    expect(comments).toContainEqual(expect.objectContaining({ isDeleted: false, author: null }));
    expect(companions.nodes).toContainEqual(expect.objectContaining({ author: null }));
  });

  it.each([
    ['a literal', 'comments(first: 2) { nodes { text } }', {}],
    ['a variable', 'comments(first: $n) { nodes { text } }', { n: 2 }],
    ['no variable', 'comments(first: $n) { nodes { text } }', {}],
    ['null', 'comments(first: null) { nodes { text } }', {}],
    ['no argument', 'comments { nodes { text } }', {}],
    ['nothing of it', 'comments(first: 0) { nodes { text } totalCount }', {}],
    ['the last ones', 'comments(last: 2) { nodes { text } }', {}],
    ['what comes after nothing', 'comments(first: 2, after: null) { nodes { text } }', {}],
    ['an alias', 'words: comments(first: 2) { nodes { text } }', {}],
    ['two aliases', 'one: comments(first: 1) { nodes { text } } two: comments(first: 2) { nodes { text } }', {}],
    ['a fragment', '...f', {}],
    ['two fragments', '...f ...g', {}],
    ['a skipped field', 'comments(first: 2) @skip(if: true) { nodes { text } } id', {}],
    [
      'an included field',
      'comments(first: 1) @include(if: $yes) { nodes { text } } comments(first: 1) { totalCount }',
      { yes: false },
    ],
    ['a deep one', 'comments(first: 1) { nodes { companion { id comments(first: 3) { nodes { text } } } } }', {}],
    [
      'posts of the author',
      'author { companions(first: 2) { nodes { comments(first: 2) { nodes { text author { id } } } } } }',
      {},
    ],
  ])('answers comments asked by %s as a post alone does', async (_name, selection, variables) => {
    const fragments = selection.includes('...f')
      ? `fragment f on Companion { comments(first: 2) { nodes { text author { nickname } } } }
         ${selection.includes('...g') ? 'fragment g on Companion { comments(first: 2) { nodes { id } totalCount } }' : ''}`
      : '';
    const head = 'query ($n: Int, $yes: Boolean = true, $id: ID = "")';
    const inList = `${head} { companions(first: 5) { nodes { id ${selection} } edges { node { title } } } other: companion(id: $id) { id @include(if: $yes) title @skip(if: true) createdAt comments(first: $n) { totalCount } } } ${fragments}`;
    const alone = `${head} { companion(id: $id) { id ${selection} } other: companions(first: 0) { totalCount } unused: companion(id: "x") { id @include(if: $yes) comments(first: $n) { totalCount } } } ${fragments}`;
    // Often enough for the compiled path, too.
    for (let i = 0; i < 4; i++) {
      const { companions } = await nobody.ask(inList, variables);
      for (const post of companions.nodes) {
        expect((await nobody.ask(alone, { ...variables, id: post.id })).companion).toEqual(post);
      }
    }
  });

  it('says what somebody may do with comments as each comment alone does', async () => {
    const [found] = await server.sql<{ id: string; text: string }>(
      `select author_id as id from comments where text = '댓글 2' limit 1`,
    );
    const person = await signedInAgain(found!.id);
    const CAN = 'id viewerCan { update { allowed code reason } delete { allowed } reply { allowed code reason } }';
    const { companions } = await person.ask(
      `{ companions(first: 100) { nodes { comments(first: 10) { nodes { ${CAN} } } } } }`,
    );
    const listed = companions.nodes.flatMap((post: { comments: { nodes: unknown[] } }) => post.comments.nodes);
    const said = [];
    for (const { id } of listed) {
      said.push((await person.ask(`query ($id: ID!) { node(id: $id) { ... on Comment { ${CAN} } } }`, { id })).node);
    }
    expect(said).toEqual(listed);
    const reasons = new Set(said.map(({ viewerCan }) => `${viewerCan.update.reason} ${viewerCan.reply.reason}`));
    expect([...reasons].sort()).toEqual([
      'COMMENT_NOT_FOUND COMMENT_NOT_FOUND',
      'NOT_COMMENT_AUTHOR null',
      'null null',
    ]);
  });

  it('refuses too many comments as a post alone does', async () => {
    const query = '{ companions(first: 1) { nodes { comments(first: 101) { totalCount } } } }';
    expect((await nobody.refused(query)).extensions.fields).toMatchObject([{ path: 'first', reason: 'TOO_LARGE' }]);
  });
});
