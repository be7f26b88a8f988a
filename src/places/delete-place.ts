import { row, rows, statement } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { discardPictures } from '../media/sweep.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import { isPlaceInUse } from './place.loaders.ts';
import { canDeletePlace, canUpdatePlace } from './place.policy.ts';

const lockOwnPlanners = statement<{ id: string }>(
  `select id from planners where owner_id = $2 and id in (
     select d.planner_id from planner_stops s join planner_days d on d.id = s.day_id where s.place_id = $1)
   order by id for no key update`,
);
const lockPlace = statement<{ createdById: string; imageId: string | null }>(
  `select created_by_id as "createdById", image_id as "imageId" from places where id = $1 for update`,
);
const removeStops = statement<{ dayId: string }>(
  `delete from planner_stops where place_id = $1 returning day_id as "dayId"`,
);
const closeGaps = statement(
  `update planner_stops s set position = n.position
   from (select id, row_number() over (partition by day_id order by position) - 1 as position
         from planner_stops where day_id = any($1::uuid[])) n
   where n.id = s.id and n.position <> s.position`,
);
const touchPlanners = statement(
  `update planners set version = version + 1, edited_at = $2
   where id in (select planner_id from planner_days where id = any($1::uuid[]))`,
);
const removePlace = statement('delete from places where id = $1');

/**
 * Deletes a place of the viewer, with the viewer's own review and its stops in the viewer's own planners, whose positions
 * close up. Answers the id.
 * @throws AppError NOT_FOUND PLACE_NOT_FOUND; FORBIDDEN NOT_PLACE_CREATOR; CONFLICT PLACE_IN_USE when it stands in another's
 * planner or has another's review.
 */
export async function deletePlace(ctx: Context, id: string): Promise<string> {
  if (!isUuid(id)) throw notFound('PLACE_NOT_FOUND');
  const userId = ctx.viewer!.userId;
  await transaction(ctx, async (tx) => {
    // Planners before the place: who adds a stop takes the locks in this order, too.
    await rows(tx, lockOwnPlanners, [id, userId]);
    const place = await row(tx, lockPlace, [id]);
    if (!place) throw notFound('PLACE_NOT_FOUND');
    // Nobody else is told whether others live with it.
    requirePermission(canUpdatePlace(tx.viewer, place));
    requirePermission(canDeletePlace(tx.viewer, place, await isPlaceInUse(tx).load(id)));
    const days = (await rows(tx, removeStops, [id])).map(({ dayId }) => dayId);
    if (days.length > 0) {
      await rows(tx, closeGaps, [days]);
      await rows(tx, touchPlanners, [days, now(ctx)]);
    }
    await rows(tx, removePlace, [id]);
    discardPictures(tx, [place.imageId]);
  });
  return id;
}
