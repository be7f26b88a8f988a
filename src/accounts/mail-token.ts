import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { App, Context, Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import { digest, hmac } from './keys.ts';
import type { MailTokenPurpose } from './mail-token.entity.ts';

/** How long a link lives, from when its mail leaves (domain): verify and change 24 h, reset 1 h, undo 7 days. */
export const LIFETIME_SECONDS: Record<MailTokenPurpose, number> = {
  VERIFY_EMAIL: 24 * 3600,
  RESET_PASSWORD: 3600,
  CHANGE_EMAIL: 24 * 3600,
  UNDO_EMAIL_CHANGE: 7 * 24 * 3600,
};

/** The token of a row: computed, so that neither the database nor a job holds it. */
const tokenOf = (app: App, id: string): string => hmac(app, 'mail-token', id).toString('base64url');

interface NewToken {
  id: string;
  userId: string;
  purpose: MailTokenPurpose;
  email: string | null;
  hash: Buffer;
  now: Date;
  expiresAt: Date;
}

const insert = query(
  (p: Params<NewToken>) => sql`
  insert into mail_tokens (id, user_id, purpose, email, token_hash, created_at, expires_at)
  values (${p.id}, ${p.userId}, ${p.purpose}, ${p.email}, ${p.hash}, ${p.now}, ${p.expiresAt})`,
);
const voidAll = query((p: Params<{ userId: string; purpose: MailTokenPurpose; now: Date }>) =>
  db
    .updateTable('mail_tokens')
    .set({ used_at: p.now })
    .where('user_id', '=', p.userId)
    .where('purpose', '=', p.purpose)
    .where('used_at', 'is', null),
);
const start = query(
  (p: Params<{ id: string; purpose: MailTokenPurpose; expiresAt: Date }>) => sql<{ email: string | null }>`
  update mail_tokens t set expires_at = ${p.expiresAt} from users u
  where t.id = ${p.id} and t.purpose = ${p.purpose} and t.used_at is null and u.id = t.user_id and u.deleted_at is null
  returning coalesce(t.email, u.email) as email`,
);

type Usable = Params<{ hash: Buffer; purpose: MailTokenPurpose; now: Date }>;
const isUsable = (p: Usable) =>
  sql<boolean>`token_hash = ${p.hash} and purpose = ${p.purpose} and used_at is null and expires_at > ${p.now}`;
const ownerOf = query((p: Usable) => db.selectFrom('mail_tokens').select('user_id as userId').where(isUsable(p)));
const consume = query((p: Usable) =>
  db
    .updateTable('mail_tokens')
    .set({ used_at: p.now })
    .where(isUsable(p))
    .returning(['id', 'email', 'created_at as issuedAt']),
);

/** A new token of an account, mailed to its address or to `email`; returns the id of its row, for the job of the mail. */
export async function issueMailToken(
  tx: Tx,
  userId: string,
  purpose: MailTokenPurpose,
  email: string | null = null,
): Promise<string> {
  const id = newId();
  const hash = digest(tokenOf(tx.app, id));
  await rows(tx, insert, { id, userId, purpose, email, hash, now: now(tx), expiresAt: expiry(tx, purpose) });
  return id;
}

/** Makes all unused tokens of an account and purpose worthless. */
export async function voidMailTokens(tx: Tx, userId: string, purpose: MailTokenPurpose): Promise<void> {
  await rows(tx, voidAll, { userId, purpose, now: now(tx) });
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
  const found = await row(ctx, start, { id, purpose, expiresAt: expiry(ctx, purpose) });
  return found?.email ? { token: tokenOf(ctx.app, id), email: found.email } : null;
}

/** Whose a usable token is, or null; it is not used by asking. */
export async function ownerOfMailToken(ctx: Context, token: string, purpose: MailTokenPurpose): Promise<string | null> {
  const found = await row(ctx, ownerOf, { hash: digest(token), purpose, now: now(ctx) });
  return found?.userId ?? null;
}

/** A token that was used just now: its row, and the address it was mailed to when that is not the account's. */
export interface UsedMailToken {
  id: string;
  email: string | null;
  /** When it was made; its mail left later. */
  issuedAt: string;
}

const addressOf = query((p: Params<{ id: string }>) =>
  db.selectFrom('mail_tokens').select('email').where('id', '=', p.id),
);

/** The address that a token goes to when that is not the account's, or null. */
export async function addressOfMailToken(ctx: Context, id: string): Promise<string | null> {
  return (await row(ctx, addressOf, { id }))?.email ?? null;
}

/** Uses a token; null when it was used before, is too old, or never was. Of two at once, one gets it. */
export function consumeMailToken(tx: Tx, token: string, purpose: MailTokenPurpose): Promise<UsedMailToken | null> {
  return row(tx, consume, { hash: digest(token), purpose, now: now(tx) });
}

const expiry = (ctx: Context, purpose: MailTokenPurpose): Date =>
  new Date(now(ctx).getTime() + LIFETIME_SECONDS[purpose] * 1000);
