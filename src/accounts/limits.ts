import type { Context } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import type { Asker } from '../shared/fair-queue.ts';
import type { RATE_LIMITS, RateLimitName } from '../shared/rate-limits.ts';

type LimitByAddress = {
  [Name in RateLimitName]: (typeof RATE_LIMITS)[Name] extends { address: number } ? Name : never;
}[RateLimitName];

/** Counts a request of this address. @throws AppError RATE_LIMITED. */
export function limitByAddress(ctx: Context, limit: LimitByAddress): Promise<void> {
  return ctx.app.limiter.consume(limit, 'address', ctx.door.ip);
}

/** Counts a mail that is about to be sent; false when its recipient had enough, and no further one shall go. */
export async function countMail(ctx: Context, kind: string, email: string): Promise<boolean> {
  try {
    await ctx.app.limiter.consume('mails', 'recipient', `${kind}:${email}`);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

/** For whom a password is hashed: an account is known by its id or by the address that was given. */
export const askerOf = (ctx: Context, account: string): Asker => ({ address: ctx.door.ip, account });

/**
 * Answers not sooner than after `ms`: whether an address is known must not show in the time of the answer. Work that
 * takes longer is not hidden, so `ms` lies well above what the work takes.
 */
export async function notSoonerThan<T>(ms: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, ms))]);
  return result;
}
