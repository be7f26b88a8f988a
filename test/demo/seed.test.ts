import { afterAll, describe, expect, it } from 'vitest';
import { loadWorld } from '../../src/demo/load.ts';
import { catalogue, digests, emptyDatabase, filledDatabase, smallWorld } from './world.ts';

const filled = await filledDatabase();
afterAll(() => filled.end());

describe('a seeded world', () => {
  it('is as large as its scale says', async () => {
    const { rows } = await filled.query(`select
      (select count(*)::int from users) as people, (select count(*)::int from companions) as posts,
      (select count(*)::int from comments) as comments, (select count(*)::int from rooms) as rooms,
      (select count(*)::int from messages) as messages, (select count(*)::int from places) as places,
      (select count(*)::int from planners) as planners, (select count(*)::int from planner_days) as days,
      (select count(*)::int from applications) as applications, (select count(*)::int from reviews) as reviews`);
    expect(rows[0]).toEqual({
      people: 100,
      posts: 150,
      comments: 500,
      rooms: 50,
      messages: 1500,
      places: 50,
      planners: 75,
      days: 375,
      applications: 40,
      reviews: 200,
    });
  });

  it('is the same again for the same seed, date and scale, and another for another seed', async () => {
    const again = await filledDatabase();
    const other = await filledDatabase({ seed: 2 });
    const [one, two, three] = [await digests(filled), await digests(again), await digests(other)];
    expect(two).toEqual(one);
    for (const table of Object.keys(one)) expect(three[table]).not.toBe(one[table]);
    await again.end();
    await other.end();
  });

  it('is the same when indexes and constraints are taken away meanwhile, and they all come back', async () => {
    const bulk = await filledDatabase({ bulk: true });
    expect(await digests(bulk)).toEqual(await digests(filled));
    expect(await catalogue(bulk)).toEqual(await catalogue(filled));
    await bulk.end();
  });

  it('leaves a database as it was when it fails in the middle', async () => {
    const client = await emptyDatabase();
    const before = await catalogue(client);
    const failing = loadWorld(client, smallWorld(), {
      bulk: true,
      afterwards: () => Promise.reject(new Error('stop')),
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await catalogue(client)).toEqual(before);
    expect((await client.query('select from users')).rowCount).toBe(0);
    await client.end();
  });

  it('does not touch a database with people in it, unless it is told to replace them', async () => {
    const client = await filledDatabase();
    const before = await digests(client);
    expect(await loadWorld(client, smallWorld(2))).toBe(false);
    expect(await digests(client)).toEqual(before);
    expect(await loadWorld(client, smallWorld(2), { reset: true })).toBe(true);
    expect((await digests(client)).users).not.toBe(before.users);
    await client.end();
  });

  it('lies on both sides of the day of seeding, and nothing in it was written later', async () => {
    const { rows } = await filled.query(`select
      count(*) filter (where end_date < '2026-11-23')::int as past, count(*) filter (where start_date > '2026-11-23')::int as future,
      count(*) filter (where closed_at is null and start_date > '2026-11-23' and member_count < capacity)::int as open from companions`);
    expect(rows[0].past).toBeGreaterThan(20);
    expect(rows[0].future).toBeGreaterThan(20);
    expect(rows[0].open).toBeGreaterThan(20);
  });

  it('speaks Korean and English of places that exist', async () => {
    const { rows } = await filled.query(`select
      count(*) filter (where title ~ '[가-힣]')::int as korean, count(*) filter (where title !~ '[가-힣]')::int as english,
      count(distinct area_id)::int as areas from companions`);
    expect(rows[0].korean).toBeGreaterThan(80);
    expect(rows[0].english).toBeGreaterThan(5);
    expect(rows[0].areas).toBeGreaterThan(20);
  });
});
