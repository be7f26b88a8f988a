import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlace } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const nobody = new TestClient(server.url);

const SPOTS = {
  제주: [33.5, 126.5],
  서울: [37.57, 126.98],
  피지: [-17.8, 177.4],
  타베우니: [-16.8, -179.9],
  사모아: [-13.8, -171.8],
  날짜선: [0, 180],
  '날짜선 너머': [0, -180],
  북극: [90, 0],
  남극: [-90, 0],
  원점: [0, 0],
} as const;
for (const [name, [latitude, longitude]] of Object.entries(SPOTS)) {
  await makePlace(person, { name, location: { latitude, longitude } });
}
await makePlace(person, { name: '어디에도 없는 곳', location: null, address: '모르는 곳' });

const FIND = 'query ($filter: PlaceFilter) { places(filter: $filter, first: 50) { totalCount nodes { name } } }';
const find = async (within: object, more: object = {}) => {
  const { places } = await nobody.ask(FIND, { filter: { within, ...more } });
  expect(places.totalCount).toBe(places.nodes.length);
  return places.nodes.map(({ name }: { name: string }) => name).sort();
};
const box = (south: number, west: number, north: number, east: number) => ({ south, west, north, east });

describe('a box on the map', () => {
  it.each([
    ['Korea', box(33, 124, 39, 132), ['서울', '제주']],
    ['a box whose edges are the place', box(33.5, 126.5, 33.5, 126.5), ['제주']],
    ['a box that ends a hair before the place', box(33.5, 126.50000001, 34, 127), []],
    ['Fiji over the antimeridian', box(-20, 175, -12, -179), ['타베우니', '피지']],
    [
      'the Pacific over the antimeridian',
      box(-20, 170, 1, -170),
      ['날짜선', '날짜선 너머', '사모아', '타베우니', '피지'],
    ],
    ['the antimeridian alone', box(-1, 180, 1, -180), ['날짜선', '날짜선 너머']],
    ['the poles', box(89, -180, 90, 180), ['북극']],
    ['the world', box(-90, -180, 90, 180), Object.keys(SPOTS).sort()],
  ])('holds what lies in it: %s', async (_name, within, expected) => {
    expect(await find(within)).toEqual([...expected].sort());
  });

  it('goes together with all else', async () => {
    expect(await find(box(33, 124, 39, 132), { query: '서울' })).toEqual(['서울']);
    expect(await find(box(33, 124, 39, 132), { near: { latitude: 37.5, longitude: 127, radiusKm: 50 } })).toEqual([
      '서울',
    ]);
  });

  it.each([
    [box(-91, 0, 0, 0), ['filter.within.south TOO_SMALL']],
    [
      box(0, -181, 91, 181),
      ['filter.within.north TOO_LARGE', 'filter.within.west TOO_SMALL', 'filter.within.east TOO_LARGE'],
    ],
    [box(10, 0, 9, 1), ['filter.within.south SOUTH_ABOVE_NORTH']],
  ])('of %j is none', async (within, faults) => {
    const { extensions } = await nobody.refused(FIND, { filter: { within } });
    expect(extensions.fields!.map(({ path, reason }) => `${path} ${reason}`)).toEqual(faults);
  });
});

describe('the distance of a place', () => {
  const NEAR = `query ($near: NearInput, $sort: PlaceSort!) { places(sort: $sort, filter: { near: $near }) { nodes { name distanceKm } } }`;
  it.each(['NEAREST', 'NEWEST'])('is told by a list with a middle, in the order %s', async (sort) => {
    const near = { latitude: 33.5, longitude: 126.5, radiusKm: 1_000 };
    const { places } = await nobody.ask(NEAR, { sort, near });
    const found = Object.fromEntries(
      places.nodes
        .filter(({ name }: { name: string }) => name in SPOTS)
        .map(({ name, distanceKm }: { name: string; distanceKm: number }) => [name, distanceKm]),
    );
    expect(found.제주).toBeCloseTo(0, 6);
    expect(found.서울).toBeCloseTo(454.6, 0);
  });

  it('is the way over the antimeridian and the pole', async () => {
    const { places } = await nobody.ask(NEAR, {
      sort: 'NEAREST',
      near: { latitude: 0, longitude: 179, radiusKm: 20_000 },
    });
    const of = (name: string) => places.nodes.find((place: { name: string }) => place.name === name)?.distanceKm;
    expect(of('날짜선')).toBeCloseTo(111.19, 1);
    expect(of('날짜선 너머')).toBeCloseTo(111.19, 1);
  });

  it('is null without a middle', async () => {
    const { places } = await nobody.ask('{ places(first: 1) { nodes { id distanceKm } } }');
    expect(places.nodes[0].distanceKm).toBeNull();
    const { place } = await nobody.ask('query ($id: ID!) { place(id: $id) { distanceKm } }', {
      id: places.nodes[0].id,
    });
    expect(place.distanceKm).toBeNull();
  });
});

it('a box is read from an index', async () => {
  await server.sql(
    `insert into places (id, name, description, address, category, created_by_id, created_at, latitude, longitude, location_source)
     select gen_random_uuid(), '이름 ' || i, '설명', '주소', 'CAFE', $1, now(), 40 * sin(i), 180 * cos(i), 'GIVEN' from generate_series(1, 5000) i`,
    [person.id],
  );
  await server.sql('vacuum analyze places');
  const { statements, values } = await countStatements(() => find(box(-17.81, 170, -16.79, -170)));
  const at = statements.findIndex((text) => text.includes('from places p'));
  const plan = (await server.sql(`explain ${statements[at]}`, values[at]))
    .map((line) => Object.values(line)[0])
    .join('\n');
  expect(plan).toContain('places_by_point');
  expect(plan).not.toContain('Seq Scan');
});
