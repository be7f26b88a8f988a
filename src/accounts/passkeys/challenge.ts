import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { newId } from '../../shared/ids.ts';
import { digest } from '../keys.ts';

/** How long a person may take to answer, seconds. */
export const CHALLENGE_SECONDS = 300;

// One waits for each person; signing in is limited by address.
const keep = query(
  (p: Params<{ id: string; hash: Buffer; userId: string | null; expiresAt: Date }>) => sql`
  insert into passkey_challenges (id, challenge_hash, user_id, expires_at) values (${p.id}, ${p.hash}, ${p.userId}, ${p.expiresAt})
  on conflict (user_id) where user_id is not null
  do update set challenge_hash = excluded.challenge_hash, expires_at = excluded.expires_at`,
);
const take = query(
  (p: Params<{ hash: Buffer; userId: string | null; now: Date }>) => sql<{ expiresAt: Date }>`
  delete from passkey_challenges where challenge_hash = ${p.hash}
    and user_id is not distinct from ${p.userId}::uuid and expires_at > ${p.now}
  returning expires_at as "expiresAt"`,
);

/** A new challenge, base64url, for a person who adds a passkey or (null) for somebody who signs in. A newer one of a person replaces the older. */
export async function giveChallenge(ctx: Context, userId: string | null): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now(ctx).getTime() + CHALLENGE_SECONDS * 1000);
  await rows(ctx, keep, { id: newId(), hash: digest(challenge), userId, expiresAt });
  return challenge;
}

/** Uses a challenge: true once, by any instance, for whom it was given and within five minutes. It is gone even when the answer is wrong. */
export async function takeChallenge(ctx: Context, challenge: string, userId: string | null): Promise<boolean> {
  return (await row(ctx, take, { hash: digest(challenge), userId, now: now(ctx) })) !== null;
}
