import { sql } from 'kysely';
import { checkArea } from '../areas/area.service.ts';
import { listed } from '../data/columns.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { writeLegs } from './legs.ts';
import type { PlannerVisibility } from './planner.entity.ts';
import { PLANNER, type PlannerRow } from './planner.rows.ts';
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

type NewPlanner = CreatePlanner & { id: string; ownerId: string; copiedFromId: string | null; createdAt: Date };

const insert = query(
  (p: Params<NewPlanner>) => sql<PlannerRow>`
  insert into planners as p (id, owner_id, name, area_id, start_date, end_date, visibility, copied_from_id, created_at)
  values (${p.id}, ${p.ownerId}, ${p.name}, ${p.areaId}, ${p.startDate}, ${p.endDate}, ${p.visibility}, ${p.copiedFromId}, ${p.createdAt})
  returning ${listed(PLANNER)}`,
);

/** Writes a planner of the viewer's, without legs and days. */
export async function insertPlanner(
  tx: Tx,
  planner: CreatePlanner & { copiedFromId: string | null },
): Promise<PlannerRow> {
  return (await row(tx, insert, { ...planner, id: newId(), ownerId: tx.viewer!.userId, createdAt: now(tx) }))!;
}

const insertAllDays = query(
  (p: Params<{ plannerId: string; ids: readonly string[]; dates: readonly string[] }>) => sql`
  insert into planner_days (id, planner_id, date)
  select d.id, ${p.plannerId}, d.date from unnest(${p.ids}::uuid[], ${p.dates}::date[]) as d(id, date)`,
);

/** Writes days of a planner, without notes and stops; `ids` and `dates` go together. */
export async function insertDays(
  tx: Tx,
  plannerId: string,
  ids: readonly string[],
  dates: readonly string[],
): Promise<void> {
  await rows(tx, insertAllDays, { plannerId, ids, dates });
}
