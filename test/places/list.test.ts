import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { makePlace, review } from './kit.ts';

const PLACES = `query ($filter: PlaceFilter, $sort: PlaceSort, $first: Int, $after: String, $last: Int, $before: String) {
  places(filter: $filter, sort: $sort, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id name } edges { cursor }
  }
}`;

const server = await startTestApp();
const anybody = new TestClient(server.url);
const people: Person[] = await Promise.all(Array.from({ length: 5 }, () => makePerson(server)));
const creator = people[0]!;

const at = (latitude: number, longitude: number) => ({ location: { latitude, longitude } });
/** Places in the order in which they are written; names are what tests read. */
const WRITTEN: [name: string, fields: Record<string, unknown>, stars: number[]][] = [
  [
    '경복궁',
    { ...at(37.5796, 126.977), areaId: 'kr-seoul', address: '서울 종로구 사직로 161', description: '조선의 궁궐' },
    [5, 4],
  ],
  ['남산타워', { ...at(37.5512, 126.9882), areaId: 'kr-seoul', address: '서울 용산구', description: '100%_전망' }, [5]],
  [
    '해운대',
    { ...at(35.1587, 129.1604), areaId: 'kr-busan', address: '부산 해운대구', description: '바다\\모래' },
    [5, 5, 5],
  ],
  [
    '오설록',
    {
      ...at(33.306, 126.2895),
      areaId: 'kr-jeju',
      address: '제주 안덕면',
      description: '각종 Green Tea',
      category: 'CAFE',
    },
    [],
  ],
  ['기요미즈데라', { ...at(34.9949, 135.785), areaId: 'jp-kyoto', address: '교토', description: '절' }, [1]],
  [
    '대한민국 어딘가',
    { ...at(36, 128), areaId: 'kr', address: '모름', description: '나라 한가운데', category: 'OTHER' },
    [],
  ],
  ['피지', { ...at(-17.8, 179.9), address: '피지', description: '날짜 변경선 서쪽', category: 'STAY' }, [3, 4]],
  ['타베우니', { ...at(-17.8, -179.9), address: '타베우니', description: '날짜 변경선 동쪽', category: 'STAY' }, []],
  ['북극', { ...at(89.9, 0), address: '북극', description: '얼음' }, []],
  ['북극 건너', { ...at(89.9, 180), address: '북극 건너', description: '얼음' }, []],
];
for (const [name, fields, stars] of WRITTEN) {
  const id = await makePlace(creator, { name, ...fields });
  for (const [i, n] of stars.entries()) await review(people[i]!, id, n);
}
const lost = await makePlace(creator, {
  name: '지도에 없는 곳',
  description: '없음',
  address: '없음',
  category: 'OTHER',
});
await server.sql('update places set latitude = null, longitude = null, location_source = null where id = $1', [lost]);
const newestFirst = ['지도에 없는 곳', ...WRITTEN.map(([name]) => name).reverse()];

type Nodes = { id: string; name: string }[];
const list = async (variables: Record<string, unknown> = {}) => {
  const { places } = await anybody.ask(PLACES, variables);
  return { ...places, names: (places.nodes as Nodes).map(({ name }) => name) };
};
const names = async (filter: Record<string, unknown>, sort?: string) =>
  (await list({ filter, ...(sort && { sort }) })).names;

