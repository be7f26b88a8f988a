import { checkArea } from '../areas/area.service.ts';
import { row, rows, statement } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { writeLegs } from './legs.ts';
import type { PlannerVisibility } from './planner.entity.ts';
import { PLANNER_COLUMNS, type PlannerRow } from './planner.rows.ts';
import { checkRange, datesOf, type TripRange } from './trip-range.ts';

/** A new planner. */
export interface CreatePlanner extends TripRange {
  name: string;
  areaId: string;
  visibility: PlannerVisibility;
}

/** Longest name of a planner, in graphemes; one line. */
export const MAX_NAME = 100;

/**
 * Makes a planner of the viewer's with one leg over the whole range and a day for each date. The dates may lie in the past.
 * @throws AppError BAD_USER_INPUT: name 1 to 100 graphemes on one line, a known area, dates in order, at most 365 days.
 */
export async function createPlanner(ctx: Context, input: CreatePlanner): Promise<PlannerRow> {
  const faults = new Faults();
  const name = faults.text('input.name', input.name, { max: MAX_NAME, multiline: false });
  checkArea(ctx, faults, 'input.areaId', input.areaId);
  checkRange(faults, 'input', input);
  faults.check();
  return transaction(ctx, async (tx) => {
    const planner = await insertPlanner(tx, { ...input, name: name!, copiedFromId: null });
    await writeLegs(tx, planner.id, [{ ...input, id: newId() }]);
    const dates = datesOf(input);
    await insertDays(
      tx,
      planner.id,
      dates.map(() => newId()),
      dates,
    );
    return planner;
  });
}

const insert = statement<PlannerRow>(
  `insert into planners as p (id, owner_id, name, area_id, start_date, end_date, visibility, copied_from_id, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${PLANNER_COLUMNS}`,
);

/** Writes a planner of the viewer's, without legs and days. */
export async function insertPlanner(
  tx: Context,
  planner: CreatePlanner & { copiedFromId: string | null },
): Promise<PlannerRow> {
  const { name, areaId, startDate, endDate, visibility, copiedFromId } = planner;
  const values = [newId(), tx.viewer!.userId, name, areaId, startDate, endDate, visibility, copiedFromId, now(tx)];
  return (await row(tx, insert, values))!;
}

const insertAllDays = statement(
  `insert into planner_days (id, planner_id, date)
   select d.id, $1, d.date from unnest($2::uuid[], $3::date[]) as d(id, date)`,
);

/** Writes days of a planner, without notes and stops; `ids` and `dates` go together. */
export async function insertDays(
  tx: Context,
  plannerId: string,
  ids: readonly string[],
  dates: readonly string[],
): Promise<void> {
  await rows(tx, insertAllDays, [plannerId, ids, dates]);
}
