import { describe, expect, it } from 'vitest';
import { activityLevel, POPULARITY_RECOUNTED } from '../../src/companions/interest/popularity.ts';
import { DELETE, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { textOf } from '../kit/text-of.ts';
import { inDays, makeComment, makePost, renewTokens, turnableClock } from './kit.ts';

const RECOUNTED = textOf(POPULARITY_RECOUNTED);

const DAY = 86_400_000;
const clock = turnableClock('2026-11-01T12:00:00Z');
const server = await startTestApp({ clock, config: { rateLimitFactor: 10 } });
const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(server)));
const author = people[0]!;
const VIEW = 'mutation ($id: ID!) { recordCompanionView(id: $id) { id } }';
const MARK = 'mutation ($id: ID!, $on: Boolean!) { setBookmark(companionId: $id, bookmarked: $on) { id } }';

/** Turns the clock on, and gives everybody a fresh token. */
const pass = (days: number) => {
  clock.pass(days * DAY);
  renewTokens(server, ...people);
};
const popularIds = async (person = author) => {
  const { companions } = await person.ask('{ companions(sort: POPULAR, first: 100) { nodes { id } } }');
  return companions.nodes.map((node: { id: string }) => node.id) as string[];
};
const popularity = async (id: string) =>
  (await server.sql<{ popularity: number }>('select popularity from companions where id = $1', [id]))[0]!.popularity;
const makeLastingPost = () => makePost(server, author, { startDate: '2027-03-01', endDate: '2027-03-02' });

