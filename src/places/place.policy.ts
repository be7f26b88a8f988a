import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';

type Created = { createdById: string };

/** Editing a place: who wrote it alone (FORBIDDEN, NOT_PLACE_CREATOR). */
export function canUpdatePlace(viewer: Viewer | null, place: Created): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return place.createdById === viewer!.userId ? ALLOWED : denied('FORBIDDEN', 'NOT_PLACE_CREATOR');
}

/** Deleting a place: who wrote it, while nobody else has it in a planner or has reviewed it (CONFLICT, PLACE_IN_USE). */
export function canDeletePlace(viewer: Viewer | null, place: Created, isInUse: boolean): Permission {
  const permission = canUpdatePlace(viewer, place);
  if (!permission.allowed) return permission;
  return isInUse ? denied('CONFLICT', 'PLACE_IN_USE') : ALLOWED;
}

/** Reviewing a place, again too: any verified person, who wrote it included. */
export const canReviewPlace = (viewer: Viewer | null): Permission => refusalOfStrangers(viewer) ?? ALLOWED;

/** Writing a review again or taking it back: who wrote it alone (FORBIDDEN, NOT_REVIEW_AUTHOR). */
export function canChangeReview(viewer: Viewer | null, review: { authorId: string }): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return review.authorId === viewer!.userId ? ALLOWED : denied('FORBIDDEN', 'NOT_REVIEW_AUTHOR');
}
