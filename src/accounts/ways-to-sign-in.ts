import { sql } from 'kysely';
import { type Params, query, row } from '../data/statement.ts';
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
