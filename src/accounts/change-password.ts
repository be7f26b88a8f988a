import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { conflict, unauthenticated } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { findCredentials } from './account.rows.ts';
import { enqueueTokenMail } from './account-mails.ts';
import { askerOf, limitByAddress } from './limits.ts';
import { ownerOfMailToken, voidMailTokens } from './mail-token.ts';
import { checkNewPassword } from './password-policy.ts';
import { lockProven, proveOwner } from './prove-owner.ts';
import { enqueueSecurityMail } from './security-mails.ts';
import { endSessions } from './session.service.ts';
import { askForMail } from './sign-up.ts';
import { markVerified, useMailToken } from './verify-email.ts';

const store = query((p: Params<{ userId: string; passwordHash: string }>) =>
  db.updateTable('users').set({ password_hash: p.passwordHash }).where('id', '=', p.userId),
);

/**
 * Mails a link to choose a new password, where there is an account; the answer tells nobody. Older links stop working.
 * @throws AppError BAD_USER_INPUT (`email`), RATE_LIMITED.
 */
export async function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  await askForMail(ctx, email, { kind: 'RESET_PASSWORD', isWanted: () => true }, async (tx, account) => {
    await voidMailTokens(tx, account.id, 'RESET_PASSWORD');
    await enqueueTokenMail(tx, account.id, 'RESET_PASSWORD');
  });
}

/**
 * Sets a new password with a mailed token. All sessions end; the address counts as verified, for the token came there. The
 * owner gets a mail.
 * @throws AppError BAD_USER_INPUT (`token`: TOKEN_INVALID; `newPassword` as in signUp) — then the token stays usable;
 * RATE_LIMITED.
 */
export async function resetPassword(ctx: Context, token: string, newPassword: string): Promise<void> {
  await limitByAddress(ctx, 'passwordResets');
  const userId = await ownerOfMailToken(ctx, token, 'RESET_PASSWORD');
  const account = userId === null ? null : await findCredentials(ctx, userId);
  const faults = new Faults();
  if (!account) faults.add('token', 'TOKEN_INVALID');
  const password = checkNewPassword(faults, 'newPassword', newPassword, account);
  faults.check();
  const passwordHash = await ctx.app.passwords.hash(askerOf(ctx, account!.id), password!);
  await transaction(ctx, async (tx) => {
    const { userId: owner } = await useMailToken(tx, token, 'RESET_PASSWORD');
    await rows(tx, store, { userId: owner, passwordHash });
    await markVerified(tx, owner);
    await endSessions(tx, owner);
    await enqueueSecurityMail(tx, 'PASSWORD_CHANGED', owner);
  });
}

/**
 * Changes the password, or sets the first one; all other sessions end, links to reset it stop working, and the owner gets a mail.
 * @throws AppError BAD_USER_INPUT (`currentPassword`: PASSWORD_WRONG; `newPassword` as in signUp), RATE_LIMITED, FORBIDDEN (SIGN_IN_AGAIN),
 * CONFLICT (NO_EMAIL) for an account without an address, where a password would be of no use.
 */
export async function changePassword(ctx: Context, currentPassword: string, newPassword: string): Promise<void> {
  const { userId, sessionId } = ctx.viewer!;
  const account = await findCredentials(ctx, userId);
  if (!account) throw unauthenticated();
  if (account.email === null) throw conflict('NO_EMAIL');
  const faults = new Faults();
  const password = checkNewPassword(faults, 'newPassword', newPassword, account);
  if (!(await proveOwner(ctx, account, currentPassword))) faults.add('currentPassword', 'PASSWORD_WRONG');
  faults.check();
  const passwordHash = await ctx.app.passwords.hash(askerOf(ctx, userId), password!);
  await transaction(ctx, async (tx) => {
    await lockProven(tx, account, 'currentPassword');
    await rows(tx, store, { userId, passwordHash });
    await voidMailTokens(tx, userId, 'RESET_PASSWORD');
    await endSessions(tx, userId, sessionId);
    await enqueueSecurityMail(tx, 'PASSWORD_CHANGED', userId);
  });
}
