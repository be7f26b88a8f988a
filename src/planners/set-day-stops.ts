import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { dayOfChanged, type ExpectedVersion, lockDay, withPlanner } from './lock-planner.ts';
import { stopsOfDay } from './planner.loaders.ts';
import type { PlannerDayRow, PlannerStopRow } from './planner.rows.ts';
import { checkStops, type GivenStop, MAX_STOPS, type StopValues } from './stop-input.ts';

/**
 * Replaces the stops of a day, in this order. A stop whose place stood there already keeps its id, in order, so that a calendar
 * moves its event. The same stops again are no change.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED); BAD_USER_INPUT: more than 50, an unknown place, note, time of day.
 */
export async function setDayStops(
  ctx: Context,
  dayId: string,
  stops: readonly GivenStop[],
  expectedVersion: ExpectedVersion,
): Promise<PlannerDayRow> {
  return transaction(ctx, async (tx) => {
    const { day, planner } = await lockDay(tx, dayId, expectedVersion);
    const faults = new Faults();
    if (stops.length > MAX_STOPS) faults.add('stops', 'TOO_MANY', MAX_STOPS);
    faults.check();
    const paths = stops.map((_, i) => `stops.${i}`);
    const wanted = await checkStops(tx, faults, stops, paths);
    faults.check();
    const before = await stopsOfDay(tx).load(dayId);
    if (before.length === wanted.length && before.every((stop, i) => isSame(stop, wanted[i]!)))
      return withPlanner(day, planner);
    await rows(tx, removeAll, { dayId });
    await insertStops(tx, dayId, keepStopIds(before, wanted), 0);
    return dayOfChanged(tx, day);
  });
}

const isSame = (a: StopValues, b: StopValues): boolean =>
  a.placeId === b.placeId && a.note === b.note && a.startTime === b.startTime;

function keepStopIds(before: readonly PlannerStopRow[], stops: readonly StopValues[]): (StopValues & { id: string })[] {
  const unused = [...before];
  return stops.map((stop) => {
    const at = unused.findIndex(({ placeId }) => placeId === stop.placeId);
    const id = at < 0 ? newId() : unused.splice(at, 1)[0]!.id;
    return { id, ...stop };
  });
}

const removeAll = query((p: Params<{ dayId: string }>) => db.deleteFrom('planner_stops').where('day_id', '=', p.dayId));

/** Stops as columns: the same index is the same stop. */
interface StopColumns {
  dayId: string;
  position: number;
  ids: readonly string[];
  placeIds: readonly string[];
  notes: readonly string[];
  startTimes: readonly (string | null)[];
}

const insert = query(
  (p: Params<StopColumns>) => sql`
  insert into planner_stops (id, day_id, place_id, position, note, start_time)
  select s.id, ${p.dayId}, s.place_id, ${p.position}::int + s.n - 1, s.note, s.start_time
  from unnest(${p.ids}::uuid[], ${p.placeIds}::uuid[], ${p.notes}::text[], ${p.startTimes}::text[])
    with ordinality as s(id, place_id, note, start_time, n)`,
);

/** Writes stops of a day at positions from `position` on, under the lock of its planner. */
export async function insertStops(
  tx: Tx,
  dayId: string,
  stops: readonly (StopValues & { id: string })[],
  position: number,
): Promise<void> {
  await rows(tx, insert, {
    dayId,
    position,
    ids: stops.map(({ id }) => id),
    placeIds: stops.map(({ placeId }) => placeId),
    notes: stops.map(({ note }) => note),
    startTimes: stops.map(({ startTime }) => startTime),
  });
}
