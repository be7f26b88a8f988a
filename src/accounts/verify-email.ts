import { sql } from 'kysely';
import { type Params, query, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { badInput } from '../shared/errors.ts';
import { lockAccount } from './account.rows.ts';
import { limitByAddress } from './limits.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';
import { consumeMailToken, ownerOfMailToken, type UsedMailToken, voidMailTokens } from './mail-token.ts';
import { viewerChanged } from './viewer.ts';

const verify = query(
  (p: Params<{ id: string; now: Date }>) =>
    sql`update users set email_verified_at = coalesce(email_verified_at, ${p.now}) where id = ${p.id}`,
);

/**
 * Verifies the address that the token was mailed to.
 * @throws AppError BAD_USER_INPUT (`token`: TOKEN_INVALID) for a used, old or unknown one; RATE_LIMITED.
 */
export async function verifyEmail(ctx: Context, token: string): Promise<void> {
  await limitByAddress(ctx, 'mailTokens');
  await transaction(ctx, async (tx) => {
    const { userId } = await useMailToken(tx, token, 'VERIFY_EMAIL');
    await markVerified(tx, userId);
  });
}

/** Whoever has used a token from a mail has shown that the address is theirs. */
export async function markVerified(tx: Tx, userId: string): Promise<void> {
  await rows(tx, verify, { id: userId, now: now(tx) });
  await voidMailTokens(tx, userId, 'VERIFY_EMAIL');
  afterCommit(tx, () => viewerChanged(tx.app, userId));
}

/**
 * Uses a token and returns whose it was, their account being locked.
 * @throws AppError BAD_USER_INPUT (`token`: TOKEN_INVALID): used, old, unknown, or of a closed account.
 */
export async function useMailToken(
  tx: Tx,
  token: string,
  purpose: MailTokenPurpose,
): Promise<UsedMailToken & { userId: string }> {
  const userId = await ownerOfMailToken(tx, token, purpose);
  const account = userId && (await lockAccount(tx, userId));
  const used = account && (await consumeMailToken(tx, token, purpose));
  if (!used) throw badInput([{ path: 'token', reason: 'TOKEN_INVALID' }]);
  return { ...used, userId: account.id };
}
