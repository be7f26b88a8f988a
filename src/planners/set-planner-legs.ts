import { checkArea } from '../areas/area.service.ts';
import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { keepLegIds, type Leg, writeLegs } from './legs.ts';
import { type ExpectedVersion, lockOwnPlanner, markChanged } from './lock-planner.ts';
import { legsOfPlanner } from './planner.loaders.ts';
import type { PlannerRow } from './planner.rows.ts';
import { addDays, MAX_TRIP_DAYS, type TripRange } from './trip-range.ts';

/**
 * Replaces the legs of the viewer's own planner; a leg whose area stands in the list again keeps its id, in order. The area and
 * the dates of the planner stay. The same legs again are no change.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED); BAD_USER_INPUT, for legs that do not cover the range in order: LEG_GAP,
 * LEG_OVERLAP, LEG_OUTSIDE_TRIP, each with the date that is expected there as `limit`.
 */
export async function setPlannerLegs(
  ctx: Context,
  id: string,
  legs: readonly Leg[],
  expectedVersion: ExpectedVersion,
): Promise<PlannerRow> {
  return transaction(ctx, async (tx) => {
    const planner = await lockOwnPlanner(tx, id, expectedVersion);
    checkLegs(tx, planner, legs);
    const before = await legsOfPlanner(tx).load(id);
    if (before.length === legs.length && before.every((leg, i) => isSame(leg, legs[i]!))) return planner;
    await writeLegs(tx, id, keepLegIds(before, legs));
    return markChanged(tx, id);
  });
}

const isSame = (a: Leg, b: Leg): boolean =>
  a.areaId === b.areaId && a.startDate === b.startDate && a.endDate === b.endDate;

function checkLegs(ctx: Context, trip: TripRange, legs: readonly Leg[]): void {
  const faults = new Faults();
  if (legs.length === 0) faults.add('legs', 'REQUIRED');
  // Each leg takes a day at least.
  if (legs.length > MAX_TRIP_DAYS) faults.add('legs', 'TOO_MANY', MAX_TRIP_DAYS);
  faults.check();
  legs.forEach((leg, i) => {
    const path = `legs.${i}`;
    checkArea(ctx, faults, `${path}.areaId`, leg.areaId);
    const before = legs[i - 1];
    checkStart(faults, `${path}.startDate`, leg, before ? addDays(before.endDate, 1) : trip.startDate, !before);
    if (leg.endDate < leg.startDate) faults.add(`${path}.endDate`, 'END_BEFORE_START');
    else if (leg.endDate > trip.endDate) faults.add(`${path}.endDate`, 'LEG_OUTSIDE_TRIP', trip.endDate);
    else if (i === legs.length - 1 && leg.endDate < trip.endDate)
      faults.add(`${path}.endDate`, 'LEG_GAP', trip.endDate);
  });
  faults.check();
}

function checkStart(faults: Faults, path: string, leg: Leg, expected: string, isFirst: boolean): void {
  if (leg.startDate > expected) faults.add(path, 'LEG_GAP', expected);
  else if (leg.startDate < expected) faults.add(path, isFirst ? 'LEG_OUTSIDE_TRIP' : 'LEG_OVERLAP', expected);
}
