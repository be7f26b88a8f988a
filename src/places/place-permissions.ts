import type { Context } from '../shared/context.ts';
import type { Permission } from '../shared/permission.ts';
import { isPlaceInUse } from './place.loaders.ts';
import { canChangeReview, canDeletePlace, canReviewPlace, canUpdatePlace } from './place.policy.ts';
import type { PlaceRow } from './place.rows.ts';
import type { ReviewRow } from './review.rows.ts';

/** What the viewer may do with a place: each the answer of the policy that the mutation asks. */
export async function permissionsOnPlace(
  ctx: Context,
  place: PlaceRow,
): Promise<Record<'update' | 'delete' | 'review', Permission>> {
  const { viewer } = ctx;
  const update = canUpdatePlace(viewer, place);
  // Whether others live with it matters to nobody else.
  const isInUse = update.allowed && (await isPlaceInUse(ctx).load(place.id));
  return { update, delete: canDeletePlace(viewer, place, isInUse), review: canReviewPlace(viewer) };
}

/** The same of a review. */
export const permissionsOnReview = (
  { viewer }: Context,
  review: ReviewRow,
): Record<'update' | 'delete', Permission> => ({
  update: canChangeReview(viewer, review),
  delete: canChangeReview(viewer, review),
});
