import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { inDays, makePost } from '../parties/kit.ts';
import { DELETE, makePersonWithPassword, PASSWORD } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });

it('nothing that a person writes while the account is being deleted stays behind', async () => {
  const { id: postId } = await makePost(server);
  for (let round = 0; round < 4; round++) {
    const person = await makePersonWithPassword(server);
    const range = { s: inDays(20), e: inDays(22) };
    const writes = [
      () =>
        person.send(
          'mutation ($s: Date!, $e: Date!) { createPlanner(input: { name: "유령 여행", areaId: "kr", startDate: $s, endDate: $e }) { id } }',
          range,
        ),
      () =>
        person.send(
          'mutation ($s: Date!, $e: Date!) { createCompanion(input: { title: "유령 글", content: "없는 사람", areaId: "kr", startDate: $s, endDate: $e }) { id } }',
          range,
        ),
      () =>
        person.send('mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }', { id: postId }),
      () =>
        person.send('mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }', {
          id: postId,
        }),
    ];
    const [deleted] = await Promise.all([
      person.send(DELETE, { password: PASSWORD }),
      ...Array.from({ length: 24 }, (_, i) => writes[i % writes.length]!()),
    ]);
    expect(deleted!.data).toEqual({ deleteAccount: true });
    const [left] = await server.sql(
      `select (select count(*)::int from planners where owner_id = $1) as planners,
         (select count(*)::int from companions where author_id = $1) as posts,
         (select count(*)::int from bookmarks where user_id = $1) as bookmarks,
         (select count(*)::int from applications where applicant_id = $1 and status = 'PENDING') as applications`,
      [person.id],
    );
    expect(left).toEqual({ planners: 0, posts: 0, bookmarks: 0, applications: 0 });
  }
  const visitor = await makePerson(server);
  await visitor.ask(
    '{ planners { nodes { id owner { nickname } } } companions { nodes { id author { nickname } bookmarkCount } } }',
  );
});
