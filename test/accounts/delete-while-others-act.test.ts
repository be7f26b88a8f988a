import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, apply, makePost } from '../parties/kit.ts';
import { DELETE, makePersonWithPassword, PASSWORD } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const INVITE = 'mutation ($id: ID!, $userId: ID!) { inviteToCompanion(companionId: $id, userId: $userId) { id } }';
const HAND = 'mutation ($id: ID!, $userId: ID!) { handOverCompanion(id: $id, userId: $userId) { id } }';
const BLOCK = 'mutation ($userId: ID!) { setBlock(userId: $userId, blocked: true) { id } }';
const REPORT = 'mutation ($id: ID!) { report(input: { subjectId: $id, reason: SPAM }) { id } }';
/** What others may meet: it worked before the account went, or nobody was there any more. */
const EXPECTED = new Set(['NOT_FOUND', 'CONFLICT']);

/** Acts on a person again and again, each time with another of these, until the account is gone and a bit longer. */
async function actWhileDeleting(leaver: Person, acts: (() => ReturnType<Person['send']>)[]): Promise<void> {
  let isGone = false;
  const deleting = leaver.send(DELETE, { password: PASSWORD }).then((answer) => {
    isGone = true;
    return answer;
  });
  const left = [...acts];
  const lanes = Array.from({ length: 4 }, async () => {
    for (let after = 0; after < 2; after += isGone ? 1 : 0) {
      const act = left.shift();
      if (!act) return;
      const { errors } = await act();
      for (const { extensions } of errors) expect([...EXPECTED]).toContain(extensions.code);
    }
  });
  expect((await deleting).data).toEqual({ deleteAccount: true });
  await Promise.all(lanes);
}

it('whoever is being invited while the account goes has no invitation afterwards', async () => {
  for (let round = 0; round < 6; round++) {
    const leaver = await makePersonWithPassword(server);
    const posts = await Promise.all(Array.from({ length: 40 }, () => makePost(server)));
    await actWhileDeleting(
      leaver,
      posts.map(
        ({ author, id }) =>
          () =>
            author.send(INVITE, { id, userId: leaver.id }),
      ),
    );
    const waiting = `select status from applications where applicant_id = $1 and status in ('INVITED', 'PENDING', 'ACCEPTED')`;
    expect(await server.sql(waiting, [leaver.id])).toEqual([]);
  }
}, 60_000);

it('no post is handed to whoever goes, and no block or open seat is left of them', async () => {
  for (let round = 0; round < 4; round++) {
    const leaver = await makePersonWithPassword(server);
    const posts = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const post = await makePost(server);
        await post.author.ask(ACCEPT, { id: await apply(leaver, post.id) });
        return post;
      }),
    );
    const others = await Promise.all(Array.from({ length: 16 }, () => makePerson(server)));
    await actWhileDeleting(leaver, [
      ...posts.flatMap(({ author, id }, i) => [
        () => author.send(HAND, { id, userId: leaver.id }),
        () => others[i * 2]!.send(BLOCK, { userId: leaver.id }),
        () => others[i * 2 + 1]!.send(REPORT, { id: leaver.id }),
      ]),
    ]);
    const ids = posts.map(({ id }) => id);
    const [counts] = await server.sql(
      `select (select count(*)::int from companions where author_id = $1) as hosted,
        (select count(*)::int from companion_members where user_id = $1) as seats,
        (select count(*)::int from applications where applicant_id = $1 and status in ('PENDING', 'ACCEPTED', 'INVITED')) as live,
        (select count(*)::int from blocks where $1 in (blocker_id, blocked_id)) as blocks,
        (select count(*)::int from companions where id = any($2) and member_count <> 1) as miscounted`,
      [leaver.id, ids],
    );
    expect(counts).toEqual({ hosted: 0, seats: 0, live: 0, blocks: 0, miscounted: 0 });
  }
}, 60_000);
