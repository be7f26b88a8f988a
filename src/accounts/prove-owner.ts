import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { AppError, badInput, unauthenticated } from '../shared/errors.ts';
import { type Credentials, lockAccount } from './account.rows.ts';
import { askerOf } from './limits.ts';

/** How long signing in counts as a proof where there is no password, minutes. */
const RECENT_MINUTES = 10;

const recentSession = query((p: Params<{ sessionId: string; now: Date }>) =>
  db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', p.sessionId)
    .where(sql<boolean>`created_at > ${p.now}::timestamptz - make_interval(mins => ${sql.lit(RECENT_MINUTES)})`),
);

/**
 * Whether whoever asks is the owner, and not only at the owner's device: by the password, five wrong ones a minute. An account without a
 * password is proven by having signed in (with a provider or passkey) within the last ten minutes; then what was given as
 * password does not count.
 * @throws AppError RATE_LIMITED, FORBIDDEN (SIGN_IN_AGAIN) without a password and a recent sign-in.
 */
export async function proveOwner(ctx: Context, account: Credentials, password: string): Promise<boolean> {
  if (account.passwordHash === null) {
    const recent = await row(ctx, recentSession, { sessionId: ctx.viewer!.sessionId, now: now(ctx) });
    if (!recent) throw new AppError('FORBIDDEN', 'SIGN_IN_AGAIN');
    return true;
  }
  const { limiter, passwords } = ctx.app;
  const admit = () => limiter.check('passwordFailures', 'person', account.id);
  const isRight = await passwords.verify(askerOf(ctx, account.id), account.passwordHash, password, admit);
  if (!isRight) await limiter.consume('passwordFailures', 'person', account.id);
  return isRight;
}

/**
 * Locks an account that was proven a moment ago.
 * @throws AppError BAD_USER_INPUT (PASSWORD_WRONG) when its password was changed in between, UNAUTHENTICATED when it is gone.
 */
export async function lockProven(tx: Tx, proven: Credentials, path: string): Promise<Credentials> {
  const account = await lockAccount(tx, proven.id);
  if (!account) throw unauthenticated();
  if (account.passwordHash !== proven.passwordHash) throw badInput([{ path, reason: 'PASSWORD_WRONG' }]);
  return account;
}
