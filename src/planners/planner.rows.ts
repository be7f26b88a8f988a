import { type RawBuilder, sql } from 'kysely';
import { aliased, list, listed, type RowOf, textOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { listLoaderOf, loaderOf } from '../data/loaders.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';

const p = aliased<{ p: 'planners' }>();

/** A planner: columns of `planners p`. */
export const PLANNER = {
  id: p.ref('p.id'),
  ownerId: p.ref('p.owner_id'),
  name: p.ref('p.name'),
  areaId: p.ref('p.area_id'),
  startDate: p.ref('p.start_date'),
  endDate: p.ref('p.end_date'),
  visibility: p.ref('p.visibility'),
  copiedFromId: p.ref('p.copied_from_id'),
  copyCount: p.ref('p.copy_count'),
  /** Grows by one with each change by the owner. */
  version: p.ref('p.version'),
  createdAt: p.ref('p.created_at'),
  editedAt: p.ref('p.edited_at'),
};

/** The select list as text, for SQL that is still put together by hand. */
export const PLANNER_COLUMNS = textOf(listed(PLANNER));

/** A planner as a plain row, the GraphQL source of `Planner`. */
export type PlannerRow = RowOf<typeof PLANNER> & PreloadedFields;

const l = aliased<{ l: 'planner_legs' }>();
const LEG = {
  id: l.ref('l.id'),
  plannerId: l.ref('l.planner_id'),
  areaId: l.ref('l.area_id'),
  startDate: l.ref('l.start_date'),
  endDate: l.ref('l.end_date'),
};

/** Where a trip is, from when to when. */
export type PlannerLegRow = RowOf<typeof LEG>;

const d = aliased<{ d: 'planner_days' }>();

/** One date of a trip: columns of `planner_days d`. */
export const DAY = {
  id: d.ref('d.id'),
  plannerId: d.ref('d.planner_id'),
  date: d.ref('d.date'),
  note: d.ref('d.note'),
};
export type PlannerDayRow = RowOf<typeof DAY> & PreloadedFields;

const s = aliased<{ s: 'planner_stops' }>();
const STOP = {
  id: s.ref('s.id'),
  dayId: s.ref('s.day_id'),
  placeId: s.ref('s.place_id'),
  position: s.ref('s.position'),
  note: s.ref('s.note'),
  startTime: s.ref('s.start_time'),
};

/** A place of a day; `position` counts from 0 without gaps, `startTime` is `HH:MM`. */
export type PlannerStopRow = RowOf<typeof STOP>;

declare module '../shared/context.ts' {
  interface App {
    /** Which of these planners the viewer is shown by their owners beside a trip that they share; from companions, which come after planners. */
    plannersShownTo(ctx: Context, ids: readonly string[]): Promise<readonly string[]>;
  }
}

const byIds = (ids: RawBuilder<readonly string[]>) =>
  db.selectFrom('planners as p').select(list(PLANNER)).where('p.id', '=', sql<string>`any(${ids}::uuid[])`);
const anyByIds = query((q: Params<{ ids: readonly string[] }>) => byIds(q.ids));
const openByIds = query((q: Params<{ ids: readonly string[]; viewerId: string | null }>) =>
  byIds(q.ids).where(sql<boolean>`(p.visibility = 'PUBLIC' or p.owner_id = ${q.viewerId}::uuid)`),
);

/**
 * Planners that the viewer may read, by id: public ones, their own, and those that their owners show them beside a trip; null for all
 * others, and for those that are not there. The one gate of `planner`, `node`, calendars and copiedFrom; lists and search show public and
 * own ones only.
 */
export const plannerVisibleById = loaderOf<PlannerRow>(
  async (ctx, ids) => {
    const known = ids.filter(isUuid);
    const open = await rows(ctx, openByIds, { ids: known, viewerId: ctx.viewer?.userId ?? null });
    if (!ctx.viewer || open.length === known.length) return open;
    const found = new Set(open.map(({ id }) => id));
    const shown = await ctx.app.plannersShownTo(
      ctx,
      known.filter((id) => !found.has(id)),
    );
    return shown.length === 0 ? open : [...open, ...(await rows(ctx, anyByIds, { ids: shown }))];
  },
  (planner) => planner.id,
);

/** Whether the viewer may read a planner: the same rule for one that was read already, or locked. */
export async function isVisible(ctx: Context, { id, visibility, ownerId }: PlannerRow): Promise<boolean> {
  if (visibility === 'PUBLIC' || ownerId === ctx.viewer?.userId) return true;
  return ctx.viewer !== null && (await ctx.app.plannersShownTo(ctx, [id])).length > 0;
}

const legsByPlanner = query((q: Params<{ plannerIds: readonly string[] }>) =>
  db
    .selectFrom('planner_legs as l')
    .select(list(LEG))
    .where('l.planner_id', '=', sql<string>`any(${q.plannerIds}::uuid[])`)
    .orderBy('l.planner_id')
    .orderBy('l.start_date'),
);
const readLegs = (ctx: Context, plannerIds: readonly string[]) => rows(ctx, legsByPlanner, { plannerIds });

/** The legs of a planner by its id, in order. Whoever has the planner may see them. */
export const legsOfPlanner = listLoaderOf<PlannerLegRow>(readLegs, (leg) => leg.plannerId);

/** One planner has at most 365 days of 50 stops; many such planners at once are too much for one answer. */
const MAX_LOADED = 20_000;

/** @throws AppError QUERY_TOO_COSTLY when a statement that ends with `limit` has found more than may be loaded at once. */
function notTooMany<Row>(found: Row[]): Row[] {
  if (found.length <= MAX_LOADED) return found;
  throw new AppError('QUERY_TOO_COSTLY', 'QUERY_TOO_COSTLY', { cost: found.length, limit: MAX_LOADED });
}

const daysByPlanner = query((q: Params<{ plannerIds: readonly string[] }>) =>
  db
    .selectFrom('planner_days as d')
    .select(list(DAY))
    .where('d.planner_id', '=', sql<string>`any(${q.plannerIds}::uuid[])`)
    .orderBy('d.planner_id')
    .orderBy('d.date')
    .limit(sql.lit(MAX_LOADED + 1)),
);
const readDays = async (ctx: Context, plannerIds: readonly string[]) =>
  notTooMany(await rows(ctx, daysByPlanner, { plannerIds }));

/** The days of a planner by its id, in order. Whoever has the planner may see them. */
export const daysOfPlanner = listLoaderOf<PlannerDayRow>(readDays, (day) => day.plannerId);

const stopsByDay = query((q: Params<{ dayIds: readonly string[] }>) =>
  db
    .selectFrom('planner_stops as s')
    .select(list(STOP))
    .where('s.day_id', '=', sql<string>`any(${q.dayIds}::uuid[])`)
    .orderBy('s.day_id')
    .orderBy('s.position')
    .limit(sql.lit(MAX_LOADED + 1)),
);
const readStops = async (ctx: Context, dayIds: readonly string[]) =>
  notTooMany(await rows(ctx, stopsByDay, { dayIds }));

/** The stops of a day by its id, in order. Whoever has the planner may see them. */
export const stopsOfDay = listLoaderOf<PlannerStopRow>(readStops, (stop) => stop.dayId);
