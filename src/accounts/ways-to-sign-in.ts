import { sql } from 'kysely';
import { type Params, query, row, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';

const count = query(
  (p: Params<{ userId: string }>) => sql<{ ways: number }>`
  select (select count(*) from users u where u.id = ${p.userId} and u.password_hash is not null and u.email is not null)::int
    + (select count(*) from passkeys k where k.user_id = ${p.userId})::int
    + (select count(*) from identities i where i.user_id = ${p.userId})::int as ways`,
);

/** In how many ways a person can sign in: password, passkeys, providers. Behind the lock of the account. */
export const waysToSignIn = async (tx: Tx, userId: string): Promise<number> =>
  (await row(tx, count, { userId }))?.ways ?? 0;

// What waits to become a way counts as one: a challenge for a new passkey, a journey to a provider that is to be linked.
const forget = query(
  (p: Params<{ userId: string; since: Date | null }>) => sql`
  with passkey as (delete from passkeys where user_id = ${p.userId} and (${p.since}::timestamptz is null or created_at >= ${p.since})),
    identity as (delete from identities where user_id = ${p.userId} and (${p.since}::timestamptz is null or created_at >= ${p.since})),
    challenge as (delete from passkey_challenges where user_id = ${p.userId})
  delete from sign_in_attempts where user_id = ${p.userId}`,
);

/** Forgets every passkey and linked provider of an account, and what was about to become one. The password is the caller's to change. */
export async function forgetWaysToSignIn(tx: Tx, userId: string): Promise<void> {
  await rows(tx, forget, { userId, since: null });
}

/** Forgets the passkeys and linked providers that were added at `since` or later: by somebody who was perhaps not the owner. */
export async function forgetWaysSince(tx: Tx, userId: string, since: Date): Promise<void> {
  await rows(tx, forget, { userId, since });
}
