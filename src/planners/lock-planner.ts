import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, query, row } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { conflict, notFound, type Reason } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import { isVisible } from './planner.loaders.ts';
import { canUpdatePlanner } from './planner.policy.ts';
import { DAY, PLANNER, type PlannerDayRow, type PlannerRow } from './planner.rows.ts';

// Not `for update`: a companion post that is being attached only needs the planner to stay, and does not wait.
const lockById = query((p: Params<{ id: string }>) =>
  db.selectFrom('planners as p').select(list(PLANNER)).where('p.id', '=', p.id).forNoKeyUpdate(),
);

/**
 * Takes the lock of a planner that the viewer may read; every write of a planner, its legs, days and stops holds it. The row is
 * the newest one. @throws AppError NOT_FOUND with `missing`.
 */
export async function lockVisiblePlanner(
  tx: Tx,
  id: string,
  missing: Reason = 'PLANNER_NOT_FOUND',
): Promise<PlannerRow> {
  const planner: PlannerRow | null = isUuid(id) ? await row(tx, lockById, { id }) : null;
  if (!planner || !(await isVisible(tx, planner))) throw notFound(missing);
  return planner;
}

/**
 * Takes the lock of the viewer's own planner. The version is compared before anything else is looked at: what an editor of an older
 * version says may make no sense any more.
 * @throws AppError NOT_FOUND with `missing`; FORBIDDEN (NOT_OWNER) for one they can only read; CONFLICT (PLANNER_CHANGED, with
 * `currentVersion`) when another version is expected than the one that stands.
 */
export async function lockOwnPlanner(
  tx: Tx,
  id: string,
  expectedVersion: ExpectedVersion,
  missing?: Reason,
): Promise<PlannerRow> {
  const planner = await lockVisiblePlanner(tx, id, missing);
  requirePermission(canUpdatePlanner(tx.viewer, planner));
  if (expectedVersion != null && expectedVersion !== planner.version) {
    throw conflict('PLANNER_CHANGED', { currentVersion: planner.version });
  }
  return planner;
}

/** The version that an editor has seen; null and undefined are no word of it. */
export type ExpectedVersion = number | null | undefined;

/** A day under the lock of its planner, and that planner. */
export interface LockedDay {
  planner: PlannerRow;
  day: PlannerDayRow;
}

const days = db.selectFrom('planner_days as d').select(list(DAY));
const dayById = query((p: Params<{ id: string }>) => days.where('d.id', '=', p.id));
const dayOf = query((p: Params<{ id: string; plannerId: string }>) =>
  days.where('d.id', '=', p.id).where('d.planner_id', '=', p.plannerId),
);

/**
 * Takes the lock of the viewer's own planner by one of its days, and answers the day as it is under the lock.
 * @throws AppError NOT_FOUND (PLANNER_DAY_NOT_FOUND), and as `lockOwnPlanner`.
 */
export async function lockDay(tx: Tx, dayId: string, expectedVersion: ExpectedVersion): Promise<LockedDay> {
  const found = isUuid(dayId) ? await row(tx, dayById, { id: dayId }) : null;
  if (!found) throw notFound('PLANNER_DAY_NOT_FOUND');
  const planner = await lockOwnPlanner(tx, found.plannerId, expectedVersion, 'PLANNER_DAY_NOT_FOUND');
  return { planner, day: await dayOfPlanner(tx, planner.id, dayId) };
}

/** A day of a planner by its id. @throws AppError NOT_FOUND (PLANNER_DAY_NOT_FOUND), also for a day of another planner. */
export async function dayOfPlanner(tx: Tx, plannerId: string, dayId: string): Promise<PlannerDayRow> {
  const day = isUuid(dayId) ? await row(tx, dayOf, { id: dayId, plannerId }) : null;
  if (!day) throw notFound('PLANNER_DAY_NOT_FOUND');
  return day;
}

const dayByStop = query((p: Params<{ stopId: string }>) =>
  days.innerJoin('planner_stops as s', 's.day_id', 'd.id').where('s.id', '=', p.stopId),
);

/**
 * Takes the lock of the viewer's own planner by one of its stops, and answers the day where the stop is under the lock.
 * @throws AppError NOT_FOUND (PLANNER_STOP_NOT_FOUND), and as `lockOwnPlanner`.
 */
export async function lockDayOfStop(tx: Tx, stopId: string, expectedVersion: ExpectedVersion): Promise<LockedDay> {
  const before = isUuid(stopId) ? await row(tx, dayByStop, { stopId }) : null;
  if (!before) throw notFound('PLANNER_STOP_NOT_FOUND');
  const planner = await lockOwnPlanner(tx, before.plannerId, expectedVersion, 'PLANNER_STOP_NOT_FOUND');
  // Another move may have been first: where the stop was before the lock means nothing.
  const day = await row(tx, dayByStop, { stopId });
  if (!day) throw notFound('PLANNER_STOP_NOT_FOUND');
  return { planner, day };
}

const raiseVersion = query((p: Params<{ id: string; now: Date }>) =>
  db
    .updateTable('planners as p')
    .set((eb) => ({ version: eb('p.version', '+', 1), edited_at: p.now }))
    .where('p.id', '=', p.id)
    .returning(list(PLANNER)),
);

/** Notes under the lock that a planner has changed, and returns it: its version grows by one. */
export async function markChanged(tx: Tx, plannerId: string): Promise<PlannerRow> {
  return (await row(tx, raiseVersion, { id: plannerId, now: now(tx) }))!;
}

/** The same, and returns the day with its planner: an editor goes on with the new version. */
export async function dayOfChanged(tx: Tx, day: PlannerDayRow): Promise<PlannerDayRow> {
  return withPlanner(day, await markChanged(tx, day.plannerId));
}

/** A day that brings its planner along. */
export const withPlanner = (day: PlannerDayRow, planner: PlannerRow): PlannerDayRow => ({
  ...day,
  [PRELOADED]: { planner },
});
