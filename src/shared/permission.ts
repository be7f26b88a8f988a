import type { Viewer } from './context.ts';
import { AppError, type ErrorCode, type Reason } from './errors.ts';

/** The answer of a policy: the same one for `viewerCan` on a screen and for the mutation behind the button. */
export interface Permission {
  allowed: boolean;
  code: ErrorCode | null;
  reason: Reason | null;
  /** Of RATE_LIMITED: after so many whole seconds it is allowed. */
  retryAfterSeconds?: number;
}

/** Yes. */
export const ALLOWED: Permission = Object.freeze({ allowed: true, code: null, reason: null });

/** No, and why: `code` as the mutation would answer it, `reason` finer. */
export const denied = (code: ErrorCode, reason: Reason): Permission => ({ allowed: false, code, reason });

/** Not yet: RATE_LIMITED, and after how many seconds; rounded up, at least 1. */
export const deniedFor = (reason: Reason, seconds: number): Permission => ({
  ...denied('RATE_LIMITED', reason),
  retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
});

/** Everything but reading needs a complete account with a verified address (docs/domain.md, People) that is not suspended; null when there is one. */
export function refusalOfStrangers(viewer: Viewer | null): Permission | null {
  if (!viewer) return denied('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (viewer.suspendedUntil !== null) return denied('FORBIDDEN', 'SUSPENDED');
  return refusalOfUnverified(viewer);
}

/** What an account may not do yet that is not complete, or whose address is not verified; null when it is both. */
export function refusalOfUnverified({ isVerified, isComplete }: Viewer): Permission | null {
  return isVerified ? null : denied('EMAIL_NOT_VERIFIED', isComplete ? 'EMAIL_NOT_VERIFIED' : 'SIGN_UP_INCOMPLETE');
}

/** Turns a refusal into the error of the mutation. @throws AppError with the permission's code and reason. */
export function requirePermission(permission: Permission): void {
  const { allowed, code, reason, retryAfterSeconds } = permission;
  if (allowed) return;
  throw new AppError(code ?? 'FORBIDDEN', reason ?? 'NOT_ALLOWED', retryAfterSeconds ? { retryAfterSeconds } : {});
}
