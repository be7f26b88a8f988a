import { AppError, type ErrorCode, type Reason } from './errors.ts';

/** The answer of a policy: the same one for `viewerCan` on a screen and for the mutation behind the button. */
export interface Permission {
  allowed: boolean;
  code: ErrorCode | null;
  reason: Reason | null;
}

/** Yes. */
export const ALLOWED: Permission = Object.freeze({ allowed: true, code: null, reason: null });

/** No, and why: `code` as the mutation would answer it, `reason` finer. */
export const denied = (code: ErrorCode, reason: Reason): Permission => ({ allowed: false, code, reason });

/** Turns a refusal into the error of the mutation. @throws AppError with the permission's code and reason. */
export function requirePermission(permission: Permission): void {
  if (!permission.allowed) throw new AppError(permission.code ?? 'FORBIDDEN', permission.reason ?? 'NOT_ALLOWED');
}
