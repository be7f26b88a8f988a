import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';

const holdOf = query((p: Params<{ email: string; userId: string | null; now: Date }>) =>
  db
    .selectFrom('mail_tokens')
    .select('id')
    .where('email', '=', p.email)
    .where('purpose', '=', 'UNDO_EMAIL_CHANGE')
    .where('used_at', 'is', null)
    .where(sql<boolean>`expires_at > ${p.now}`)
    .where(sql<boolean>`user_id is distinct from ${p.userId}::uuid`)
    .limit(1),
);

/**
 * The token for which an address that an account had until lately is kept: for 7 days its owner can have it back, and no other account
 * gets it. Null for a free one, and for one that is kept for `userId`.
 */
export async function holdOfAddress(tx: Tx, email: string, userId: string | null): Promise<string | null> {
  return (await row(tx, holdOf, { email, userId, now: now(tx) }))?.id ?? null;
}
