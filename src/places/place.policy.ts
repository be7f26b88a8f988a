import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission } from '../shared/permission.ts';

/** Only who wrote a place edits or deletes it: FORBIDDEN, NOT_PLACE_CREATOR. */
export function mayChangePlace(viewer: Viewer, place: { createdById: string }): Permission {
  return place.createdById === viewer.userId ? ALLOWED : denied('FORBIDDEN', 'NOT_PLACE_CREATOR');
}

/** Only its author takes a review back: FORBIDDEN, NOT_REVIEW_AUTHOR. */
export function mayDeleteReview(viewer: Viewer, review: { authorId: string }): Permission {
  return review.authorId === viewer.userId ? ALLOWED : denied('FORBIDDEN', 'NOT_REVIEW_AUTHOR');
}
