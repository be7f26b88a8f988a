import { rows, statement } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { daysBetween } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { conflict } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { insertDays } from './create-planner.ts';
import { fitLegs, writeLegs } from './legs.ts';
import { type ExpectedVersion, lockOwnPlanner, markChanged } from './planner.gate.ts';
import { legsOfPlanner, type PlannerRow } from './planner.rows.ts';
import { MAX_STOPS } from './stop-input.ts';
import { addDays, checkRange, datesOf, includes, type TripRange } from './trip-range.ts';

export const OVERFLOW_POLICIES = ['REJECT', 'MOVE_TO_LAST_DAY', 'DROP'] as const;
export type OverflowPolicy = (typeof OVERFLOW_POLICIES)[number];
export const DATE_SHIFTS = ['BY_INDEX', 'BY_DATE'] as const;
export type DateShift = (typeof DATE_SHIFTS)[number];

/** New dates of a planner, and what happens to the days it had. */
export interface ChangePlannerDates extends TripRange {
  expectedVersion?: ExpectedVersion;
  shift: DateShift;
  overflow: OverflowPolicy;
  dryRun: boolean;
}

/** What a change of dates does, or would do. */
export interface PlannerDatesResult {
  planner: PlannerRow;
  /** Dates of the trip that were none before; in order. */
  addedDates: string[];
  /** Dates that are none of the trip any more; in order. */
  removedDates: string[];
  movedStops: number;
  droppedStops: number;
  applied: boolean;
}

/**
 * Gives the viewer's own planner new dates. A day keeps its note and stops on its new date: the same day of the trip (BY_INDEX), or
 * the same date (BY_DATE). Days that have no place in the new range go, with their notes; their stops are what `overflow` is
 * about: MOVE_TO_LAST_DAY puts them behind those of the last day, in their order. Legs move with the days, are cut at the ends,
 * and the outer ones are stretched.
 *
 * A dry run changes nothing and refuses neither of the two conflicts of overflow: it answers the planner as it is, with the
 * numbers as they would be; under REJECT `droppedStops` are those that stand in the way.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); BAD_USER_INPUT; CONFLICT: PLANNER_CHANGED (with `currentVersion`),
 * STOPS_WOULD_BE_LOST (REJECT), DAY_FULL (more than 50 on the last day).
 */
export async function changePlannerDates(
  ctx: Context,
  id: string,
  input: ChangePlannerDates,
): Promise<PlannerDatesResult> {
  return transaction(ctx, async (tx) => {
    const planner = await lockOwnPlanner(tx, id, input.expectedVersion);
    const faults = new Faults();
    checkRange(faults, 'input', input);
    faults.check();
    const plan = await planChange(tx, planner, input);
    if (input.dryRun) return { planner, ...plan.told, applied: false };
    refuseLoss(plan, input.overflow);
    if (planner.startDate === input.startDate && planner.endDate === input.endDate) {
      return { planner, ...plan.told, applied: true };
    }
    await apply(tx, planner, input, plan);
    return { planner: await markChanged(tx, id), ...plan.told, applied: true };
  });
}

interface Plan {
  /** Days that every day moves by. */
  shift: number;
  /** Stops of days that go. */
  atStake: number;
  /** Stops of the day that will be the last one, before anything is moved there. */
  onLastDay: number;
  /** Dates that need a new day. */
  missing: string[];
  told: Omit<PlannerDatesResult, 'planner' | 'applied'>;
}

const stopCounts = statement<{ date: string; stops: number }>(
  `select d.date, count(s.id)::int as stops from planner_days d left join planner_stops s on s.day_id = d.id
   where d.planner_id = $1 group by d.date order by d.date`,
);

async function planChange(tx: Context, planner: PlannerRow, input: ChangePlannerDates): Promise<Plan> {
  const shift = input.shift === 'BY_INDEX' ? daysBetween(planner.startDate, input.startDate) : 0;
  const days = (await rows(tx, stopCounts, [planner.id])).map((day) => ({ ...day, date: addDays(day.date, shift) }));
  const kept = new Set(days.filter(({ date }) => includes(input, date)).map(({ date }) => date));
  const atStake = days.filter(({ date }) => !kept.has(date)).reduce((sum, { stops }) => sum + stops, 0);
  const [before, after] = [datesOf(planner), datesOf(input)];
  const moves = input.overflow === 'MOVE_TO_LAST_DAY';
  return {
    shift,
    atStake,
    onLastDay: days.find(({ date }) => date === input.endDate)?.stops ?? 0,
    missing: after.filter((date) => !kept.has(date)),
    told: {
      addedDates: after.filter((date) => !includes(planner, date)),
      removedDates: before.filter((date) => !includes(input, date)),
      movedStops: moves ? atStake : 0,
      droppedStops: moves ? 0 : atStake,
    },
  };
}

function refuseLoss({ atStake, onLastDay }: Plan, overflow: OverflowPolicy): void {
  if (atStake === 0) return;
  if (overflow === 'REJECT') throw conflict('STOPS_WOULD_BE_LOST');
  const isTooMuch = overflow === 'MOVE_TO_LAST_DAY' && onLastDay + atStake > MAX_STOPS;
  if (isTooMuch) throw conflict('DAY_FULL', { limit: MAX_STOPS });
}

const shiftDays = statement('update planner_days set date = date + $2::int where planner_id = $1');
const moveStops = statement(
  `update planner_stops s set day_id = moved.last_id, position = $4::int + moved.n - 1
   from (select o.id, (select l.id from planner_days l where l.planner_id = $1 and l.date = $3) as last_id,
           row_number() over (order by d.date, o.position) as n
         from planner_stops o join planner_days d on d.id = o.day_id
         where d.planner_id = $1 and d.date not between $2 and $3) moved
   where s.id = moved.id`,
);
const removeDays = statement('delete from planner_days where planner_id = $1 and date not between $2 and $3');
const setDates = statement('update planners set start_date = $2, end_date = $3 where id = $1');

async function apply(tx: Context, planner: PlannerRow, input: ChangePlannerDates, plan: Plan): Promise<void> {
  const range = [planner.id, input.startDate, input.endDate];
  if (plan.shift !== 0) await rows(tx, shiftDays, [planner.id, plan.shift]);
  await insertDays(
    tx,
    planner.id,
    plan.missing.map(() => newId()),
    plan.missing,
  );
  if (plan.told.movedStops > 0) await rows(tx, moveStops, [...range, plan.onLastDay]);
  await rows(tx, removeDays, range);
  const legs = await legsOfPlanner(tx).load(planner.id);
  await writeLegs(tx, planner.id, fitLegs(legs, plan.shift, input));
  await rows(tx, setDates, range);
}
