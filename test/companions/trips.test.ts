import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { faultsOf, join, leave, makePost, renewTokens, turnableClock } from './kit.ts';

const clock = turnableClock('2026-11-20T10:00:00Z');
const server = await startTestApp({ clock });
const other = await makePerson(server);
const TRIPS = `query ($first: Int, $after: String, $last: Int, $before: String) {
  viewer { trips(first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { title status } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

const tripsOf = async (person: Person, variables: Record<string, unknown> = {}) =>
  (await person.ask(TRIPS, variables)).viewer.trips;
const titlesOf = (trips: { nodes: { title: string }[] }) => trips.nodes.map(({ title }) => title);

/** Titles tell the order; some are the traveller's own, in the others they are a member; written in no order. */
async function makeTraveller(): Promise<Person> {
  clock.turnTo('2026-11-20T10:00:00Z');
  renewTokens(server, other);
  const traveller = await makePerson(server);
  const trips = [
    ['6 over', '2026-11-21', '2026-11-22', 'kr-seoul', 'own'],
    ['3 next', '2026-12-03', '2026-12-09', 'kr-seoul', 'joined'],
    ['2 ends today', '2026-11-28', '2026-12-01', 'us-honolulu', 'joined'],
    ['4 later', '2027-05-01', '2027-05-02', 'europe', 'own'],
    ['5 over today', '2026-11-25', '2026-11-30', 'kr-seoul', 'joined'],
    ['1 began long ago', '2026-11-20', '2026-12-20', 'kr-seoul', 'own'],
    ['7 over too', '2026-11-20', '2026-11-20', 'nz-auckland', 'joined'],
  ] as const;
  for (const [title, startDate, endDate, areaId, how] of trips) {
    const { id } = await makePost(server, how === 'own' ? traveller : other, { title, startDate, endDate, areaId });
    if (how === 'joined') await join(server, id, traveller);
  }
  const { id: left } = await makePost(server, other, { title: 'left', startDate: '2026-12-03', endDate: '2026-12-04' });
  await join(server, left, traveller);
  await leave(server, left, traveller);
  await makePost(server, other, { title: 'not mine' });
  // 1 December in Seoul; still 30 November in Honolulu.
  clock.turnTo('2026-12-01T05:00:00Z');
  renewTokens(server, traveller, other);
  return traveller;
}

describe('trips of the viewer', async () => {
  const traveller = await makeTraveller();
  const ALL = ['1 began long ago', '2 ends today', '3 next', '4 later', '5 over today', '6 over', '7 over too'];

  it('are those of which they are author or member, current and next ones first, then the past, the last first', async () => {
    const trips = await tripsOf(traveller);
    expect(titlesOf(trips)).toEqual(ALL);
    expect(trips.totalCount).toBe(ALL.length);
    const over = trips.nodes.map(({ status }: { status: string }) => status === 'COMPLETED');
    expect(over).toEqual(ALL.map((title) => title.includes('over')));
  });

  it.each([1, 2, 3, 7])('are walked in both directions by pages of %i, each trip once', async (size) => {
    const forward: string[] = [];
    let after: string | null = null;
    do {
      const page = await tripsOf(traveller, { first: size, after });
      forward.push(...titlesOf(page));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(forward).toEqual(ALL);
    const backward: string[] = [];
    let before: string | null = null;
    do {
      const page = await tripsOf(traveller, { last: size, before });
      backward.unshift(...titlesOf(page));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
    } while (before);
    expect(backward).toEqual(ALL);
  });

  it('are nobody else’s: none when signed out, and each their own', async () => {
    expect((await new TestClient(server.url).ask(TRIPS)).viewer).toBeNull();
    expect(await tripsOf(await makePerson(server))).toMatchObject({ totalCount: 0, nodes: [] });
    const unverified = await makePerson(server, { verified: false });
    expect(await tripsOf(unverified)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('refuse cursors of other lists', async () => {
    const { companions } = await traveller.ask('{ companions(first: 1) { pageInfo { endCursor } } }');
    const refusal = await traveller.refused(TRIPS, { after: companions.pageInfo.endCursor });
    expect(faultsOf(refusal)).toEqual(['after INVALID_CURSOR']);
  });

  it('cost as many statements for seven as for two', async () => {
    const document = (first: number) => `{ viewer { trips(first: ${first}) { totalCount nodes {
      title status author { nickname } members { nickname } area { name } thumbnail { url } planner { name }
      viewerHasBookmarked viewerCan { leave { allowed } } viewerApplication { status } comments(first: 2) { nodes { text } } } } } }`;
    const counts = [];
    for (const first of [2, 7]) {
      await traveller.ask(document(first));
      counts.push((await countStatements(() => traveller.ask(document(first)))).statements.length);
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
