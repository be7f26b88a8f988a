import { describe, expect, it } from 'vitest';
import { activityLevel } from '../../src/companions/interest/popularity.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makeComment, makePost, renewTokens, turnableClock } from './kit.ts';

const DAY = 86_400_000;
const clock = turnableClock('2026-11-01T12:00:00Z');
const server = await startTestApp({ clock });
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