describe('the most popular post', () => {
  it('is the one with more activity today, not the one with much last month', async () => {
    const once = await makeLastingPost();
    const quiet = await makeLastingPost();
    for (const person of people.slice(1)) {
      await person.ask(VIEW, { id: once.id });
      await makeComment(person, once.id);
      await person.ask(MARK, { id: once.id, on: true });
    }
    expect((await popularIds()).slice(0, 2)).toEqual([once.id, quiet.id]);
    pass(7);
    const now = await makeLastingPost();
    for (const person of people.slice(1, 4)) await person.ask(VIEW, { id: now.id });
    // Forty points a week ago are ten today.
    expect((await popularIds()).slice(0, 3)).toEqual([once.id, now.id, quiet.id]);
    await makeComment(people[1]!, now.id);
    await makeComment(people[2]!, now.id);
    expect((await popularIds()).slice(0, 3)).toEqual([now.id, once.id, quiet.id]);
    pass(60);
    expect((await popularIds()).slice(0, 3)).toEqual([now.id, once.id, quiet.id]);
    await people[1]!.ask(VIEW, { id: quiet.id });
    expect((await popularIds()).slice(0, 3)).toEqual([quiet.id, now.id, once.id]);
  });

  it('loses what is taken back', async () => {
    const { id } = await makeLastingPost();
    await people[1]!.ask(VIEW, { id });
    pass(1);
    const before = await popularity(id);
    await people[2]!.ask(MARK, { id, on: true });
    const comment = await makeComment(people[3]!, id);
    expect(await popularity(id)).toBeGreaterThan(before + 1);
    pass(1);
    await people[3]!.ask('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: comment });
    await people[2]!.ask(MARK, { id, on: false });
    expect(await popularity(id)).toBeCloseTo(before, 9);
  });

  it('counts every one of many at once', async () => {
    const { id } = await makeLastingPost();
    await Promise.all(people.slice(1).map((person) => person.ask(VIEW, { id })));
    const alone = activityLevel('view', clock());
    expect(await popularity(id)).toBeCloseTo(alone + Math.log2(people.length - 1 + 2 ** -10), 9);
  });
});

describe('popularity cannot be bought', () => {
  const APPLY = 'mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }';
  const WITHDRAW = 'mutation ($id: ID!) { withdrawApplication(id: $id) { id } }';
  const ACCEPT = 'mutation ($id: ID!) { acceptApplication(id: $id) { id } }';
  const REJECT = 'mutation ($id: ID!) { rejectApplication(id: $id) { id } }';
  const LEAVE = 'mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }';
  const REMOVE = 'mutation ($id: ID!, $userId: ID!) { removeMember(companionId: $id, userId: $userId) { id } }';
  const UNCOMMENT = 'mutation ($id: ID!) { deleteComment(id: $id) { id } }';
  const apply = async (person: Person, id: string): Promise<string> =>
    (await person.ask(APPLY, { id })).applyToCompanion.id;
  const makeFuturePost = () =>
    makePost(server, author, { startDate: inDays(server, 300), endDate: inDays(server, 301), capacity: 20 });
  const [fan, other] = [people[1]!, people[2]!];
  /** The popularity of a post with these activities of now, and being written. */
  const withAll = (written: Date, ...activities: ('view' | 'bookmark' | 'comment' | 'application')[]) => {
    const levels = [
      activityLevel('written', written),
      ...activities.map((activity) => activityLevel(activity, clock())),
    ];
    const top = Math.max(...levels);
    return top + Math.log2(levels.reduce((sum, level) => sum + 2 ** (level - top), 0));
  };

  it('by doing the same again and again: a person counts once for each kind of interest, from the first time on', async () => {
    const { id } = await makeFuturePost();
    const written = clock();
    const firstComment = await makeComment(fan, id);
    await fan.ask(MARK, { id, on: true });
    await fan.ask(VIEW, { id });
    const application = await apply(fan, id);
    const once = withAll(written, 'comment', 'bookmark', 'view', 'application');
    expect(await popularity(id)).toBeCloseTo(once, 9);
    await author.ask(REJECT, { id: application });
    const later: string[] = [];
    for (let day = 0; day < 3; day++) {
      pass(1);
      await fan.ask(VIEW, { id });
      await fan.ask(MARK, { id, on: true });
      later.push(await makeComment(fan, id), await makeComment(fan, id, '그리고', firstComment));
    }
    expect(await popularity(id)).toBeCloseTo(once, 9);
    // The first one taken back, the next one stands.
    await fan.ask(UNCOMMENT, { id: firstComment });
    expect(await popularity(id)).toBeLessThan(once + 1);
    for (const comment of later) await fan.ask(UNCOMMENT, { id: comment });
    await fan.ask(MARK, { id, on: false });
    expect(await recounted()).toEqual([]);
  });

  it.each(['apply and withdraw', 'apply, join and leave', 'bookmark and forget', 'comment and delete'])(
    'by what is taken back: to %s five times leaves the post where it was',
    async (what) => {
      const { id } = await makeFuturePost();
      const before = await popularity(id);
      for (let round = 0; round < 5; round++) {
        if (what.startsWith('bookmark')) {
          await fan.ask(MARK, { id, on: true });
          await fan.ask(MARK, { id, on: false });
        } else if (what.startsWith('comment')) await fan.ask(UNCOMMENT, { id: await makeComment(fan, id) });
        else {
          const application = await apply(fan, id);
          if (what.endsWith('withdraw')) await fan.ask(WITHDRAW, { id: application });
          else {
            await author.ask(ACCEPT, { id: application });
            expect(await popularity(id)).toBeGreaterThan(before + 1);
            await fan.ask(LEAVE, { id });
          }
        }
      }
      expect(await popularity(id)).toBeCloseTo(before, 9);
    },
  );

  it('by the author taking somebody in and out', async () => {
    const { id } = await makeFuturePost();
    const before = await popularity(id);
    await author.ask(ACCEPT, { id: await apply(fan, id) });
    await author.ask(REMOVE, { id, userId: fan.id });
    expect(await popularity(id)).toBeCloseTo(before, 9);
  });

  it('by views of nobody: without an account, of an unverified account, of the author', async () => {
    const { id } = await makeFuturePost();
    const before = await popularity(id);
    const views = async () =>
      (await server.sql<{ n: number }>('select view_count as n from companions where id = $1', [id]))[0]!.n;
    for (let i = 0; i < 60; i++) await new TestClient(server.url).ask(VIEW, { id });
    await (await makePerson(server, { verified: false })).ask(VIEW, { id });
    await author.ask(VIEW, { id });
    expect([await views(), await popularity(id)]).toEqual([61, before]);
    await other.ask(VIEW, { id });
    expect(await popularity(id)).toBeGreaterThan(before + 1);
  });

  it('by the author’s own interest', async () => {
    const { id } = await makeFuturePost();
    const before = await popularity(id);
    await author.ask(MARK, { id, on: true });
    await makeComment(author, id, '질문 주세요');
    expect(await popularity(id)).toBe(before);
  });

  it('by many hands of one person at once; and after any tangle of clicks it is what a recount says', async () => {
    const posts = [await makeFuturePost(), await makeFuturePost()];
    const written = clock();
    await Promise.all(Array.from({ length: 8 }, () => makeComment(fan, posts[0]!.id)));
    await Promise.all(Array.from({ length: 8 }, () => fan.ask(VIEW, { id: posts[0]!.id })));
    expect(await popularity(posts[0]!.id)).toBeCloseTo(withAll(written, 'comment', 'view'), 9);

    const random = seeded(7);
    const comments: [Person, string][] = [];
    const click = async (person: Person, id: string) => {
      const kind = random(7);
      if (kind === 0) await person.ask(VIEW, { id });
      else if (kind === 1) await person.ask(MARK, { id, on: random(2) === 0 });
      else if (kind === 2) comments.push([person, await makeComment(person, id)]);
      else if (kind === 3) {
        const [writer, comment] = comments.splice(random(comments.length), 1)[0] ?? [];
        if (writer) await writer.ask(UNCOMMENT, { id: comment });
      } else if (kind === 4) {
        const { data } = await person.send(APPLY, { id });
        if (data?.applyToCompanion && random(2) === 0) await person.ask(WITHDRAW, { id: data.applyToCompanion.id });
      } else if (kind === 5) {
        const asked = await author.ask(
          'query ($id: ID!) { companion(id: $id) { applications(status: [PENDING]) { nodes { id } } } }',
          { id },
        );
        for (const { id: application } of asked.companion.applications.nodes)
          await author.send(random(2) === 0 ? ACCEPT : REJECT, { id: application });
      } else await person.send(LEAVE, { id });
    };
    for (let round = 0; round < 12; round++) {
      pass(0.3);
      await Promise.all(people.map((person) => click(person, posts[random(2)]!.id)));
      expect(await recounted()).toEqual([]);
    }
  });

  it('and what a person has left behind for good counts as it stands', async () => {
    const { id } = await makeFuturePost();
    const written = clock();
    const gone = await makePersonWithPassword(server);
    await makeComment(gone, id, '좋아 보여요');
    await gone.ask(MARK, { id, on: true });
    await apply(gone, id);
    await gone.ask(DELETE, { password: PASSWORD });
    expect(await popularity(id)).toBeCloseTo(withAll(written, 'comment'), 9);
    expect(await recounted()).toEqual([]);
  });
});

// The last one: the clock does not come back.
describe('the most popular post of 2060', () => {
  it('can be found however long the house stands', async () => {
    const { id } = await makeLastingPost();
    clock.turnTo('2060-01-01T00:00:00Z');
    const person = await makePerson(server);
    await person.ask(VIEW, { id });
    await person.ask(MARK, { id, on: true });
    await person.ask(MARK, { id, on: false });
    expect((await popularIds(person))[0]).toBe(id);
  });
});

/** Posts whose popularity is not what stands in the tables. */
const recounted = () =>
  server.sql(`select c.id, c.popularity, ${RECOUNTED} as recounted from companions c
    where abs(c.popularity - ${RECOUNTED}) > 1e-9`);

/** Whole numbers below a bound, the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return below === 0 ? 0 : (state >>> 8) % below;
  };
}
