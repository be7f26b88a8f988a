import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Params } from '../data/statement.ts';
import { dateOf, daysBetween, now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { dateIn } from '../shared/time-zone.ts';

const MINUTE_MS = 60_000;

/** What day it is everywhere, to the minute. */
interface Days {
  minute: number;
  /** The date of UTC, and of each zone that areas have. */
  utc: string;
  dates: ReadonlyMap<string, string>;
  /** As JSON, by zone: 1 where it is tomorrow of UTC, -1 where it is yesterday; other zones are left out. */
  shifts: string;
}

/** Asked for each row of each list. Days begin on whole minutes in all zones of our time. */
function daysNow(ctx: Context): Days {
  const minute = Math.floor(now(ctx).getTime() / MINUTE_MS);
  if (known?.minute === minute) return known;
  const instant = new Date(minute * MINUTE_MS);
  const utc = dateOf(instant);
  const dates = new Map(ctx.app.areas.zones.names.map((zone) => [zone, dateIn(zone, instant)]));
  const elsewhere = [...dates].filter(([, date]) => date !== utc).map(([zone, date]) => [zone, daysBetween(utc, date)]);
  known = { minute, utc, dates, shifts: JSON.stringify(Object.fromEntries(elsewhere)) };
  return known;
}
let known: Days | undefined;

/**
 * Today's calendar date where a trip goes, `YYYY-MM-DD`: by the time zone of its area, by UTC where the area has none (a continent)
 * or is not known. The one answer to whether a trip lies ahead; `comparesWithToday` is the same in SQL.
 */
export function todayIn(ctx: Context, areaId: string | null | undefined): string {
  const { utc, dates } = daysNow(ctx);
  const zone = areaId ? ctx.app.areas.zones.of(areaId) : null;
  return (zone && dates.get(zone)) ?? utc;
}

/** What a query has to know of today, by name: the database is told, for it may have other rules of time zones than this process. */
export interface Today {
  /** The date of UTC. */
  utcToday: string;
  /** As JSON, by zone: 1 where it is tomorrow of UTC, -1 where it is yesterday. */
  zoneShifts: string;
}

/** The values of today for a query whose parameters include `Today`. */
export function todayOf(ctx: Context): Today {
  const { utc, shifts } = daysNow(ctx);
  return { utcToday: utc, zoneShifts: shifts };
}

/**
 * Whether a date column compares with today where an area lies, as `todayIn` has it. Nowhere is it another day than yesterday, today or
 * tomorrow of UTC: so an index on the date finds the rows, and only those of these three days look up the zone.
 */
export function comparesWithToday(
  date: Expression<string>,
  comparison: Comparison,
  areaId: Expression<string>,
  p: Params<Today>,
): RawBuilder<SqlBool> {
  const [utc, sign] = [sql`${p.utcToday}::date`, sql.raw(comparison)];
  const [certain, possible] = comparison.startsWith('<')
    ? [sql`${utc} - 1`, sql`${utc} + 1`]
    : [sql`${utc} + 1`, sql`${utc} - 1`];
  const local = sql`(select ${utc} + coalesce((${p.zoneShifts}::jsonb ->> z.time_zone)::int, 0) from areas z where z.id = ${areaId})`;
  return sql<SqlBool>`(${date} ${sign} ${possible} and (${date} ${sql.raw(comparison[0]!)} ${certain} or ${date} ${sign} ${local}))`;
}

/** How a date stands to today. */
export type Comparison = '<' | '<=' | '>' | '>=';
