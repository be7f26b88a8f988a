import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { afterCommit, transaction, transactionUnlocked, violates } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { badInput, conflict, unauthenticated } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { type Credentials, findByEmail, findCredentials, lockAccount, lockAgainstWriters } from './account.rows.ts';
import { enqueueAddressHeldMail, enqueueAddressKnownMail, enqueueTokenMail } from './account-mails.ts';
import { closeAccount } from './close-account.ts';
import { checkEmail } from './email.ts';
import { holdOfAddress } from './held-address.ts';
import { countMail, limitByAddress, notSoonerThan } from './limits.ts';
import { MAIL_TOKEN_PURPOSES, type MailTokenPurpose } from './mail-token.entity.ts';
import { LIFETIME_SECONDS, ownerOfMailToken, voidMailTokens } from './mail-token.ts';
import { lockProven, proveOwner } from './prove-owner.ts';
import { isBannedAddress } from './sanctions/banned-address.ts';
import { endSessions } from './session.service.ts';
import { useMailToken } from './verify-email.ts';
import { viewerChanged } from './viewer.ts';
import { forgetWaysSince } from './ways-to-sign-in.ts';

/** Above what asking takes without load: whether an address is known must not show. */
const ASK_MS = 50;
/** From asking for a change to confirming it: the life of the link. */
const LONGEST_CHANGE_MS = LIFETIME_SECONDS.CHANGE_EMAIL * 1000;

const setEmail = query(
  (p: Params<{ userId: string; email: string; now: Date }>) =>
    sql`update users set email = ${p.email}, email_verified_at = ${p.now} where id = ${p.userId}`,
);
// Ids are in the order of time.
const voidLaterUndos = query((p: Params<{ userId: string; id: string; now: Date }>) =>
  db
    .updateTable('mail_tokens')
    .set({ used_at: p.now })
    .where('user_id', '=', p.userId)
    .where('purpose', '=', 'UNDO_EMAIL_CHANGE')
    .where('used_at', 'is', null)
    .where('id', '>', p.id),
);

/**
 * Mails a link to the new address of the viewer's account; nothing changes before it is followed. Of an address that another account has
 * the answer tells nothing, and its owner hears of it.
 * @throws AppError BAD_USER_INPUT (`newEmail`, `password`: PASSWORD_WRONG), RATE_LIMITED, FORBIDDEN (SIGN_IN_AGAIN).
 */
export async function requestEmailChange(ctx: Context, newEmail: string, password: string): Promise<void> {
  const account = await findCredentials(ctx, ctx.viewer!.userId);
  if (!account) throw unauthenticated();
  const faults = new Faults();
  const email = checkEmail(faults, 'newEmail', newEmail);
  if (email !== undefined && email === account.email) faults.add('newEmail', 'EMAIL_UNCHANGED');
  if (!(await proveOwner(ctx, account, password))) faults.add('password', 'PASSWORD_WRONG');
  faults.check();
  await limitByAddress(ctx, 'mailRequests');
  await notSoonerThan(
    ASK_MS,
    transaction(ctx, async (tx) => {
      await lockProven(tx, account, 'password');
      await voidMailTokens(tx, account.id, 'CHANGE_EMAIL');
      await mailTo(tx, account, email!);
    }),
  );
}

async function mailTo(tx: Tx, account: Credentials, email: string): Promise<void> {
  if (await isBannedAddress(tx, email)) return;
  const other = await findByEmail(tx, email);
  if (other?.isVerified) {
    if (await countMail(tx, 'ADDRESS_KNOWN', email)) await enqueueAddressKnownMail(tx, other.id);
    return;
  }
  const hold = await holdOfAddress(tx, email, account.id);
  if (hold !== null) {
    if (await countMail(tx, 'ADDRESS_HELD', email)) await enqueueAddressHeldMail(tx, hold);
    return;
  }
  if (await countMail(tx, 'CHANGE_EMAIL', email)) await enqueueTokenMail(tx, account.id, 'CHANGE_EMAIL', email);
}

/**
 * Makes the address that the token was mailed to the account's. An account that nobody has verified there gives way. The address of before
 * is told and kept for 7 days; links that were mailed there do nothing any more.
 * @throws AppError BAD_USER_INPUT (`token`: TOKEN_INVALID), CONFLICT (EMAIL_TAKEN), RATE_LIMITED.
 */
