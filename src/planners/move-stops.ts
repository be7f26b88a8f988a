import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context, Tx } from '../shared/context.ts';
import { conflict } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import {
  dayOfChanged,
  dayOfPlanner,
  type ExpectedVersion,
  lockDay,
  lockDayOfStop,
  markChanged,
} from './lock-planner.ts';
import { stopsOfDay } from './planner.loaders.ts';
import type { PlannerDayRow, PlannerRow } from './planner.rows.ts';
import { insertStops } from './set-day-stops.ts';
import { checkStops, type GivenStop, MAX_STOPS } from './stop-input.ts';

/**
 * Puts a stop into a day: at `position` (from 0; past the end is the end), or at the end.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); BAD_USER_INPUT; CONFLICT: PLANNER_CHANGED, or DAY_FULL with 50
 * stops there already.
 */
export async function addStop(
  ctx: Context,
  dayId: string,
  stop: GivenStop,
  position: number | null,
  expectedVersion: ExpectedVersion,
): Promise<PlannerDayRow> {
  return transaction(ctx, async (tx) => {
    const { day } = await lockDay(tx, dayId, expectedVersion);
    const faults = new Faults();
    if (position !== null && position < 0) faults.add('position', 'TOO_SMALL', 0);
    const [values] = await checkStops(tx, faults, [stop], ['stop']);
    faults.check();
    const ids = await stopIdsOf(tx, dayId);
    if (ids.length >= MAX_STOPS) throw conflict('DAY_FULL', { limit: MAX_STOPS });
    const id = newId();
    await insertStops(tx, dayId, [{ id, ...values! }], ids.length);
    await arrange(tx, dayId, ids.toSpliced(position ?? ids.length, 0, id));
    return dayOfChanged(tx, day);
  });
}

/**
 * Moves a stop to a position (from 0; past the end is the end) of a day of the same planner; the others close up. Where it
 * stands already is no change.
 * @throws AppError NOT_FOUND, also for a day of another planner; FORBIDDEN (NOT_OWNER); BAD_USER_INPUT for a negative position;
 * CONFLICT: PLANNER_CHANGED, or DAY_FULL when the other day has 50 stops.
 */
export async function moveStop(
  ctx: Context,
  stopId: string,
  toDayId: string,
  position: number,
  expectedVersion: ExpectedVersion,
): Promise<PlannerRow> {
  return transaction(ctx, async (tx) => {
    const { day: from, planner } = await lockDayOfStop(tx, stopId, expectedVersion);
    const to = await dayOfPlanner(tx, from.plannerId, toDayId);
    const faults = new Faults();
    if (position < 0) faults.add('position', 'TOO_SMALL', 0);
    faults.check();
    const before = await stopIdsOf(tx, from.id);
    const remaining = before.filter((id) => id !== stopId);
    const others = from.id === to.id ? remaining : await stopIdsOf(tx, to.id);
    if (others.length >= MAX_STOPS) throw conflict('DAY_FULL', { limit: MAX_STOPS });
    const after = others.toSpliced(position, 0, stopId);
    if (from.id === to.id && after.every((id, i) => id === before[i])) return planner;
    await arrange(tx, to.id, after);
    if (from.id !== to.id) await arrange(tx, from.id, remaining);
    return markChanged(tx, from.plannerId);
  });
}

/**
 * Takes a stop out of its day; the others close up.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED).
 */
export async function removeStop(
  ctx: Context,
  stopId: string,
  expectedVersion: ExpectedVersion,
): Promise<PlannerDayRow> {
  return transaction(ctx, async (tx) => {
    const { day } = await lockDayOfStop(tx, stopId, expectedVersion);
    const ids = await stopIdsOf(tx, day.id);
    await rows(tx, remove, { id: stopId });
    await arrange(
      tx,
      day.id,
      ids.filter((id) => id !== stopId),
    );
    return dayOfChanged(tx, day);
  });
}

const remove = query((p: Params<{ id: string }>) => db.deleteFrom('planner_stops').where('id', '=', p.id));
// Positions are compared at the commit (deferred), so that stops can pass each other.
const place = query(
  (p: Params<{ dayId: string; ids: readonly string[] }>) => sql`
  update planner_stops s set day_id = ${p.dayId}, position = wanted.n - 1
  from unnest(${p.ids}::uuid[]) with ordinality as wanted(id, n)
  where s.id = wanted.id and (s.day_id, s.position) is distinct from (${p.dayId}, wanted.n - 1)`,
);

async function stopIdsOf(tx: Tx, dayId: string): Promise<string[]> {
  return (await stopsOfDay(tx).load(dayId)).map(({ id }) => id);
}

/** Makes these stops, in this order, the stops of a day at positions 0…n−1, under the lock of the planner. */
async function arrange(tx: Tx, dayId: string, ids: readonly string[]): Promise<void> {
  await rows(tx, place, { dayId, ids });
}
