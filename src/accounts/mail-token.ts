import { row, rows, statement } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { App, Context } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import { digest, hmac } from './keys.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';

/** How long a link lives, from when its mail leaves: verify 24 h, reset 1 h (domain). */
const LIFETIME_SECONDS: Record<MailTokenPurpose, number> = { VERIFY_EMAIL: 24 * 3600, RESET_PASSWORD: 3600 };

/** The token of a row: computed, so that neither the database nor a job holds it. */
const tokenOf = (app: App, id: string): string => hmac(app, 'mail-token', id).toString('base64url');

const insert = statement(
  `insert into mail_tokens (id, user_id, purpose, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);
const voidAll = statement(
  `update mail_tokens set used_at = $3 where user_id = $1 and purpose = $2 and used_at is null`,
);
const start = statement<{ email: string }>(
  `update mail_tokens t set expires_at = $3 from users u
   where t.id = $1 and t.purpose = $2 and t.used_at is null and u.id = t.user_id and u.deleted_at is null
   returning u.email`,
);
const ownerOf = statement<{ userId: string }>(
  `select user_id as "userId" from mail_tokens where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3`,
);
const consume = statement<{ id: string }>(
  `update mail_tokens set used_at = $3
   where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3 returning id`,
);

/** A new token of an account; answers the id of its row, for the job of the mail. */
export async function issueMailToken(tx: Context, userId: string, purpose: MailTokenPurpose): Promise<string> {
  const id = newId();
  const hash = digest(tokenOf(tx.app, id));
  await rows(tx, insert, [id, userId, purpose, hash, now(tx), expiry(tx, purpose)]);
  return id;
}

/** Makes all unused tokens of an account and purpose worthless. */
export async function voidMailTokens(tx: Context, userId: string, purpose: MailTokenPurpose): Promise<void> {
  await rows(tx, voidAll, [userId, purpose, now(tx)]);
}

/**
 * The token and address for a mail that leaves now; its life begins here, however long a dead mail server has delayed
 * it. Null when it was used, replaced by a newer one, or the account is gone: then no mail is wanted.
 */
export async function startMailToken(
  ctx: Context,
  id: string,
  purpose: MailTokenPurpose,
): Promise<{ token: string; email: string } | null> {
  const found = await row(ctx, start, [id, purpose, expiry(ctx, purpose)]);
  return found && { token: tokenOf(ctx.app, id), email: found.email };
}

/** Whose a usable token is, or null; it is not used by asking. */
export async function ownerOfMailToken(ctx: Context, token: string, purpose: MailTokenPurpose): Promise<string | null> {
  const found = await row(ctx, ownerOf, [digest(token), purpose, now(ctx)]);
  return found?.userId ?? null;
}

/** Uses a token; false when it was used before, is too old, or never was. Of two at once, one is true. */
export async function consumeMailToken(tx: Context, token: string, purpose: MailTokenPurpose): Promise<boolean> {
  return (await row(tx, consume, [digest(token), purpose, now(tx)])) !== null;
}

const expiry = (ctx: Context, purpose: MailTokenPurpose): Date =>
  new Date(now(ctx).getTime() + LIFETIME_SECONDS[purpose] * 1000);
