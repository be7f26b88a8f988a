import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { dayOfChanged, type ExpectedVersion, lockDayOfStop, withPlanner } from './lock-planner.ts';
import { PlannerStop } from './planner.entity.ts';
import type { PlannerDayRow } from './planner.rows.ts';
import { checkNote, checkStartTime } from './stop-input.ts';

/** What changes of a stop: what is absent stays, null removes. */
export interface UpdateStop {
  note?: string | null;
  startTime?: string | null;
}

/**
 * Changes note or time of a stop, which keeps its place and position. What is the same already is no change.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED); BAD_USER_INPUT: note, time of day.
 */
export async function updateStop(
  ctx: Context,
  stopId: string,
  input: UpdateStop,
  expectedVersion: ExpectedVersion,
): Promise<PlannerDayRow> {
  return transaction(ctx, async (tx) => {
    const { day, planner } = await lockDayOfStop(tx, stopId, expectedVersion);
    const stop = await tx.em.findOneOrFail(PlannerStop, stopId);
    const before = { note: stop.note, startTime: stop.startTime ?? null };
    const faults = new Faults();
    const note = input.note === undefined ? before.note : checkNote(faults, 'note', input.note);
    const startTime =
      input.startTime === undefined ? before.startTime : checkStartTime(faults, 'startTime', input.startTime);
    faults.check();
    if (note === before.note && startTime === before.startTime) return withPlanner(day, planner);
    tx.em.assign(stop, { note, startTime });
    await tx.em.flush();
    return dayOfChanged(tx, day);
  });
}
