import { sql } from 'kysely';
import { type Params, query, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import type { PlannerLegRow } from './planner.rows.ts';
import { addDays, type TripRange } from './trip-range.ts';

/** A leg without its id: where, from when to when. */
export type Leg = TripRange & { areaId: string };

/**
 * Gives new legs the ids of old ones: a leg keeps its id where its area stands in the list again, in order, so that a calendar
 * moves its event instead of making another.
 */
export function keepLegIds(before: readonly PlannerLegRow[], legs: readonly Leg[]): (Leg & { id: string })[] {
  const unused = [...before];
  return legs.map((leg) => {
    const at = unused.findIndex(({ areaId }) => areaId === leg.areaId);
    const id = at < 0 ? newId() : unused.splice(at, 1)[0]!.id;
    return { id, areaId: leg.areaId, startDate: leg.startDate, endDate: leg.endDate };
  });
}

/**
 * Legs shifted by `shift` days and fitted to a range, so that they cover it again: they are cut at its ends, those outside go,
 * and the outer ones are stretched. When none is left, the nearest one takes the whole range.
 */
export function fitLegs<L extends Leg>(legs: readonly L[], shift: number, range: TripRange): L[] {
  const shifted = legs.map((leg) => ({
    ...leg,
    startDate: addDays(leg.startDate, shift),
    endDate: addDays(leg.endDate, shift),
  }));
  const inside = shifted.filter((leg) => leg.startDate <= range.endDate && leg.endDate >= range.startDate);
  const nearest = shifted[0]!.startDate > range.endDate ? shifted[0]! : shifted.at(-1)!;
  const kept = inside.length > 0 ? inside : [nearest];
  return kept.map((leg, i) => ({
    ...leg,
    startDate: i === 0 ? range.startDate : leg.startDate,
    endDate: i === kept.length - 1 ? range.endDate : leg.endDate,
  }));
}

const removeOthers = query(
  (p: Params<{ plannerId: string; ids: readonly string[] }>) =>
    sql`delete from planner_legs where planner_id = ${p.plannerId} and id <> all(${p.ids}::uuid[])`,
);

/** Legs as columns: the same index is the same leg. */
interface LegColumns {
  plannerId: string;
  ids: readonly string[];
  areaIds: readonly string[];
  startDates: readonly string[];
  endDates: readonly string[];
}

const upsert = query(
  (p: Params<LegColumns>) => sql`
  insert into planner_legs (id, planner_id, area_id, start_date, end_date)
  select l.id, ${p.plannerId}, l.area_id, l.start_date, l.end_date
  from unnest(${p.ids}::uuid[], ${p.areaIds}::text[], ${p.startDates}::date[], ${p.endDates}::date[])
    as l(id, area_id, start_date, end_date)
  on conflict (id) do update
  set (area_id, start_date, end_date) = (excluded.area_id, excluded.start_date, excluded.end_date)`,
);

/** Makes these the legs of a planner, under its lock. They must cover its range in order, without gap or overlap. */
export async function writeLegs(tx: Tx, plannerId: string, legs: readonly (Leg & { id: string })[]): Promise<void> {
  const ids = legs.map(({ id }) => id);
  await rows(tx, removeOthers, { plannerId, ids });
  await rows(tx, upsert, {
    plannerId,
    ids,
    areaIds: legs.map(({ areaId }) => areaId),
    startDates: legs.map(({ startDate }) => startDate),
    endDates: legs.map(({ endDate }) => endDate),
  });
}
