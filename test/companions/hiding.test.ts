import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { kindsOf } from '../notifications/kit.ts';
import { makeComment, makePost, NO_ID } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const [author, other, stranger, unverified] = await Promise.all([
  makePerson(server),
  makePerson(server),
  makePerson(server),
  makePerson(server, { verified: false }),
]);
const nobody = new TestClient(server.url);
const HIDE =
  'mutation ($id: ID!) { hideComment(id: $id) { id text isDeleted author { id } companion { commentCount } } }';
const THREAD = `query ($id: ID!) { companion(id: $id) { commentCount comments { totalCount nodes {
  id text isDeleted author { id } replyCount replies { totalCount nodes { id text isDeleted author { id } } } } } } }`;
const thread = async (id: string) => (await nobody.ask(THREAD, { id })).companion;
const counted = async (id: string) =>
  (
    await server.sql<{ counted: boolean }>(
      `select c.comment_count = (select count(*) from comments m where m.companion_id = c.id and m.deleted_at is null)
         and not exists (select from comments t where t.companion_id = c.id
           and t.reply_count <> (select count(*) from comments r where r.parent_id = t.id)) as counted
       from companions c where c.id = $1`,
      [id],
    )
  )[0]!.counted;

describe('a comment that the author of the post hides', () => {
  it('keeps its place without text and author, whether it has replies or not, and counts no more', async () => {
    const { id } = await makePost(server, author);
    const [plain, answered] = [await makeComment(other, id, '광고'), await makeComment(other, id, '욕')];
    const [reply, standing] = [
      await makeComment(stranger, id, '나쁜 답', answered),
      await makeComment(author, id, '그만하세요', answered),
    ];
    const { hideComment } = await author.ask(HIDE, { id: plain });
    expect(hideComment).toEqual({
      id: plain,
      text: null,
      isDeleted: true,
      author: null,
      companion: { commentCount: 3 },
    });
    await author.ask(HIDE, { id: answered });
    await author.ask(HIDE, { id: reply });
    const gone = { text: null, isDeleted: true, author: null };
    expect(await thread(id)).toEqual({
      commentCount: 1,
      comments: {
        totalCount: 2,
        nodes: [
          { id: plain, ...gone, replyCount: 0, replies: { totalCount: 0, nodes: [] } },
          {
            id: answered,
            ...gone,
            replyCount: 2,
            replies: {
              totalCount: 2,
              nodes: [
                { id: reply, ...gone },
                { id: standing, text: '그만하세요', isDeleted: false, author: { id: author.id } },
              ],
            },
          },
        ],
      },
    });
    expect(await counted(id)).toBe(true);
  });

  it('is gone for who wrote it, too, and takes what was told of it back', async () => {
    const { id } = await makePost(server, author);
    const asker = await makePerson(server);
    const top = await makeComment(asker, id, '질문');
    const reply = await makeComment(stranger, id, '욕', top);
    expect(await kindsOf(asker)).toEqual(['REPLY_RECEIVED']);
    await author.ask(HIDE, { id: reply });
    expect(await kindsOf(asker)).toEqual([]);
    for (const mutation of ['updateComment(id: $id, text: "다시")', 'deleteComment(id: $id)']) {
      const refused = await stranger.refused(`mutation ($id: ID!) { ${mutation} { id } }`, { id: reply });
      expect(refused.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'COMMENT_NOT_FOUND' });
    }
    expect((await author.refused(HIDE, { id: reply })).extensions.reason).toBe('COMMENT_NOT_FOUND');
  });

  it('is not the popularity of the post any more', async () => {
    const { id } = await makePost(server, author);
    const popularity = async () =>
      (await server.sql<{ popularity: number }>('select popularity from companions where id = $1', [id]))[0]!
        .popularity;
    const before = await popularity();
    const comment = await makeComment(other, id, '광고');
    expect(await popularity()).toBeGreaterThan(before);
    await author.ask(HIDE, { id: comment });
    expect(await popularity()).toBeCloseTo(before, 9);
  });
});

describe('hiding', () => {
  it('is for the author of the post alone', async () => {
    const { id } = await makePost(server, author);
    const comment = await makeComment(other, id, '좋아요');
    for (const [person, code, reason] of [
      [nobody, 'UNAUTHENTICATED', 'SIGN_IN_REQUIRED'],
      [unverified, 'EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED'],
      [stranger, 'FORBIDDEN', 'NOT_AUTHOR'],
      [other, 'FORBIDDEN', 'NOT_AUTHOR'],
    ] as const) {
      expect((await person.refused(HIDE, { id: comment })).extensions).toMatchObject({ code, reason });
    }
    expect((await author.refused(HIDE, { id: NO_ID })).extensions.reason).toBe('COMMENT_NOT_FOUND');
    expect((await author.refused(HIDE, { id: 'x' })).extensions.reason).toBe('COMMENT_NOT_FOUND');
    expect((await thread(id)).comments.nodes[0].text).toBe('좋아요');
  });

  it('against deleting, replying and hiding leaves exact counts', async () => {
    for (let round = 0; round < 6; round++) {
      const { id } = await makePost(server, author);
      const comment = await makeComment(other, id, '광고');
      const reply = await makeComment(stranger, id, '답글', comment);
      await Promise.all([
        author.send(HIDE, { id: comment }),
        author.send(HIDE, { id: comment }),
        author.send(HIDE, { id: reply }),
        other.send('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: comment }),
        stranger.send('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: reply }),
        makeComment(stranger, id, '하나 더', comment).catch(() => null),
      ]);
      expect(await counted(id)).toBe(true);
    }
  });
});
