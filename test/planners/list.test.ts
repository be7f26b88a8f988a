import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlaces, makePlanner, putStops } from './kit.ts';

const server = await startTestApp({ clock: () => new Date('2027-03-10T05:00:00Z') });
const owner = await makePerson(server);
const other = await makePerson(server);
const anybody = new TestClient(server.url);
const LIST = `query ($filter: PlannerFilter, $sort: PlannerSort! = NEWEST, $first: Int, $after: String, $last: Int, $before: String) {
  planners(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const list = async (variables: Record<string, unknown> = {}, viewer: TestClient = anybody) =>
  (await viewer.ask(LIST, variables)).planners;
const names = async (variables: Record<string, unknown> = {}, viewer?: TestClient): Promise<string[]> =>
  (await list({ first: 100, ...variables }, viewer)).nodes.map(({ name }: { name: string }) => name);

describe('searching planners', async () => {
  await makePlanner(owner, { name: '벚꽃 100% 여행_기', areaId: 'kr-jeju' });
  await makePlanner(owner, { name: 'Sakura Walk', areaId: 'jp-osaka' });
  await makePlanner(owner, { name: '비밀 벚꽃', areaId: 'jp-osaka', visibility: 'PRIVATE' });
  const crossing = await makePlanner(owner, { name: '두 나라', areaId: 'fr' });
  await owner.ask(
    `mutation { setPlannerLegs(id: "${crossing.id}", legs: [
       { areaId: "fr", startDate: "2027-05-01", endDate: "2027-05-01" }
       { areaId: "kr-busan", startDate: "2027-05-02", endDate: "2027-05-03" }]) { id } }`,
  );

  it.each([
    ['part of a name', '벚꽃', ['벚꽃 100% 여행_기']],
    ['part of a word', '꽃 10', ['벚꽃 100% 여행_기']],
    ['decomposed letters', '벚꽃'.normalize('NFD'), ['벚꽃 100% 여행_기']],
    ['any case', 'sAKURA', ['Sakura Walk']],
    ['a percent sign as itself', '0%', ['벚꽃 100% 여행_기']],
    ['an underscore as itself', 'a_a', []],
    ['an area of the planner in Korean', '오사카', ['Sakura Walk']],
    ['an area of the planner in English', 'osaka', ['Sakura Walk']],
    ['an area around it', '일본', ['Sakura Walk']],
    ['an area of a leg', '부산', ['두 나라']],
    ['nothing that is there', '없는 여행', []],
  ])('finds %s', async (_, query, expected) => {
    expect(await names({ filter: { query } })).toEqual(expected);
    expect((await list({ filter: { query } })).totalCount).toBe(expected.length);
  });

  it('a blank query asks for all', async () => {
    expect(await names({ filter: { query: ' ' } })).toEqual(await names());
  });

  it("finds one person's: public ones, and to themselves the private ones too", async () => {
    await makePlanner(other, { name: '남의 벚꽃', areaId: 'kr-jeju' });
    const mine = ['두 나라', '비밀 벚꽃', 'Sakura Walk', '벚꽃 100% 여행_기'];
    const open = mine.filter((name) => name !== '비밀 벚꽃');
    const ownerId = owner.id;
    for (const [viewer, expected] of [
      [anybody, open],
      [other, open],
      [owner, mine],
    ] as const) {
      expect(await names({ filter: { ownerId } }, viewer)).toEqual(expected);
      expect((await list({ filter: { ownerId } }, viewer)).totalCount).toBe(expected.length);
    }
    expect(await names({ filter: { ownerId, query: '벚꽃', areaId: 'jp' } }, owner)).toEqual(['비밀 벚꽃']);
    expect(await names({ filter: { ownerId: other.id } })).toEqual(['남의 벚꽃']);
    for (const ownerId of [newId(), 'x', '', owner.id.toUpperCase()]) {
      expect(await list({ filter: { ownerId } })).toMatchObject({ totalCount: 0, nodes: [] });
    }
    await server.sql("delete from planners where name = '남의 벚꽃'");
  });

  it('finds own private ones for their owner alone', async () => {
    expect(await names({ filter: { query: '벚꽃' } }, owner)).toEqual(['비밀 벚꽃', '벚꽃 100% 여행_기']);
    expect(await names({ filter: { query: '벚꽃' } }, other)).toEqual(['벚꽃 100% 여행_기']);
    expect(await list({ filter: { query: '비밀' } }, other)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it.each([
    ['a city', 'jp-osaka', ['Sakura Walk']],
    ['a country, with all below it', 'kr', ['두 나라', '벚꽃 100% 여행_기']],
    ['a continent, with all below it', 'asia-east', ['두 나라', 'Sakura Walk', '벚꽃 100% 여행_기']],
    ['the planner’s own area beside its legs', 'fr', ['두 나라']],
    ['an area where nobody goes', 'br', []],
    ['an area that is none', 'atlantis', []],
  ])('by area: %s', async (_, areaId, expected) => {
    expect(await names({ filter: { areaId } })).toEqual(expected);
  });

  it.each([
    ['the first day', '2027-04-01', '2027-05-01', true],
    ['the last day', '2027-05-03', '2027-06-01', true],
    ['a day inside', '2027-05-02', '2027-05-02', true],
    ['the day before', '2027-04-30', '2027-04-30', false],
    ['the day after', '2027-05-04', '2027-05-04', false],
  ])('by a range that shares %s', async (_, start, end, expected) => {
    expect(await names({ filter: { overlaps: { start, end } } })).toHaveLength(expected ? 3 : 0);
  });

  it('all of a filter must hold', async () => {
    const overlaps = { start: '2027-05-01', end: '2027-05-01' };
    expect(await names({ filter: { query: '여행', areaId: 'kr', overlaps } })).toEqual(['벚꽃 100% 여행_기']);
    expect(await names({ filter: { query: '여행', areaId: 'jp', overlaps } })).toEqual([]);
  });

  it.each([
    [
      'a range that ends before it starts',
      { overlaps: { start: '2027-05-02', end: '2027-05-01' } },
      ['filter.overlaps.end', 'END_BEFORE_START'],
    ],
    ['half a range', { overlaps: { start: '2027-05-02' } }, ['filter.overlaps.end', 'REQUIRED']],
    ['a query of 101', { query: '가'.repeat(101) }, ['filter.query', 'TOO_LONG']],
    ['control characters', { query: 'a\u0000b' }, ['filter.query', 'FORBIDDEN_CHARACTERS']],
  ])('refuses %s', async (_, filter, [path, reason]) => {
    const { extensions } = await anybody.refused(LIST, { filter });
    expect(extensions.fields).toMatchObject([{ path, reason }]);
  });
});

describe('orders and pages of planners', async () => {
  const maker = await makePerson(server);
  const made: [string, string, number][] = [
    ['하나', '2027-03-09', 3],
    ['둘', '2027-03-12', 1],
    ['셋', '2027-03-10', 3],
    ['넷', '2027-03-11', 0],
    ['다섯', '2027-03-10', 7],
  ];
  for (const [name, startDate, copies] of made) {
    const { id } = await makePlanner(maker, {
      name,
      areaId: 'au',
      startDate,
      endDate: '2027-03-20',
      visibility: name === '넷' ? 'PRIVATE' : 'PUBLIC',
    });
    await server.sql('update planners set copy_count = $2 where id = $1', [id, copies]);
  }
  const filter = { areaId: 'au' };

  it('NEWEST is the last made first', async () => {
    expect(await names({ filter }, maker)).toEqual(['다섯', '넷', '셋', '둘', '하나']);
    expect(await names({ filter })).toEqual(['다섯', '셋', '둘', '하나']);
  });

  it('DEPARTING_SOON starts today and leaves out those that have departed', async () => {
    const sorted = await list({ filter, sort: 'DEPARTING_SOON' }, maker);
    expect(sorted.nodes.map(({ name }: { name: string }) => name)).toEqual(['셋', '다섯', '넷', '둘']);
    expect(sorted.totalCount).toBe(4);
  });

  it('MOST_COPIED goes by copies, newest first among equals', async () => {
    expect(await names({ filter, sort: 'MOST_COPIED' }, maker)).toEqual(['다섯', '셋', '하나', '둘', '넷']);
  });

  it.each(['NEWEST', 'DEPARTING_SOON', 'MOST_COPIED'])(
    '%s is walked in pages both ways, own private ones among them',
    async (sort) => {
      const all = await names({ filter, sort }, maker);
      const forward: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await list({ filter, sort, first: 2, after }, maker);
        forward.push(...page.nodes.map(({ name }: { name: string }) => name));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      const backward: string[] = [];
      for (let before: string | null = null; ; ) {
        const page = await list({ filter, sort, last: 2, before }, maker);
        backward.unshift(...page.nodes.map(({ name }: { name: string }) => name));
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor;
      }
      expect([forward, backward]).toEqual([all, all]);
    },
  );

  it('refuses a cursor of another order, and more than 100', async () => {
    const { pageInfo } = await list({ filter, first: 1 });
    const wrong = await anybody.refused(LIST, { sort: 'MOST_COPIED', after: pageInfo.endCursor });
    expect(wrong.extensions.fields).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
    const many = await anybody.refused(LIST, { first: 101 });
    expect(many.extensions.fields).toMatchObject([{ path: 'first', reason: 'TOO_LARGE', limit: 100 }]);
  });

  it('a person’s planners are paged, too, and counted as the viewer may see them', async () => {
    const query = `query ($id: ID!, $first: Int, $after: String) { user(id: $id) {
      planners(first: $first, after: $after) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } } }`;
    const { user } = await anybody.ask(query, { id: maker.id, first: 3 });
    expect(user.planners).toMatchObject({ totalCount: 4, nodes: [{ name: '다섯' }, { name: '셋' }, { name: '둘' }] });
    const next = await anybody.ask(query, { id: maker.id, first: 3, after: user.planners.pageInfo.endCursor });
    expect(next.user.planners.nodes).toEqual([{ name: '하나' }]);
    const own = await maker.ask(query, { id: maker.id });
    expect(own.user.planners).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });
    const foreign = await anybody.refused(query, { id: owner.id, after: user.planners.pageInfo.endCursor });
    expect(foreign.extensions.fields).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
  });
});

describe('what a list costs', async () => {
  const places = await makePlaces(server, owner, 4);
  for (let i = 0; i < 30; i++) {
    const person = await makePerson(server);
    const { days } = await makePlanner(person, {
      name: `값 ${i}`,
      areaId: 'pe',
      startDate: '2028-05-01',
      endDate: '2028-05-03',
    });
    await putStops(person, days[i % 3]!.id, places);
  }
  const ask = (first: number, fields: string) => () =>
    anybody.ask(`{ planners(filter: { areaId: "pe" }, first: ${first}) { ${fields} } }`);

  it('is the same number of statements for 3 as for 20, with owners, legs, days, stops and places', async () => {
    const fields = `nodes { name owner { nickname } area { name } legs { startDate }
      days { date leg { endDate } stops { position place { name } } } }`;
    const few = await countStatements(ask(3, fields));
    const many = await countStatements(ask(20, fields));
    expect(few.statements).toHaveLength(5);
    expect(many.statements).toHaveLength(5);
    const stops = many.result.planners.nodes.flatMap((p: { days: { stops: unknown[] }[] }) =>
      p.days.flatMap((d) => d.stops),
    );
    expect(stops).toHaveLength(80);
  });

  it('is one statement more for totalCount, and one for a page of planners under each of many people', async () => {
    const counted = await countStatements(ask(10, 'totalCount nodes { name }'));
    expect(counted.statements).toHaveLength(2);
    const nested = 'nodes { owner { planners(first: 2) { totalCount nodes { name } } } }';
    const few = await countStatements(ask(3, nested));
    const many = await countStatements(ask(30, nested));
    expect([few.statements.length, many.statements.length]).toEqual([3, 3]);
  });
});
