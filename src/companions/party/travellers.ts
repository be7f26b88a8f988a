import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import type { Tx } from '../../shared/context.ts';

/** Rows of `companion_id, user_id`: who was in a party when its trip began, whether they stayed to the end or not. */
export const TRAVELLERS = sql`(select companion_id, user_id from companion_members
  union select companion_id, user_id from companion_early_leavers)`;

const ofTrip = query(
  (p: Params<{ id: string }>) => sql<{ id: string }>`
  select t.user_id as id from ${TRAVELLERS} t where t.companion_id = ${p.id}`,
);

/** Of a trip that has begun: who was there when it did, the author included. */
export const travellerIdsOf = async (tx: Tx, id: string): Promise<string[]> =>
  (await rows(tx, ofTrip, { id })).map((traveller) => traveller.id);

const remember = query((p: Params<{ companionId: string; userId: string; at: Date }>) =>
  db
    .insertInto('companion_early_leavers')
    .values({ companion_id: p.companionId, user_id: p.userId, left_at: p.at })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Records who leaves a trip under way: they were there when it began. Under the post's lock, which the caller holds. */
export async function rememberEarlyLeaver(tx: Tx, companionId: string, userId: string, at: Date): Promise<void> {
  await rows(tx, remember, { companionId, userId, at });
}

const forgetPerson = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('companion_early_leavers').where('user_id', '=', p.userId),
);

/** Removes where a person left early; for an account that is deleted. */
export async function forgetEarlyLeaver(tx: Tx, userId: string): Promise<void> {
  await rows(tx, forgetPerson, { userId });
}

const forgetTrip = query((p: Params<{ companionId: string }>) =>
  db.deleteFrom('companion_early_leavers').where('companion_id', '=', p.companionId),
);

/** Removes who left a trip early; for a trip that is put off, and so has not begun. Under the post's lock, which the caller holds. */
export async function forgetEarlyLeaversOf(tx: Tx, companionId: string): Promise<void> {
  await rows(tx, forgetTrip, { companionId });
}
