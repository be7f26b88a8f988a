import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { blockBetween } from '../accounts/blocks/block.loaders.ts';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { listLoaderOf, loaderOf } from '../data/loaders.ts';
import { type ListBelow, pagesBelow } from '../data/pages-below.ts';
import { seenQuery } from '../data/seen-query.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import {
  DAY,
  isOwnerSeen,
  LEG,
  PLANNER,
  type PlannerDayRow,
  type PlannerLegRow,
  type PlannerRow,
  type PlannerStopRow,
  STOP,
} from './planner.rows.ts';

const ALL: ListBelow = {
  columns: PLANNER,
  from: sql`planners p`,
  parent: PLANNER.ownerId,
  id: PLANNER.id,
  descending: true,
};
/** Pages of all planners of people, newest first. */
export const plannerPages = pagesBelow<PlannerRow>(ALL);
/** Pages of the public planners of people, newest first. */
export const publicPlannerPages = pagesBelow<PlannerRow>({
  ...ALL,
  where: (q, hasBlocks) =>
    hasBlocks
      ? sql<SqlBool>`${PLANNER.visibility} = 'PUBLIC' and ${isOwnerSeen(q.viewerId)}`
      : sql<SqlBool>`${PLANNER.visibility} = 'PUBLIC'`,
});

const countsByOwner = seenQuery(
  (q: Params<{ ownerIds: readonly string[]; viewerId: string | null }>, hasBlocks) => sql<{
    ownerId: string;
    count: number;
  }>`
  select p.owner_id as "ownerId", count(*)::int as count from planners p
  where p.owner_id = any(${q.ownerIds}::uuid[]) and (p.visibility = 'PUBLIC' or p.owner_id = ${q.viewerId}::uuid)
    and ${hasBlocks ? isOwnerSeen(q.viewerId) : sql`true`}
  group by p.owner_id`,
);
/** How many planners of a person the viewer may see, by the person's id; null for none. */
export const plannerCountOfOwner = loaderOf<{ ownerId: string; count: number }>(
  (ctx, ownerIds) => rows(ctx, countsByOwner(ctx), { ownerIds, viewerId: ctx.viewer?.userId ?? null }),
  ({ ownerId }) => ownerId,
);

const byIds = (ids: RawBuilder<readonly string[]>) =>
  db.selectFrom('planners as p').select(list(PLANNER)).where('p.id', '=', sql<string>`any(${ids}::uuid[])`);
const anyByIds = query((q: Params<{ ids: readonly string[] }>) => byIds(q.ids));
const openByIds = seenQuery((q: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  byIds(q.ids)
    .where(hasBlocks ? isOwnerSeen(q.viewerId) : sql<boolean>`true`)
    .where(sql<boolean>`(p.visibility = 'PUBLIC' or p.owner_id = ${q.viewerId}::uuid)`),
);

/**
 * Planners that the viewer may read, by id: public ones, their own, and those that their owners show them beside a trip; null for all
 * others, and for those that are not there. The one gate of `planner`, `node`, calendars and copiedFrom; lists and search show public and
 * own ones only.
 */
export const plannerVisibleById = loaderOf<PlannerRow>(
  async (ctx, ids) => {
    const known = ids.filter(isUuid);
    const open = await rows(ctx, openByIds(ctx), { ids: known, viewerId: ctx.viewer?.userId ?? null });
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
  if (ownerId === ctx.viewer?.userId) return true;
  const { isMine, isTheirs } = await blockBetween(ctx, ownerId);
  if (visibility === 'PUBLIC' && !isMine && !isTheirs) return true;
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

const daysByPlanner = query((q: Params<{ plannerIds: readonly string[] }>) =>
  db
    .selectFrom('planner_days as d')
    .select(list(DAY))
    .where('d.planner_id', '=', sql<string>`any(${q.plannerIds}::uuid[])`)
    .orderBy('d.planner_id')
    .orderBy('d.date'),
);
const readDays = (ctx: Context, plannerIds: readonly string[]) => rows(ctx, daysByPlanner, { plannerIds });

/** The days of a planner by its id, in order. Whoever has the planner may see them. */
export const daysOfPlanner = listLoaderOf<PlannerDayRow>(readDays, (day) => day.plannerId);

const stopsByDay = query((q: Params<{ dayIds: readonly string[] }>) =>
  db
    .selectFrom('planner_stops as s')
    .select(list(STOP))
    .where('s.day_id', '=', sql<string>`any(${q.dayIds}::uuid[])`)
    .orderBy('s.day_id')
    .orderBy('s.position'),
);
const readStops = (ctx: Context, dayIds: readonly string[]) => rows(ctx, stopsByDay, { dayIds });

/** The stops of a day by its id, in order. Whoever has the planner may see them. */
export const stopsOfDay = listLoaderOf<PlannerStopRow>(readStops, (stop) => stop.dayId);
