import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { DELETE, makePlace } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const nobody = new TestClient(server.url);

const CLUSTERS = `query ($within: BoundsInput!, $zoom: Int!, $filter: PlaceFilter) {
  placeClusters(within: $within, zoom: $zoom, filter: $filter) {
    count location { latitude longitude } place { id name createdBy { id } }
  }
}`;
interface Cluster {
  count: number;
  location: { latitude: number; longitude: number };
  place: { id: string; name: string } | null;
}
const clusters = async (within: object, zoom: number, filter?: object): Promise<Cluster[]> =>
  (await nobody.ask(CLUSTERS, { within, zoom, filter })).placeClusters;
const counts = (found: Cluster[]) => found.map(({ count }) => count);
const sum = (found: Cluster[]) => counts(found).reduce((all, count) => all + count, 0);
const box = (south: number, west: number, north: number, east: number) => ({ south, west, north, east });
const WORLD = box(-90, -180, 90, 180);

const at = (name: string, latitude: number, longitude: number, more: object = {}) =>
  makePlace(person, { name, location: { latitude, longitude }, ...more });

describe('clusters of a map', () => {
  it('of a section without places are none', async () => {
    expect(await clusters(box(-60, -40, -59, -39), 5)).toEqual([]);
  });

  it('part as one zooms in, until each is its place', async () => {
    await at('한라산', 33.361, 126.6, { category: 'ACTIVITY' });
    const ilchulbong = await at('성산일출봉', 33.458, 126.942);
    await at('광치기해변', 33.452, 126.924);
    const jeju = box(33, 126, 34, 127);
    const [all, ...others] = await clusters(jeju, 4);
    expect(others).toEqual([]);
    expect(all).toMatchObject({ count: 3, place: null });
    expect(all!.location.latitude).toBeCloseTo((33.361 + 33.458 + 33.452) / 3, 9);
    expect(all!.location.longitude).toBeCloseTo((126.6 + 126.942 + 126.924) / 3, 9);

    const middle = await clusters(jeju, 10);
    expect(counts(middle)).toEqual([2, 1]);
    expect(middle[1]!.place!.name).toBe('한라산');

    const near = await clusters(jeju, 22);
    expect(counts(near)).toEqual([1, 1, 1]);
    expect(near.find(({ place }) => place!.id === ilchulbong)).toEqual({
      count: 1,
      location: { latitude: 33.458, longitude: 126.942 },
      place: { id: ilchulbong, name: '성산일출봉', createdBy: { id: person.id } },
    });
  });

  it('count only what the filter lets through', async () => {
    const jeju = box(33, 126, 34, 127);
    expect(sum(await clusters(jeju, 4, { category: ['ACTIVITY'] }))).toBe(1);
    expect(sum(await clusters(jeju, 4, { query: '성산일출봉' }))).toBe(1);
    expect(sum(await clusters(jeju, 4, { within: box(33.4, 126, 34, 126.93) }))).toBe(1);
    expect(await clusters(jeju, 4, { category: [] })).toEqual([]);
  });

  it('lie over the antimeridian, with their middle there', async () => {
    await at('타베우니 서쪽', -16.8, 179.9);
    await at('타베우니 동쪽', -16.8, -179.7);
    const [over, ...others] = await clusters(box(-20, 175, -12, -175), 6);
    expect([over!.count, others]).toEqual([2, []]);
    expect(over!.location.latitude).toBeCloseTo(-16.8, 9);
    expect(over!.location.longitude).toBeCloseTo(-179.9, 9);
    await at('타베우니 더 서쪽', -16.8, 179.5);
    const [west] = await clusters(box(-20, 175, -12, -175), 6);
    expect(west!.location.longitude).toBeCloseTo(179.9, 9);
    // A section on one side has that side alone.
    expect(sum(await clusters(box(-20, 175, -12, 180), 6))).toBe(2);
    expect(sum(await clusters(box(-20, -180, -12, -175), 6))).toBe(1);
  });

  it('hold the poles and every edge of the world', async () => {
    const before = sum(await clusters(WORLD, 0));
    for (const [latitude, longitude] of [
      [90, 0],
      [-90, 0],
      [0, 180],
      [0, -180],
    ] as const)
      await at('가장자리', latitude, longitude);
    for (const zoom of [0, 11, 22]) expect(sum(await clusters(WORLD, zoom))).toBe(before + 4);
  });

  it('lose a place that is deleted', async () => {
    const id = await at('사라질 곳', 10, 10);
    const here = box(9, 9, 11, 11);
    expect((await clusters(here, 9))[0]!.place!.id).toBe(id);
    await person.ask(DELETE, { id });
    expect(await clusters(here, 9)).toEqual([]);
  });

  it.each([
    [WORLD, -1, undefined, ['zoom TOO_SMALL 0']],
    [WORLD, 23, undefined, ['zoom TOO_LARGE 22']],
    [box(10, 0, 9, 181), 3, undefined, ['within.east TOO_LARGE 180', 'within.south SOUTH_ABOVE_NORTH undefined']],
    [WORLD, 99, { minRating: 9 }, ['zoom TOO_LARGE 22', 'filter.minRating TOO_LARGE 5']],
  ])('of %j at zoom %i with %j are refused', async (within, zoom, filter, faults) => {
    const { extensions } = await nobody.refused(CLUSTERS, { within, zoom, filter });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields!.map(({ path, reason, limit }) => `${path} ${reason} ${limit}`)).toEqual(faults);
  });
});

describe('many places', () => {
  it('are at most 500 clusters, largest first, from an index and with two statements', async () => {
    await server.sql(
      `insert into places (id, name, description, address, category, created_by_id, created_at, latitude, longitude, location_source)
       select gen_random_uuid(), '이름 ' || i, '설명', '주소', 'CAFE', $1, now(), 60 * sin(i), 180 * cos(i * 1.7), 'GIVEN' from generate_series(1, 5000) i`,
      [person.id],
    );
    await server.sql('vacuum analyze places');
    const [{ total }] = (await server.sql(
      'select count(*)::int as total from places where latitude is not null',
    )) as unknown as [{ total: number }];
    const far = await clusters(WORLD, 2);
    expect(far.length).toBeLessThan(500);
    expect(sum(far)).toBe(total);
    expect(counts(far)).toEqual(counts(far).toSorted((a, b) => b - a));

    const near = await countStatements(() => clusters(WORLD, 22));
    expect(near.result).toHaveLength(500);
    expect(near.statements.filter((text) => /from "?places"? (as )?"?p\b/.test(text))).toHaveLength(2);

    for (const within of [box(10, 10, 11, 11), box(-18, 179, -16, -179)]) {
      const { statements, values } = await countStatements(() => clusters(within, 5));
      const read = statements.findIndex((text) => text.includes('group by floor'));
      const plan = (await server.sql(`explain ${statements[read]}`, values[read]))
        .map((line) => Object.values(line)[0])
        .join('\n');
      expect(plan).toContain('places_by_point');
      expect(plan).not.toContain('Seq Scan');
    }
  });
});
