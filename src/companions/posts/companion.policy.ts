import type { AgeGroup } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../../shared/permission.ts';
import type { Companion } from './companion.entity.ts';
import { isFull, type StatusSource, type TripPhase } from './companion-status.ts';

type Post = StatusSource & Pick<Companion, 'authorId' | 'ageGroups'> & { phase: TripPhase; gender: Gender | null };

/** What is known of somebody who wants to join. */
export interface Applicant {
  gender: Gender | null;
  /** Of today; null for an account that is gone. */
  ageGroup: AgeGroup | null;
  isMember: boolean;
  /** The one application that still counts, if any. */
  liveApplication: 'PENDING' | 'ACCEPTED' | null;
}

function authorAlone(viewer: Viewer | null, post: Pick<Post, 'authorId'>): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return viewer!.userId === post.authorId ? ALLOWED : denied('FORBIDDEN', 'NOT_AUTHOR');
}

/** Editing a post: its author alone, at any time. */
export const canUpdateCompanion = (viewer: Viewer | null, post: Pick<Post, 'authorId'>): Permission =>
  authorAlone(viewer, post);

/** What decides when a trip begins and ends: its dates, and the area by whose clock they are told. */
type Dates = { [K in 'startDate' | 'endDate' | 'areaId']?: string | null | undefined };

/** Giving a trip other dates, or another area, whose clock tells them: until it is over (CONFLICT, COMPANION_COMPLETED). */
export function canChangeDates(post: Pick<Post, 'phase'> & Dates, wanted: Dates): Permission {
  const isOther = (name: keyof Dates) => wanted[name] !== undefined && wanted[name] !== post[name];
  const isFrozen = post.phase === 'OVER' && (isOther('startDate') || isOther('endDate') || isOther('areaId'));
  return isFrozen ? denied('CONFLICT', 'COMPANION_COMPLETED') : ALLOWED;
}

/** Closing a post: its author, until the trip is over (CONFLICT, COMPANION_COMPLETED). */
export function canCloseCompanion(viewer: Viewer | null, post: Post): Permission {
  const permission = authorAlone(viewer, post);
  if (!permission.allowed) return permission;
  return post.phase === 'OVER' ? denied('CONFLICT', 'COMPANION_COMPLETED') : ALLOWED;
}

/** Taking applications again: its author, while a seat is free and the trip has not begun (CONFLICT with the reason). */
export function canReopenCompanion(viewer: Viewer | null, post: Post): Permission {
  const permission = authorAlone(viewer, post);
  if (!permission.allowed) return permission;
  return refusalOfState({ ...post, isClosed: false }) ?? ALLOWED;
}

/** Deleting a post: its author, while nobody else has joined (CONFLICT, COMPANION_HAS_MEMBERS). */
export function canDeleteCompanion(viewer: Viewer | null, post: Post): Permission {
  const permission = authorAlone(viewer, post);
  if (!permission.allowed) return permission;
  return post.memberCount > 1 ? denied('CONFLICT', 'COMPANION_HAS_MEMBERS') : ALLOWED;
}

/**
 * Asking to join. Refused: one's own post, age group or gender that the post does not look for (FORBIDDEN);
 * members, those who have a live application, and posts that are not RECRUITING (CONFLICT with the reason).
 * `openToViewer` of the list is this rule in SQL; a test holds the two together.
 */
export function canApply(viewer: Viewer | null, post: Post, applicant: Applicant): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId === post.authorId) return denied('FORBIDDEN', 'OWN_COMPANION');
  if (applicant.isMember) return denied('CONFLICT', 'ALREADY_MEMBER');
  if (applicant.liveApplication) return denied('CONFLICT', 'ALREADY_APPLIED');
  const state = refusalOfState(post);
  if (state) return state;
  const { ageGroup } = applicant;
  const isOfAge = post.ageGroups.length === 0 || (ageGroup && post.ageGroups.includes(ageGroup));
  if (!isOfAge) return denied('FORBIDDEN', 'AGE_GROUP_NOT_WANTED');
  if (post.gender && post.gender !== applicant.gender) return denied('FORBIDDEN', 'GENDER_NOT_WANTED');
  return ALLOWED;
}

/** Why a post takes nobody; null while it is RECRUITING. */
function refusalOfState(post: Post): Permission | null {
  if (post.phase === 'OVER') return denied('CONFLICT', 'COMPANION_COMPLETED');
  if (post.phase === 'UNDER_WAY') return denied('CONFLICT', 'COMPANION_DEPARTED');
  if (post.isClosed) return denied('CONFLICT', 'COMPANION_CLOSED');
  return isFull(post) ? denied('CONFLICT', 'COMPANION_FULL') : null;
}

/** Commenting on a post: any verified person, whatever its status. */
export const canComment = (viewer: Viewer | null): Permission => refusalOfStrangers(viewer) ?? ALLOWED;
