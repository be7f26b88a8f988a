import type { AgeGroup } from '../../accounts/age-group.ts';
import type { Gender } from '../../accounts/user.entity.ts';
import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, deniedFor, type Permission, refusalOfStrangers } from '../../shared/permission.ts';
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
  liveApplication: 'PENDING' | 'ACCEPTED' | 'INVITED' | null;
  /** Whether the author has taken this person out of the party. */
  isRemoved: boolean;
  /** How often the author has said no, and when last. */
  rejections: number;
  lastRejectedAt: Date | null;
}

/** After a rejection somebody may ask again so many hours later, and so often for one post. */
export const REAPPLY_AFTER_HOURS = 24;
export const MAX_REAPPLICATIONS = 3;

function authorAlone(viewer: Viewer | null, post: Pick<Post, 'authorId'>): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return viewer!.userId === post.authorId ? ALLOWED : denied('FORBIDDEN', 'NOT_AUTHOR');
}

/** What its author alone may do with a post that was not called off (CONFLICT, COMPANION_CANCELLED). */
export function canManageCompanion(viewer: Viewer | null, post: Pick<Post, 'authorId' | 'cancelledAt'>): Permission {
  const permission = authorAlone(viewer, post);
  if (!permission.allowed) return permission;
  return post.cancelledAt === null ? ALLOWED : denied('CONFLICT', 'COMPANION_CANCELLED');
}

/** Editing a post: its author alone, until it is called off. */
export const canUpdateCompanion = canManageCompanion;

/** What decides when a trip begins and ends: its dates, and the area by whose clock they are told. */
type Dates = { [K in 'startDate' | 'endDate' | 'areaId']?: string | null | undefined };

/** Giving a trip other dates, or another area, whose clock tells them: until it is over (CONFLICT, COMPANION_COMPLETED). */
export function canChangeDates(post: Pick<Post, 'phase'> & Dates, wanted: Dates): Permission {
  const isOther = (name: keyof Dates) => wanted[name] !== undefined && wanted[name] !== post[name];
  const isFrozen = post.phase === 'OVER' && (isOther('startDate') || isOther('endDate') || isOther('areaId'));
  return isFrozen ? denied('CONFLICT', 'COMPANION_COMPLETED') : ALLOWED;
}

/** Closing a post: its author, until the trip is over (CONFLICT, COMPANION_COMPLETED) or called off. */
export function canCloseCompanion(viewer: Viewer | null, post: Post): Permission {
  const permission = canManageCompanion(viewer, post);
  if (!permission.allowed) return permission;
  return post.phase === 'OVER' ? denied('CONFLICT', 'COMPANION_COMPLETED') : ALLOWED;
}

/** Calling a trip off: its author, until it begins (CONFLICT, COMPANION_DEPARTED or COMPANION_COMPLETED), once (COMPANION_CANCELLED). */
export function canCancelCompanion(viewer: Viewer | null, post: Post): Permission {
  const permission = canManageCompanion(viewer, post);
  if (!permission.allowed) return permission;
  return refusalOfPhase(post) ?? ALLOWED;
}

/** Taking applications again: its author, while a seat is free and the trip has not begun nor been called off (CONFLICT with the reason). */
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
 * Asking to join, at an instant. Refused: one's own post, whoever was removed or rejected four times, age group or gender that the post
 * does not look for (FORBIDDEN); members, those who have a live application, and posts that are not RECRUITING (CONFLICT with the
 * reason); within 24 hours of a rejection (RATE_LIMITED, with the seconds that are left).
 * `openToViewer` of the list is this rule in SQL; a test holds the two together.
 */
export function canApply(viewer: Viewer | null, post: Post, applicant: Applicant, now: Date): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId === post.authorId) return denied('FORBIDDEN', 'OWN_COMPANION');
  if (applicant.isMember) return denied('CONFLICT', 'ALREADY_MEMBER');
  const live = refusalOfLive(applicant);
  if (live) return live;
  if (applicant.isRemoved) return denied('FORBIDDEN', 'REMOVED_FROM_COMPANION');
  if (applicant.rejections > MAX_REAPPLICATIONS) return denied('FORBIDDEN', 'REJECTED_TOO_OFTEN');
  const state = refusalOfState(post);
  if (state) return state;
  const { lastRejectedAt } = applicant;
  const condition = refusalOfConditions(post, applicant);
  if (condition) return condition;
  const seconds = lastRejectedAt ? (lastRejectedAt.getTime() - now.getTime()) / 1000 + REAPPLY_AFTER_HOURS * 3600 : 0;
  return seconds > 0 ? deniedFor('REJECTED_RECENTLY', seconds) : ALLOWED;
}

/** Handing a post over to another member: its author, until the trip is over or called off (CONFLICT). */
export const canHandOver = canCloseCompanion;

/** Inviting: the author, while a seat is free, until the trip begins or is called off (CONFLICT). A closed post still takes whom its author asks. */
export function canInvite(viewer: Viewer | null, post: Post): Permission {
  const permission = authorAlone(viewer, post);
  if (!permission.allowed) return permission;
  return refusalOfState({ ...post, isClosed: false }) ?? ALLOWED;
}

/** Inviting this person: nobody who is in, waits or was invited already (CONFLICT), nor whom the post does not look for (FORBIDDEN). */
export function canInvitePerson(post: Post, person: Applicant & { isAuthor: boolean }): Permission {
  if (person.isAuthor || person.isMember) return denied('CONFLICT', 'ALREADY_MEMBER');
  return refusalOfLive(person) ?? refusalOfConditions(post, person) ?? ALLOWED;
}

/** One application or invitation that still counts is enough. */
function refusalOfLive({ liveApplication }: Pick<Applicant, 'liveApplication'>): Permission | null {
  if (!liveApplication) return null;
  return denied('CONFLICT', liveApplication === 'INVITED' ? 'ALREADY_INVITED' : 'ALREADY_APPLIED');
}

/** Whom a post does not look for; null for whom it does. */
function refusalOfConditions(
  post: Pick<Post, 'ageGroups' | 'gender'>,
  person: Pick<Applicant, 'ageGroup' | 'gender'>,
): Permission | null {
  const isOfAge = post.ageGroups.length === 0 || (person.ageGroup && post.ageGroups.includes(person.ageGroup));
  if (!isOfAge) return denied('FORBIDDEN', 'AGE_GROUP_NOT_WANTED');
  return post.gender && post.gender !== person.gender ? denied('FORBIDDEN', 'GENDER_NOT_WANTED') : null;
}

/** What is not done any more with a trip that has begun; null before. */
function refusalOfPhase({ phase }: Pick<Post, 'phase'>): Permission | null {
  if (phase === 'OVER') return denied('CONFLICT', 'COMPANION_COMPLETED');
  return phase === 'UNDER_WAY' ? denied('CONFLICT', 'COMPANION_DEPARTED') : null;
}

/** Why a post takes nobody; null while it is RECRUITING. */
function refusalOfState(post: Post): Permission | null {
  if (post.cancelledAt !== null) return denied('CONFLICT', 'COMPANION_CANCELLED');
  const refusal = refusalOfPhase(post);
  if (refusal) return refusal;
  if (post.isClosed) return denied('CONFLICT', 'COMPANION_CLOSED');
  return isFull(post) ? denied('CONFLICT', 'COMPANION_FULL') : null;
}

/** Commenting on a post: any verified person, whatever its status. */
export const canComment = (viewer: Viewer | null): Permission => refusalOfStrangers(viewer) ?? ALLOWED;
