import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { dayOfChanged, type ExpectedVersion, lockDay, withPlanner } from './lock-planner.ts';
import { PlannerDay } from './planner.entity.ts';
import type { PlannerDayRow } from './planner.rows.ts';
import { MAX_NOTE } from './stop-input.ts';

/**
 * Writes the note of a day, up to 1,000 graphemes; an empty one removes it. The same note again is no change.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED); BAD_USER_INPUT.
 */
export async function updateDayNote(
  ctx: Context,
  dayId: string,
  note: string,
  expectedVersion: ExpectedVersion,
): Promise<PlannerDayRow> {
  return transaction(ctx, async (tx) => {
    const { day, planner } = await lockDay(tx, dayId, expectedVersion);
    const faults = new Faults();
    const text = faults.text('note', note, { min: 0, max: MAX_NOTE });
    faults.check();
    if (text === day.note) return withPlanner(day, planner);
    tx.em.assign(await tx.em.findOneOrFail(PlannerDay, dayId), { note: text! });
    await tx.em.flush();
    return dayOfChanged(tx, { ...day, note: text! });
  });
}
