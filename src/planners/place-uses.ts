import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { PlaceUses } from '../places/place-uses.ts';
import { now } from '../shared/clock.ts';

const plannedByOthers = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('planner_stops as s')
    .innerJoin('planner_days as d', 'd.id', 's.day_id')
    .innerJoin('planners as n', 'n.id', 'd.planner_id')
    .innerJoin('places as p', 'p.id', 's.place_id')
    .select('p.id')
    .distinct()
    .where('s.place_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .whereRef('n.owner_id', '!=', 'p.created_by_id'),
);
const lockOwnPlanners = query(
  (p: Params<{ placeId: string; userId: string }>) => sql`
  select id from planners where owner_id = ${p.userId} and id in (
    select d.planner_id from planner_stops s join planner_days d on d.id = s.day_id where s.place_id = ${p.placeId})
  order by id for no key update`,
);
const removeStops = query((p: Params<{ placeId: string }>) =>
  db.deleteFrom('planner_stops').where('place_id', '=', p.placeId).returning('day_id as dayId'),
);
const closeGaps = query(
  (p: Params<{ dayIds: readonly string[] }>) => sql`
  update planner_stops s set position = n.position
  from (select id, row_number() over (partition by day_id order by position) - 1 as position
        from planner_stops where day_id = any(${p.dayIds}::uuid[])) n
  where n.id = s.id and n.position <> s.position`,
);
const touchPlanners = query(
  (p: Params<{ dayIds: readonly string[]; now: Date }>) => sql`
  update planners set version = version + 1, edited_at = ${p.now}
  where id in (select planner_id from planner_days where id = any(${p.dayIds}::uuid[]))`,
);

/** `App.placeUses`: places stand in days of planners. */
export const placeUses: PlaceUses = {
  plannedByOthers: async (ctx, ids) => (await rows(ctx, plannedByOthers, { ids })).map(({ id }) => id),
  lock: async (tx, placeId) => {
    await rows(tx, lockOwnPlanners, { placeId, userId: tx.viewer!.userId });
  },
  remove: async (tx, placeId) => {
    const dayIds = (await rows(tx, removeStops, { placeId })).map(({ dayId }) => dayId);
    if (dayIds.length === 0) return;
    await rows(tx, closeGaps, { dayIds });
    await rows(tx, touchPlanners, { dayIds, now: now(tx) });
  },
};
