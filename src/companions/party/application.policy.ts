import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../../shared/permission.ts';
import { canManageCompanion } from '../posts/companion.policy.ts';
import { isFull, type StatusSource, type TripPhase } from '../posts/companion-status.ts';
import type { ApplicationRow } from './application.rows.ts';

type Post = StatusSource & { authorId: string };

/** Nothing can be answered twice: CONFLICT APPLICATION_EXPIRED after departure, else APPLICATION_NOT_PENDING. */
function refusalOfStatus({ status }: Pick<ApplicationRow, 'status'>): Permission | null {
  if (status === 'PENDING') return null;
  return denied('CONFLICT', status === 'EXPIRED' ? 'APPLICATION_EXPIRED' : 'APPLICATION_NOT_PENDING');
}

/** Rejecting: the author of the post, while it is pending. */
export function canReject(viewer: Viewer | null, post: Post, application: ApplicationRow): Permission {
  const permission = canManageCompanion(viewer, post);
  return permission.allowed ? (refusalOfStatus(application) ?? ALLOWED) : permission;
}

/** Accepting: as rejecting, and a seat must be free (CONFLICT, COMPANION_FULL). Closing a post does not void its applications. */
export function canAccept(viewer: Viewer | null, post: Post, application: ApplicationRow): Permission {
  const permission = canReject(viewer, post, application);
  if (!permission.allowed) return permission;
  return isFull(post) ? denied('CONFLICT', 'COMPANION_FULL') : ALLOWED;
}

/** Withdrawing: who applied (FORBIDDEN, NOT_APPLICANT), while it is pending. */
export function canWithdraw(viewer: Viewer | null, application: ApplicationRow): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId !== application.applicantId) return denied('FORBIDDEN', 'NOT_APPLICANT');
  return refusalOfStatus(application) ?? ALLOWED;
}

/**
 * Leaving a party: a member (FORBIDDEN, NOT_MEMBER) who is not its author (CONFLICT, AUTHOR_STAYS), until the trip is over
 * (CONFLICT, COMPANION_COMPLETED): who was there stays written. Nobody was on a trip that was called off.
 */
export function canLeave(
  viewer: Viewer | null,
  post: Pick<Post, 'authorId' | 'cancelledAt'> & { phase: TripPhase },
  isMember: boolean,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId === post.authorId) return denied('CONFLICT', 'AUTHOR_STAYS');
  if (!isMember) return denied('FORBIDDEN', 'NOT_MEMBER');
  return post.phase === 'OVER' && post.cancelledAt === null ? denied('CONFLICT', 'COMPANION_COMPLETED') : ALLOWED;
}

/** Answering an invitation: the invited person (FORBIDDEN, NOT_APPLICANT), while it waits (CONFLICT, NOT_INVITED); accepting while a seat is free (COMPANION_FULL). */
export function canAnswerInvitation(
  viewer: Viewer | null,
  post: Post,
  application: ApplicationRow,
  accept: boolean,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId !== application.applicantId) return denied('FORBIDDEN', 'NOT_APPLICANT');
  if (application.status === 'EXPIRED') return denied('CONFLICT', 'APPLICATION_EXPIRED');
  if (application.status !== 'INVITED') return denied('CONFLICT', 'NOT_INVITED');
  return accept && isFull(post) ? denied('CONFLICT', 'COMPANION_FULL') : ALLOWED;
}
