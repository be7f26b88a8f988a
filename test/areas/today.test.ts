import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Comparison, comparesWithToday, type Today, todayIn, todayOf } from '../../src/areas/today.ts';
import { listed } from '../../src/data/columns.ts';
import { type Params, query, rows } from '../../src/data/statement.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { turnableClock } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { SOURCES } from '../laws/sources.ts';

const clock = turnableClock('2026-11-26T10:30:00Z');
const server = await startTestApp({ clock });
const ctx = jobContext(server.app, 'test');
const areas = server.app.areas.tree.all.map(({ id }) => id);

describe('today', () => {
  it.each([
    [
      '2026-11-26T10:59:59.999Z',
      { 'nz-auckland': '2026-11-26', 'us-honolulu': '2026-11-26', 'kr-seoul': '2026-11-26' },
    ],
    [
      '2026-11-26T11:00:00.000Z',
      { 'nz-auckland': '2026-11-27', 'us-honolulu': '2026-11-26', 'kr-seoul': '2026-11-26' },
    ],
    ['2026-11-26T14:59:59.999Z', { 'kr-seoul': '2026-11-26', europe: '2026-11-26' }],
    ['2026-11-26T15:00:00.000Z', { 'kr-seoul': '2026-11-27', europe: '2026-11-26' }],
    ['2026-11-27T00:00:00.000Z', { 'us-honolulu': '2026-11-26', europe: '2026-11-27', atlantis: '2026-11-27' }],
    ['2026-11-27T09:59:59.999Z', { 'us-honolulu': '2026-11-26', 'nz-auckland': '2026-11-27' }],
    ['2026-11-27T10:00:00.000Z', { 'us-honolulu': '2026-11-27', 'nz-auckland': '2026-11-27' }],
    // Daylight saving has begun in New Zealand and is over in New York.
    ['2026-09-26T12:00:00.000Z', { 'nz-auckland': '2026-09-27' }],
    ['2026-09-27T11:00:00.000Z', { 'nz-auckland': '2026-09-28' }],
    ['2026-11-02T04:59:59.999Z', { 'us-new-york': '2026-11-01' }],
    ['2026-11-02T05:00:00.000Z', { 'us-new-york': '2026-11-02' }],
    // Samoa and American Samoa are neighbours a day apart.
    ['2026-11-26T10:30:00.000Z', { ws: '2026-11-26', as: '2026-11-25' }],
  ])('at %s is the date where somebody goes', (instant, expected) => {
    clock.turnTo(instant);
    for (const [area, date] of Object.entries(expected)) expect([area, todayIn(ctx, area)]).toEqual([area, date]);
    expect(todayIn(ctx, null)).toBe(instant.slice(0, 10));
  });

  it('by UTC is asked of people alone, whose ages have no area, and never of the database', () => {
    const askers = [...SOURCES].filter(([, text]) => /\btoday\b[^;]*from '[^']*shared\/clock\.ts'/.test(text));
    const aboutTrips = askers.map(([file]) => file).filter((file) => !file.startsWith('src/accounts/'));
    expect(aboutTrips.sort()).toEqual([
      'src/companions/posts/companion-filter.ts',
      'src/companions/posts/viewer-relation.ts',
    ]);
    const clocksOfTheDatabase = /current_date|current_timestamp|localtimestamp/i;
    expect([...SOURCES].filter(([, text]) => clocksOfTheDatabase.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('is told by a zone of every area but continents, and the database knows each', async () => {
    const stored = await server.sql<{ id: string; kind: string; zone: string | null }>(
      'select id, kind, time_zone as zone from areas',
    );
    expect(stored).toHaveLength(areas.length);
    for (const { id, kind, zone } of stored) {
      expect([id, zone]).toEqual([id, server.app.areas.zones.of(id)]);
      expect([id, zone === null]).toEqual([id, kind === 'CONTINENT']);
    }
  });

  it('is the same in SQL, for every area, comparison and date around it, at every hour of days when clocks change', async () => {
    const comparisons: Comparison[] = ['<', '<=', '>', '>='];
    const holds = {
      '<': (a: string, b: string) => a < b,
      '<=': (a: string, b: string) => a <= b,
      '>': (a: string, b: string) => a > b,
      '>=': (a: string, b: string) => a >= b,
    };
    const compared = query((p: Params<Today>) => {
      const asked = Object.fromEntries(
        comparisons.map((comparison) => [comparison, comparesWithToday(sql`d.date`, comparison, sql`a.id`, p)]),
      );
      const columns = { id: sql`a.id`, date: sql`d.date::text`, ...asked };
      return sql<Record<Comparison | 'id' | 'date', never>>`select ${listed(columns)} from areas a
         cross join generate_series(${p.utcToday}::date - 2, ${p.utcToday}::date + 2, interval '1 day') s(at)
         cross join lateral (select s.at::date as date) d`;
    });
    const hours = ['2026-11-26', '2027-03-14', '2027-03-28'].flatMap((date) =>
      [0, 3, 9.5, 10, 11, 12, 14, 15, 18.25, 23].map((hour) => Date.parse(date) + hour * 3_600_000),
    );
    const wrong: string[] = [];
    for (const hour of hours) {
      clock.turnTo(new Date(hour).toISOString());
      const found = await rows(ctx, compared, todayOf(ctx));
      expect(found).toHaveLength(areas.length * 5);
      for (const row of found) {
        for (const comparison of comparisons) {
          if (row[comparison] === holds[comparison](row.date, todayIn(ctx, row.id))) continue;
          wrong.push(`${clock().toISOString()} ${row.id} ${row.date} ${comparison}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
