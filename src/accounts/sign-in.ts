import { transaction } from '../data/transaction.ts';
import type { Context, Viewer } from '../shared/context.ts';
import { unauthenticated } from '../shared/errors.ts';
import { verifyAccessToken } from './access-token.ts';
import { type Credentials, findByEmail, lockAccount } from './account.rows.ts';
import type { SignInInput } from './account.types.ts';
import { requireCookies } from './cookies.ts';
import { normalizeEmail } from './email.ts';
import { askerOf } from './limits.ts';
import { sessionOfCookie } from './refresh-session.ts';
import { beginSession, deliverTokens, forgetViewer, revokeSession, type SignInResult } from './session.service.ts';

/**
 * Signs in: a new session. An unknown address and a wrong password get one answer in one time. Failures count
 * (5 a minute for account and address, 20 for an address), and so do successes, against wider limits.
 * @throws AppError UNAUTHENTICATED (SIGN_IN_FAILED), RATE_LIMITED, CONFLICT (cookies over WebSocket).
 */
export async function signIn(ctx: Context, { email: raw, password, delivery }: SignInInput): Promise<SignInResult> {
  if (delivery === 'COOKIE') requireCookies(ctx);
  const email = normalizeEmail(raw);
  const found = email === null ? null : await findByEmail(ctx, email);
  if (!(await isRightPassword(ctx, email, found, password)) || !found) throw unauthenticated('SIGN_IN_FAILED');
  const session = await transaction(ctx, async (tx) => {
    const now = await lockAccount(tx, found.id);
    // Changed or deleted while this password was being checked: its sessions have been ended already.
    if (now?.passwordHash !== found.passwordHash) throw unauthenticated('SIGN_IN_FAILED');
    return beginSession(tx, found.id);
  });
  return deliverTokens(ctx, { userId: found.id, ...session }, delivery);
}

async function isRightPassword(
  ctx: Context,
  email: string | null,
  found: Credentials | null,
  password: string,
): Promise<boolean> {
  const { limiter, passwords } = ctx.app;
  const { ip } = ctx.door;
  const name = email ?? '';
  const account = `${name}|${ip}`;
  const isRight = await passwords.verify(askerOf(ctx, name), found?.passwordHash ?? null, password, async () => {
    await limiter.check('signInFailures', 'address', ip);
    await limiter.check('signInFailures', 'account', account);
    await limiter.check('signIns', 'address', ip);
    await limiter.check('signIns', 'person', name);
  });
  if (isRight) {
    await limiter.consume('signIns', 'address', ip);
    await limiter.consume('signIns', 'person', name);
    await limiter.reset('signInFailures', 'account', account);
    return true;
  }
  await limiter.consume('signInFailures', 'address', ip);
  await limiter.consume('signInFailures', 'account', account);
  return false;
}

/**
 * Signs out: this session ends, its sockets close, its cookies go. Also with the refresh cookie alone, or with a bearer token,
 * when the access token has run out. @throws AppError UNAUTHENTICATED when nobody is signed in.
 */
export async function signOut(ctx: Context): Promise<void> {
  ctx.viewer ??= (await viewerOfOldToken(ctx)) ?? (await viewerOfCookie(ctx));
  if (!ctx.viewer) {
    forgetViewer(ctx);
    throw unauthenticated();
  }
  await revokeSession(ctx, ctx.viewer.sessionId);
}

/** Of an access token that has run out; it proves whose session it was, and ending that is all it may do. */
async function viewerOfOldToken({ app, door }: Context): Promise<Viewer | null> {
  const claims = door.refusedToken ? verifyAccessToken(app, door.refusedToken, { atAnyAge: true }) : null;
  return claims && app.viewers.ofSession(app, claims.sessionId);
}

async function viewerOfCookie(ctx: Context): Promise<Viewer | null> {
  const session = await sessionOfCookie(ctx);
  // It ends its session and does nothing else.
  return (
    session && {
      ...session,
      isVerified: false,
      isComplete: false,
      hasBlocks: false,
      role: 'MEMBER',
      suspendedUntil: null,
    }
  );
}
