import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { faultsOf, inDays, join, makeComment, makePost } from './kit.ts';

const server = await startTestApp();
const nobody = new TestClient(server.url);
const LIST = `query ($filter: CompanionFilter, $sort: CompanionSort! = NEWEST, $first: Int, $after: String, $last: Int, $before: String) {
  companions(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount nodes { title } edges { cursor node { title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const list = async (variables: Record<string, unknown> = {}, client: TestClient = nobody) => {
  const { companions } = await client.ask(LIST, variables);
  const titles = companions.nodes.map((node: { title: string }) => node.title) as string[];
  return { ...companions, titles };
};
const found = async (filter: Record<string, unknown>) => {
  const { titles, totalCount } = await list({ filter });
  expect(totalCount).toBe(titles.length);
  return titles.sort();
};

let young: Person;
let old: Person;

beforeAll(async () => {
  const year = server.app.clock().getUTCFullYear();
  young = await makePerson(server, { birthDate: `${year - 25}-01-01`, gender: 'FEMALE' });
  old = await makePerson(server, { birthDate: `${year - 60}-01-01`, gender: 'MALE' });
  const day = (n: number) => inDays(server, n);
  const jeju = { startDate: day(10), endDate: day(12), capacity: 2, content: '한라산 등반' };
  await makePost(server, young, { title: '제주 오름', areaId: 'kr-jeju', ...jeju });
  await makePost(server, old, {
    title: '서울 골목',
    areaId: 'kr-seoul',
    startDate: day(5),
    endDate: day(40),
    capacity: 30,
    content: '100% 걷기_여행',
  });
  await makePost(server, young, {
    title: 'Tokyo Café',
    areaId: 'jp',
    startDate: day(20),
    endDate: day(25),
    capacity: 5,
    content: 'ramen と 抹茶',
  });
  const paris = await makePost(server, old, {
    title: '파리',
    areaId: 'europe',
    startDate: day(1),
    endDate: day(1),
    capacity: 2,
    content: '에펠탑',
  });
  await join(server, paris.id, young);
});

const ALL = ['Tokyo Café', '서울 골목', '제주 오름', '파리'];

describe('a search', () => {
  it.each([
    ['제주', ['제주 오름']],
    ['한라산', ['제주 오름']],
    ['오름'.normalize('NFD'), ['제주 오름']],
    ['  TOKYO ', ['Tokyo Café']],
    ['café', ['Tokyo Café']],
    ['CAFÉ'.normalize('NFD'), ['Tokyo Café']],
    ['抹茶', ['Tokyo Café']],
    ['골', ['서울 골목']],
    ['고', []],
    ['100%', ['서울 골목']],
    ['%', ['서울 골목']],
    ['걷기_', ['서울 골목']],
    ['걷기 여', []],
    ['\\', []],
    ["'; drop table companions; --", []],
    ['파리 에펠', []],
    ['골목 100', []],
    ['', ALL],
    [' \u200b ', ALL],
  ])('for %j finds any part of title or content', async (query, titles) => {
    expect(await found({ query })).toEqual([...titles].sort());
  });

  it('takes at most 100 characters', async () => {
    expect(await found({ query: '가'.repeat(100) })).toEqual([]);
    expect(faultsOf(await nobody.refused(LIST, { filter: { query: '가'.repeat(101) } }))).toEqual([
      'filter.query TOO_LONG',
    ]);
    expect(faultsOf(await nobody.refused(LIST, { filter: { query: 'a\u0000b' } }))).toEqual([
      'filter.query FORBIDDEN_CHARACTERS',
    ]);
  });
});

describe('a filter', () => {
  const day = (n: number) => inDays(server, n);
  it.each([
    ['an area', { areaId: 'kr-jeju' }, ['제주 오름']],
    ['all below an area', { areaId: 'kr' }, ['제주 오름', '서울 골목']],
    ['all of a continent', { areaId: 'asia-east' }, ['제주 오름', '서울 골목', 'Tokyo Café']],
    ['an area without posts', { areaId: 'fr' }, []],
    ['the last shared day', { overlaps: { start: day(12), end: day(12) } }, ['제주 오름', '서울 골목']],
    ['the first shared day', { overlaps: { start: day(2), end: day(5) } }, ['서울 골목']],
    ['a range inside a trip', { overlaps: { start: day(26), end: day(27) } }, ['서울 골목']],
    ['a range around trips', { overlaps: { start: day(0), end: day(100) } }, ALL],
    ['a day of no trip', { overlaps: { start: day(41), end: day(50) } }, []],
    ['any date there is', { overlaps: { start: '0001-01-01', end: '9999-12-31' } }, ALL],
    ['recruiting ones', { status: ['RECRUITING'] }, ['제주 오름', '서울 골목', 'Tokyo Café']],
    ['closed ones', { status: ['CLOSED'] }, ['파리']],
    ['several states', { status: ['CLOSED', 'RECRUITING', 'CLOSED'] }, ALL],
    ['no state', { status: [] }, []],
    ['over ones', { status: ['COMPLETED'] }, []],
    ['young authors', { authorAgeGroups: ['TWENTIES'] }, ['제주 오름', 'Tokyo Café']],
    ['several ages', { authorAgeGroups: ['TEENS', 'FORTIES_UP'] }, ['서울 골목', '파리']],
    ['no age', { authorAgeGroups: [] }, []],
    ['a gender', { authorGender: 'MALE' }, ['서울 골목', '파리']],
    ['age and gender', { authorGender: 'MALE', authorAgeGroups: ['TWENTIES'] }, []],
    ['one free seat', { minSeats: 1 }, ['제주 오름', '서울 골목', 'Tokyo Café']],
    ['two free seats', { minSeats: 2 }, ['서울 골목', 'Tokyo Café']],
    ['a bus', { minSeats: 29 }, ['서울 골목']],
    [
      'everything at once',
      {
        query: '걷기',
        areaId: 'kr',
        status: ['RECRUITING'],
        minSeats: 3,
        authorGender: 'MALE',
        overlaps: { start: day(6), end: day(6) },
      },
      ['서울 골목'],
    ],
    ['nothing', {}, ALL],
    [
      'null',
      {
        query: null,
        areaId: null,
        overlaps: null,
        status: null,
        authorAgeGroups: null,
        authorGender: null,
        minSeats: null,
        openToViewer: null,
      },
      ALL,
    ],
  ])('by %s', async (_name, filter, titles) => {
    expect(await found(filter)).toEqual([...titles].sort());
  });

  it('tells all its faults at once', async () => {
    const filter = {
      query: '가'.repeat(101),
      areaId: 'atlantis',
      overlaps: { start: '2026-02-02', end: '2026-02-01' },
      minSeats: 0,
    };
    expect(faultsOf(await nobody.refused(LIST, { filter }))).toEqual([
      'filter.areaId AREA_NOT_FOUND',
      'filter.minSeats TOO_SMALL',
      'filter.overlaps.end END_BEFORE_START',
      'filter.query TOO_LONG',
    ]);
    expect(faultsOf(await nobody.refused(LIST, { filter: { minSeats: 30 } }))).toEqual(['filter.minSeats TOO_LARGE']);
  });
});

describe('a sort', () => {
  it('by newest shows what was written last first', async () => {
    expect((await list()).titles).toEqual(['파리', 'Tokyo Café', '서울 골목', '제주 오름']);
  });

  it('by departure shows the next trip first, and none that has departed', async () => {
    const { titles, totalCount } = await list({ sort: 'DEPARTING_SOON' });
    expect(titles).toEqual(['파리', '서울 골목', '제주 오름', 'Tokyo Café']);
    expect(totalCount).toBe(4);
    const gone = await makePost(server, old, { title: '어제' });
    await server.sql('update companions set start_date = $2 where id = $1', [gone.id, inDays(server, -1)]);
    expect(await list({ sort: 'DEPARTING_SOON' })).toMatchObject({ titles, totalCount: 4 });
    expect((await list()).totalCount).toBe(5);
    await server.sql('delete from companions where id = $1', [gone.id]);
  });

  it('by views and by comments shows the largest number first, equal ones newest first', async () => {
    const { companions } = await nobody.ask('{ companions { nodes { id title } } }');
    const idOf = (title: string) =>
      companions.nodes.find((node: { title: string }) => node.title === title).id as string;
    await young.ask(`mutation { recordCompanionView(id: "${idOf('서울 골목')}") { id } }`);
    await makeComment(old, idOf('제주 오름'));
    expect((await list({ sort: 'MOST_VIEWED' })).titles).toEqual(['서울 골목', '파리', 'Tokyo Café', '제주 오름']);
    expect((await list({ sort: 'MOST_COMMENTED' })).titles).toEqual(['제주 오름', '파리', 'Tokyo Café', '서울 골목']);
    expect((await list({ sort: 'POPULAR' })).titles).toEqual(['제주 오름', '서울 골목', '파리', 'Tokyo Café']);
  });
});

describe.each(['NEWEST', 'POPULAR', 'MOST_VIEWED', 'MOST_COMMENTED', 'DEPARTING_SOON'])('the pages of %s', (sort) => {
  it('are the whole list without gap or repeat, forward and backward', async () => {
    const whole = await list({ sort });
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, first: 1, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...page.titles);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(forward).toEqual(whole.titles);
    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, last: 3, before });
      backward.unshift(...page.titles);
      before = page.pageInfo.startCursor;
      if (!page.pageInfo.hasPreviousPage) break;
    }
    expect(backward).toEqual(whole.titles);
    expect(whole.edges.map((edge: { node: { title: string } }) => edge.node.title)).toEqual(whole.titles);
    expect((await list({ sort, first: 2, after: whole.edges[1].cursor })).titles).toEqual(whole.titles.slice(2, 4));
  });

  it('take no cursor of another order', async () => {
    const other = sort === 'NEWEST' ? 'POPULAR' : 'NEWEST';
    const { pageInfo } = await list({ sort: other, first: 1 });
    expect(faultsOf(await nobody.refused(LIST, { sort, after: pageInfo.endCursor }))).toEqual(['after INVALID_CURSOR']);
  });
});

describe('a page', () => {
  it('has twenty posts unless it says how many, at most a hundred', async () => {
    for (let i = 0; i < 20; i++) await makePost(server, young, { title: `${i}` });
    expect((await list()).titles).toHaveLength(20);
    expect((await list({ first: 100 })).titles).toHaveLength(24);
    expect((await list({ first: 0 })).titles).toEqual([]);
    expect(faultsOf(await nobody.refused(LIST, { first: 101 }))).toEqual(['first TOO_LARGE']);
    expect(faultsOf(await nobody.refused(LIST, { first: 1, last: 1 }))).toEqual(['last NOT_TOGETHER']);
  });

  it('stays where it was when posts come and go', async () => {
    const first = await list({ first: 3 });
    const rest = (await list({ first: 100, after: first.pageInfo.endCursor })).titles;
    await makePost(server, young, { title: '새 글' });
    await server.sql('delete from companions where title = $1', [first.titles[2]]);
    expect((await list({ first: 100, after: first.pageInfo.endCursor })).titles).toEqual(rest);
  });

  it('of one person’s posts is theirs alone, newest first', async () => {
    const query =
      'query ($id: ID!, $first: Int, $after: String) { user(id: $id) { companions(first: $first, after: $after) { totalCount nodes { title author { id } } pageInfo { endCursor hasNextPage } } } }';
    const one = (await nobody.ask(query, { id: old.id, first: 1 })).user.companions;
    expect(one).toMatchObject({ totalCount: 2, nodes: [{ title: '파리', author: { id: old.id } }] });
    const two = (await nobody.ask(query, { id: old.id, first: 1, after: one.pageInfo.endCursor })).user.companions;
    expect(two).toMatchObject({ nodes: [{ title: '서울 골목' }], pageInfo: { hasNextPage: false } });
    expect(faultsOf(await nobody.refused(query, { id: young.id, after: one.pageInfo.endCursor }))).toEqual([
      'after INVALID_CURSOR',
    ]);
  });
});
