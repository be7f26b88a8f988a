import type { Context } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import type { Limit } from '../shared/limiter.ts';

const MINUTE = 60;
const HOUR = 3600;

/** Failed sign-ins of one account from one address, and of one address (domain: 5 and 20 a minute). */
export const SIGN_IN_BY_ACCOUNT: Limit = { name: 'sign-in-account', points: 5, seconds: MINUTE };
export const SIGN_IN_BY_ADDRESS: Limit = { name: 'sign-in-address', points: 20, seconds: MINUTE };
/** Wrong passwords of a signed-in person (changing it, deleting the account). */
export const PASSWORD_PROOF: Limit = { name: 'password-proof', points: 5, seconds: MINUTE };
/** By address; wide enough for an office or a school behind one. */
export const SIGN_UP: Limit = { name: 'sign-up', points: 120, seconds: MINUTE };
export const ASK_FOR_MAIL: Limit = { name: 'ask-for-mail', points: 60, seconds: MINUTE };
export const USE_MAIL_TOKEN: Limit = { name: 'use-mail-token', points: 300, seconds: MINUTE };
export const RESET_PASSWORD: Limit = { name: 'reset-password', points: 60, seconds: MINUTE };
export const REFRESH: Limit = { name: 'refresh', points: 600, seconds: MINUTE };
/** Mails of one kind to one recipient: nobody's mailbox is flooded through us. */
const MAILS: Limit = { name: 'mails', points: 5, seconds: HOUR };

/** Counts a request of this address. @throws AppError RATE_LIMITED. */
export function limitByAddress(ctx: Context, limit: Limit): Promise<void> {
  return ctx.app.limiter.consume(limit, ctx.door.ip);
}

/** Counts a mail to a recipient; false when there were enough, and no further one shall go. */
export async function mayMail(ctx: Context, kind: string, email: string): Promise<boolean> {
  try {
    await ctx.app.limiter.consume(MAILS, `${kind}:${email}`);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

/**
 * Answers not sooner than after `ms`: whether an address is known must not show in the time of the answer. Work that
 * takes longer is not hidden, so `ms` lies well above what the work takes.
 */
export async function notSoonerThan<T>(ms: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, new Promise((resolve) => setTimeout(resolve, ms))]);
  return result;
}