describe('places', () => {
  it('come newest first', async () => {
    expect((await list()).names).toEqual(newestFirst);
    expect((await list()).totalCount).toBe(newestFirst.length);
  });

  it('come best rated first, among equals with more reviews, the unrated last', async () => {
    const rated = ['해운대', '남산타워', '경복궁', '피지', '기요미즈데라'];
    const all = (await list({ sort: 'BEST_RATED' })).names;
    expect(all.slice(0, 5)).toEqual(rated);
    expect(all.slice(5)).toEqual(newestFirst.filter((name) => !rated.includes(name)));
  });

  it('come most reviewed first, among equals newest first', async () => {
    const all = (await list({ sort: 'MOST_REVIEWED' })).names;
    expect(all.slice(0, 5)).toEqual(['해운대', '피지', '경복궁', '기요미즈데라', '남산타워']);
  });

  const sorts = ['NEWEST', 'BEST_RATED', 'MOST_REVIEWED', 'NEAREST'];
  const world = { near: { latitude: 37.5, longitude: 127, radiusKm: 20_000 } };
  it.each(sorts)('in the order %s come page by page, each once, both ways', async (sort) => {
    const filter = sort === 'NEAREST' ? world : {};
    const whole = (await list({ filter, sort, first: 100 })).names;
    const forward: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await list({ filter, sort, first: 3, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      forward.push(...page.names);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    const backward: string[] = [];
    for (let before: string | null = null; ; ) {
      const page = await list({ filter, sort, last: 3, before });
      backward.unshift(...page.names);
      before = page.pageInfo.startCursor;
      if (!page.pageInfo.hasPreviousPage) break;
    }
    expect(whole.length).toBeGreaterThanOrEqual(10);
    expect([forward, backward]).toEqual([whole, whole]);
  });

  it('refuse a cursor of another order', async () => {
    const cursor = (await list({ sort: 'BEST_RATED', first: 1 })).pageInfo.endCursor;
    for (const variables of [
      { after: cursor },
      { sort: 'MOST_REVIEWED', after: cursor },
      { sort: 'NEAREST', filter: world, after: cursor },
    ]) {
      expect((await anybody.refused(PLACES, variables)).extensions.fields).toMatchObject([
        { path: 'after', reason: 'INVALID_CURSOR' },
      ]);
    }
    const near = (await list({ sort: 'NEAREST', filter: world, first: 1 })).pageInfo.endCursor;
    const elsewhere = { near: { ...world.near, latitude: 36 } };
    const failure = await anybody.refused(PLACES, { sort: 'NEAREST', filter: elsewhere, after: near });
    expect(failure.extensions.fields).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
  });

  it('refuse a page of more than 100', async () => {
    expect((await anybody.refused(PLACES, { first: 101 })).extensions.fields).toMatchObject([
      { path: 'first', limit: 100 },
    ]);
  });
});

describe('a filter of places', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a city', { areaId: 'kr-seoul' }, ['남산타워', '경복궁']],
    ['a country with all below it', { areaId: 'kr' }, ['대한민국 어딘가', '오설록', '해운대', '남산타워', '경복궁']],
    [
      'a continent',
      { areaId: 'asia-east' },
      ['대한민국 어딘가', '기요미즈데라', '오설록', '해운대', '남산타워', '경복궁'],
    ],
    ['an area that is none', { areaId: 'atlantis' }, []],
    ['a category', { category: ['CAFE'] }, ['오설록']],
    ['one of two categories', { category: ['CAFE', 'STAY'] }, ['타베우니', '피지', '오설록']],
    ['the best rating', { minRating: 5 }, ['해운대', '남산타워']],
    ['a part of a name', { query: '복궁' }, ['경복궁']],
    ['one syllable', { query: '궁' }, ['경복궁']],
    ['a part of a description', { query: '궁궐' }, ['경복궁']],
    ['a part of an address', { query: '종로구 사직' }, ['경복궁']],
    ['another case', { query: 'gREEN tEA' }, ['오설록']],
    ['taken apart', { query: ' 해운대 '.normalize('NFD') }, ['해운대']],
    ['half a syllable, which is another', { query: '가종' }, []],
    ['a wildcard for itself', { query: '0%_전' }, ['남산타워']],
    ['a wildcard alone', { query: '%' }, ['남산타워']],
    ['a backslash for itself', { query: '다\\모' }, ['해운대']],
    ['words over two texts', { query: '경복궁 조선' }, []],
    ['blanks', { query: '  ' }, newestFirst],
    ['nothing', { query: null, areaId: null, category: null, near: null, minRating: null }, newestFirst],
    ['all at once', { query: '서울', areaId: 'kr', category: ['ATTRACTION'], minRating: 5 }, ['남산타워']],
    ['what is not there', { query: '없는 말' }, []],
  ])('by %s', async (_, filter, expected) => {
    expect(await names(filter)).toEqual(expected);
    expect((await list({ filter })).totalCount).toBe(expected.length);
  });

  it('by a circle takes what lies in it, in any order', async () => {
    const seoul = { near: { latitude: 37.5663, longitude: 126.9779, radiusKm: 2 } };
    expect(await names(seoul)).toEqual(['남산타워', '경복궁']);
    expect(await names({ near: { ...seoul.near, radiusKm: 1 } })).toEqual([]);
    expect(await names({ near: { latitude: 37.5796, longitude: 126.977 } }, 'BEST_RATED')).toEqual([
      '남산타워',
      '경복궁',
    ]);
  });

  it('by a circle without a radius takes 5 km, however often it is asked', async () => {
    const near = { latitude: 37.5663, longitude: 126.9779 };
    for (let i = 0; i < 5; i++) expect(await names({ near })).toEqual(['남산타워', '경복궁']);
    for (let i = 0; i < 5; i++) {
      const { extensions } = await anybody.refused(PLACES, { filter: { near: { latitude: 1 } } });
      expect(extensions.fields).toMatchObject([{ path: 'filter.near.longitude', reason: 'REQUIRED' }]);
    }
  });

  it.each<[string, Record<string, unknown>, [path: string, reason: string, limit?: number][]]>([
    ['a rating of 0.9', { minRating: 0.9 }, [['filter.minRating', 'TOO_SMALL', 1]]],
    ['a rating of 5.1', { minRating: 5.1 }, [['filter.minRating', 'TOO_LARGE', 5]]],
    ['a text of 101 characters', { query: '가'.repeat(101) }, [['filter.query', 'TOO_LONG', 100]]],
    ['a text with NUL', { query: 'a\u0000' }, [['filter.query', 'FORBIDDEN_CHARACTERS']]],
    [
      'a radius of nothing',
      { near: { latitude: 0, longitude: 0, radiusKm: 0 } },
      [['filter.near.radiusKm', 'NOT_POSITIVE']],
    ],
    [
      'everything wrong',
      { near: { latitude: 91, longitude: 181, radiusKm: 20_001 }, minRating: 6 },
      [
        ['filter.minRating', 'TOO_LARGE', 5],
        ['filter.near.latitude', 'TOO_LARGE', 90],
        ['filter.near.longitude', 'TOO_LARGE', 180],
        ['filter.near.radiusKm', 'TOO_LARGE', 20_000],
      ],
    ],
    ['a category that is none', { category: ['PUB'] }, [['filter.category.0', 'INVALID_VALUE']]],
  ])('by %s is refused with its path', async (_, filter, fields) => {
    const { extensions } = await anybody.refused(PLACES, { filter });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toMatchObject(
      fields.map(([path, reason, limit]) => ({ path, reason, ...(limit !== undefined && { limit }) })),
    );
  });
});

