import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { insertDays } from './create-planner.ts';
import { fitLegs, writeLegs } from './legs.ts';
import { type ExpectedVersion, lockOwnPlanner, markChanged } from './lock-planner.ts';
import { type DatesPlan, type DayContent, type NewDates, planDates, refuseLoss, refuseTooMuch } from './plan-dates.ts';
import { legsOfPlanner } from './planner.loaders.ts';
import type { PlannerRow } from './planner.rows.ts';
import { checkRange, type TripRange } from './trip-range.ts';

/** New dates of a planner, and what happens to the days it had. */
export interface ChangePlannerDates extends NewDates {
  expectedVersion?: ExpectedVersion;
  dryRun: boolean;
}

/** What a change of dates does, or would do; dates in order. `droppedNotes` and `droppedStops` of a REJECT stand in its way. */
export interface PlannerDatesResult extends Readonly<DatesPlan['told']> {
  planner: PlannerRow;
  applied: boolean;
}

/**
 * Gives the viewer's own planner new dates. A day keeps its note and stops on its new date: the same day of the trip (BY_INDEX), or
 * the same date (BY_DATE). Days that have no place in the new range go; what becomes of their stops and notes `overflow`
 * says: MOVE_TO_LAST_DAY puts stops behind those of the last day and notes below its note, in their order, a blank line between;
 * DROP lets them go; REJECT refuses. Legs move with the days, are cut at the ends, and the outer ones are stretched.
 *
 * A dry run changes nothing and tells what the real one would tell, or refuses what it would refuse; only REJECT answers what
 * stands in the way instead.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); BAD_USER_INPUT; CONFLICT: PLANNER_CHANGED (with `currentVersion`); REJECT:
 * STOPS_WOULD_BE_LOST, NOTES_WOULD_BE_LOST; MOVE_TO_LAST_DAY: DAY_FULL (50 stops), DAY_NOTE_FULL (1,000 graphemes).
 */
export async function changePlannerDates(
  ctx: Context,
  id: string,
  input: ChangePlannerDates,
): Promise<PlannerDatesResult> {
  return transaction(ctx, async (tx) => {
    const planner = await lockOwnPlanner(tx, id, input.expectedVersion);
    const faults = new Faults();
    checkRange(faults, 'input', input, planner);
    faults.check();
    const plan = planDates(planner, await rows(tx, daysOf, { plannerId: id }), input);
    refuseTooMuch(plan);
    if (input.dryRun) return { planner, ...plan.told, applied: false };
    refuseLoss(plan, input.overflow);
    if (planner.startDate === input.startDate && planner.endDate === input.endDate) {
      return { planner, ...plan.told, applied: true };
    }
    await apply(tx, planner, input, plan);
    return { planner: await markChanged(tx, id), ...plan.told, applied: true };
  });
}

const daysOf = query(
  (p: Params<{ plannerId: string }>) => sql<DayContent>`
  select d.date, d.note, (select count(*)::int from planner_stops s where s.day_id = d.id) as stops
  from planner_days d where d.planner_id = ${p.plannerId} order by d.date`,
);
const shiftDays = query(
  (p: Params<{ plannerId: string; shift: number }>) =>
    sql`update planner_days set date = date + ${p.shift}::int where planner_id = ${p.plannerId}`,
);

/** A planner and the dates that it shall have. */
interface NewRange extends TripRange {
  plannerId: string;
}

const moveStops = query(
  (p: Params<NewRange & { stopsOnLastDay: number }>) => sql`
  update planner_stops s set day_id = moved.last_id, position = ${p.stopsOnLastDay}::int + moved.n - 1
  from (select o.id,
          (select l.id from planner_days l where l.planner_id = ${p.plannerId} and l.date = ${p.endDate}) as last_id,
          row_number() over (order by d.date, o.position) as n
        from planner_stops o join planner_days d on d.id = o.day_id
        where d.planner_id = ${p.plannerId} and d.date not between ${p.startDate} and ${p.endDate}) moved
  where s.id = moved.id`,
);
const writeNote = query((p: Params<{ plannerId: string; date: string; note: string }>) =>
  db.updateTable('planner_days').set({ note: p.note }).where('planner_id', '=', p.plannerId).where('date', '=', p.date),
);
const removeDays = query(
  (p: Params<NewRange>) => sql`
  delete from planner_days where planner_id = ${p.plannerId} and date not between ${p.startDate} and ${p.endDate}`,
);
const setDates = query((p: Params<NewRange>) =>
  db.updateTable('planners').set({ start_date: p.startDate, end_date: p.endDate }).where('id', '=', p.plannerId),
);

async function apply(tx: Tx, planner: PlannerRow, input: ChangePlannerDates, plan: DatesPlan): Promise<void> {
  const { startDate, endDate } = input;
  const range = { plannerId: planner.id, startDate, endDate };
  if (plan.shift !== 0) await rows(tx, shiftDays, { plannerId: planner.id, shift: plan.shift });
  await insertDays(
    tx,
    planner.id,
    plan.missing.map(() => newId()),
    plan.missing,
  );
  if (plan.told.movedStops > 0) await rows(tx, moveStops, { ...range, stopsOnLastDay: plan.stopsOnLastDay });
  if (plan.told.movedNotes > 0)
    await rows(tx, writeNote, { plannerId: planner.id, date: endDate, note: plan.lastNote });
  await rows(tx, removeDays, range);
  const legs = await legsOfPlanner(tx).load(planner.id);
  await writeLegs(tx, planner.id, fitLegs(legs, plan.shift, input));
  await rows(tx, setDates, range);
}
