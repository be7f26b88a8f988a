import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { discardPictures } from '../media/sweep.ts';
import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import { isPlaceInUse } from './place.loaders.ts';
import { canDeletePlace, canUpdatePlace } from './place.policy.ts';
import { PLACE } from './place.rows.ts';

const lockPlace = query((p: Params<{ id: string }>) =>
  db
    .selectFrom('places as p')
    .select(list({ createdById: PLACE.createdById, imageId: PLACE.imageId }))
    .where('p.id', '=', p.id)
    .forUpdate(),
);
const removePlace = query((p: Params<{ id: string }>) => db.deleteFrom('places').where('id', '=', p.id));

/**
 * Deletes a place of the viewer, with the viewer's own review and its stops in the viewer's own planners, whose positions
 * close up. Answers the id.
 * @throws AppError NOT_FOUND PLACE_NOT_FOUND; FORBIDDEN NOT_PLACE_CREATOR; CONFLICT PLACE_IN_USE when it stands in another's
 * planner or has another's review.
 */
export async function deletePlace(ctx: Context, id: string): Promise<string> {
  if (!isUuid(id)) throw notFound('PLACE_NOT_FOUND');
  await transaction(ctx, async (tx) => {
    // Planners before the place: who adds a stop takes the locks in this order, too.
    await tx.app.placeUses.lock(tx, id);
    const place = await row(tx, lockPlace, { id });
    if (!place) throw notFound('PLACE_NOT_FOUND');
    // Nobody else is told whether others live with it.
    requirePermission(canUpdatePlace(tx.viewer, place));
    requirePermission(canDeletePlace(tx.viewer, place, await isPlaceInUse(tx).load(id)));
    await tx.app.placeUses.remove(tx, id);
    await rows(tx, removePlace, { id });
    discardPictures(tx, [place.imageId]);
  });
  return id;
}