export async function confirmEmailChange(ctx: Context, token: string): Promise<void> {
  await withOwner(ctx, token, 'CHANGE_EMAIL', async (tx, account) => {
    const { email } = await useMailToken(tx, token, 'CHANGE_EMAIL');
    await takeOver(tx, email!, account.id);
    await rows(tx, setEmail, { userId: account.id, email: email!, now: now(tx) });
    await voidTokensTo(tx, account.id);
    if (account.email) await enqueueTokenMail(tx, account.id, 'UNDO_EMAIL_CHANGE', account.email);
  });
}

/**
 * Gives an account the address back that the token was mailed to, and ends all its sessions: whoever has changed it was perhaps not its
 * owner. Passkeys and providers that were added since the change was asked for, or in the day before it, go. The password stays until the owner
 * follows the link for a new one, which is mailed with the news. Later changes cannot be undone any more.
 * @throws AppError BAD_USER_INPUT (`token`: TOKEN_INVALID), CONFLICT (EMAIL_TAKEN), RATE_LIMITED.
 */
export async function undoEmailChange(ctx: Context, token: string): Promise<void> {
  await withOwner(ctx, token, 'UNDO_EMAIL_CHANGE', async (tx, account) => {
    const { id, email, issuedAt } = await useMailToken(tx, token, 'UNDO_EMAIL_CHANGE');
    await rows(tx, setEmail, { userId: account.id, email: email!, now: now(tx) });
    await rows(tx, voidLaterUndos, { userId: account.id, id, now: now(tx) });
    await voidTokensTo(tx, account.id);
    await endSessions(tx, account.id);
    await forgetWaysSince(tx, account.id, new Date(Date.parse(issuedAt) - LONGEST_CHANGE_MS));
    await enqueueTokenMail(tx, account.id, 'RESET_PASSWORD', null, 'EMAIL_RESTORED');
  });
}

/** Runs with the account of a token locked, and nothing of it being written: its address is a key of the table. */
async function withOwner(
  ctx: Context,
  token: string,
  purpose: MailTokenPurpose,
  work: (tx: Tx, account: Credentials) => Promise<void>,
): Promise<void> {
  await limitByAddress(ctx, 'mailTokens');
  const userId = await ownerOfMailToken(ctx, token, purpose);
  const invalid = badInput([{ path: 'token', reason: 'TOKEN_INVALID' }]);
  if (userId === null || !(await findCredentials(ctx, userId))) throw invalid;
  try {
    await transactionUnlocked(ctx, async (tx) => {
      await lockAgainstWriters(tx, userId);
      const account = await lockAccount(tx, userId);
      if (!account) throw invalid;
      await work(tx, account);
      afterCommit(tx, () => viewerChanged(tx.app, userId));
    });
  } catch (error) {
    // Somebody signed up with it, or changed to it, in this very moment.
    if (violates(error, 'users_email_key')) throw conflict('EMAIL_TAKEN');
    throw error;
  }
}

/** Links that were mailed to the address of before must not count for the new one. */
async function voidTokensTo(tx: Tx, userId: string): Promise<void> {
  const purposes = MAIL_TOKEN_PURPOSES.filter((purpose) => purpose !== 'UNDO_EMAIL_CHANGE');
  for (const purpose of purposes) await voidMailTokens(tx, userId, purpose);
}

/**
 * Frees an address that somebody has proven to be theirs: an account that nobody has verified there is closed.
 * @throws AppError CONFLICT (EMAIL_TAKEN) when it is another verified account's, kept for one, or banned.
 */
async function takeOver(tx: Tx, email: string, userId: string | null): Promise<void> {
  const other = await findByEmail(tx, email);
  if (other && other.id !== userId) {
    await lockAgainstWriters(tx, other.id);
    // Verified in between, it is somebody's.
    if ((await findCredentials(tx, other.id))?.isVerified) throw conflict('EMAIL_TAKEN');
    await closeAccount(tx, other.id);
  }
  const isBarred = (await isBannedAddress(tx, email)) || (await holdOfAddress(tx, email, userId)) !== null;
  if (isBarred) throw conflict('EMAIL_TAKEN');
}