describe('the nearest places', () => {
  const nearest = (latitude: number, longitude: number, radiusKm = 20_000) =>
    names({ near: { latitude, longitude, radiusKm } }, 'NEAREST');

  it('need a middle', async () => {
    expect((await anybody.refused(PLACES, { sort: 'NEAREST' })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'filter.near', reason: 'REQUIRED' }],
    });
  });

  it('come by the way over the earth, and those without a location not at all', async () => {
    const all = await nearest(37.5663, 126.9779);
    expect(all.slice(0, 6)).toEqual(['경복궁', '남산타워', '대한민국 어딘가', '해운대', '오설록', '기요미즈데라']);
    expect(all).not.toContain('지도에 없는 곳');
    expect(all).toHaveLength(10);
  });

  it('are found over the date line', async () => {
    expect(await nearest(-17.8, -179.95, 50)).toEqual(['타베우니', '피지']);
    expect(await nearest(-17.8, 180, 11)).toHaveLength(2);
    expect(await nearest(-17.8, -180, 11)).toHaveLength(2);
    expect(await nearest(-17.8, 179.9, 20)).toEqual(['피지']);
  });

  it('are found over the pole', async () => {
    expect(await nearest(89.9, 0, 30)).toEqual(['북극', '북극 건너']);
    expect(await nearest(90, 77, 12)).toHaveLength(2);
    expect(await nearest(90, 77, 11)).toEqual([]);
  });

  it('obey the other filters', async () => {
    const filter = { near: { latitude: 37.5, longitude: 127, radiusKm: 1_000 }, areaId: 'kr', minRating: 4.6 };
    expect(await names(filter, 'NEAREST')).toEqual(['남산타워', '해운대']);
  });
});
