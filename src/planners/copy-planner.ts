import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { daysBetween } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults, LAST_DATE } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { countWrite } from '../shared/limiter.ts';
import { requirePermission } from '../shared/permission.ts';
import { insertPlanner } from './create-planner.ts';
import { writeLegs } from './legs.ts';
import { lockVisiblePlanner } from './lock-planner.ts';
import { daysOfPlanner, legsOfPlanner } from './planner.loaders.ts';
import { canCopyPlanner } from './planner.policy.ts';
import type { PlannerRow } from './planner.rows.ts';
import { addDays, lengthOf } from './trip-range.ts';

/**
 * Copies a planner that the viewer may read, their own too: legs, days, notes and stops, on the dates from `startDate`. The copy is
 * the viewer's, PRIVATE, under the same name; the source counts it (`copyCount`), which is no change of its version,
 * but not its owner's.
 * @throws AppError NOT_FOUND; BAD_USER_INPUT: `startDate` TOO_SMALL (before 1900), TOO_LARGE (the trip would end after 2199);
 * RATE_LIMITED: too many stops in an hour.
 */
export async function copyPlanner(ctx: Context, id: string, startDate: string): Promise<PlannerRow> {
  return transaction(ctx, async (tx) => {
    const source = await lockVisiblePlanner(tx, id);
    requirePermission(canCopyPlanner(tx.viewer));
    checkDates(source, startDate);
    const shift = daysBetween(source.startDate, startDate);
    const endDate = addDays(source.endDate, shift);
    const copy = await insertPlanner(tx, { ...source, startDate, endDate, visibility: 'PRIVATE', copiedFromId: id });
    const legs = await legsOfPlanner(tx).load(id);
    const shifted = legs.map(({ areaId, ...leg }) => ({
      id: newId(),
      areaId,
      startDate: addDays(leg.startDate, shift),
      endDate: addDays(leg.endDate, shift),
    }));
    await writeLegs(tx, copy.id, shifted);
    await copyDays(tx, source.id, copy.id, shift);
    if (source.ownerId !== copy.ownerId) await rows(tx, countCopy, { id });
    return copy;
  });
}

function checkDates(source: PlannerRow, startDate: string): void {
  const faults = new Faults();
  faults.date('startDate', startDate, addDays(LAST_DATE, 1 - lengthOf(source)));
  faults.check();
}

const countCopy = query(
  (p: Params<{ id: string }>) => sql`update planners set copy_count = copy_count + 1 where id = ${p.id}`,
);
const stopsOfPlanner = query((p: Params<{ plannerId: string }>) =>
  db
    .selectFrom('planner_stops as s')
    .innerJoin('planner_days as d', 'd.id', 's.day_id')
    .select(['s.id', 's.day_id as dayId'])
    .where('d.planner_id', '=', p.plannerId),
);
const insertDayCopies = query(
  (p: Params<{ plannerId: string; shift: number; ids: readonly string[]; sourceIds: readonly string[] }>) => sql`
  insert into planner_days (id, planner_id, date, note)
  select c.id, ${p.plannerId}, d.date + ${p.shift}::int, d.note
  from unnest(${p.ids}::uuid[], ${p.sourceIds}::uuid[]) as c(id, source_id) join planner_days d on d.id = c.source_id`,
);
const insertStopCopies = query(
  (p: Params<{ ids: readonly string[]; dayIds: readonly string[]; sourceIds: readonly string[] }>) => sql`
  insert into planner_stops (id, day_id, place_id, position, note, start_time)
  select c.id, c.day_id, s.place_id, s.position, s.note, s.start_time
  from unnest(${p.ids}::uuid[], ${p.dayIds}::uuid[], ${p.sourceIds}::uuid[]) as c(id, day_id, source_id)
  join planner_stops s on s.id = c.source_id`,
);

/** Notes and places stay in the database: only ids are made here. */
async function copyDays(tx: Tx, sourceId: string, copyId: string, shift: number): Promise<void> {
  const days = await daysOfPlanner(tx).load(sourceId);
  const newDayIds = new Map(days.map(({ id }) => [id, newId()]));
  await rows(tx, insertDayCopies, {
    plannerId: copyId,
    shift,
    ids: [...newDayIds.values()],
    sourceIds: [...newDayIds.keys()],
  });
  const stops = await rows(tx, stopsOfPlanner, { plannerId: sourceId });
  await countWrite(tx, 'stops', stops.length);
  await rows(tx, insertStopCopies, {
    ids: stops.map(() => newId()),
    dayIds: stops.map(({ dayId }) => newDayIds.get(dayId)!),
    sourceIds: stops.map(({ id }) => id),
  });
}
