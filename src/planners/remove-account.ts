import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';

const lock = query((p: Params<{ ownerId: string }>) =>
  db.selectFrom('planners').select('id').where('owner_id', '=', p.ownerId).orderBy('id').forUpdate(),
);
const remove = query((p: Params<{ ownerId: string }>) => db.deleteFrom('planners').where('owner_id', '=', p.ownerId));

/**
 * Removes the planners of a person who leaves for good, private and public, with their legs, days and stops. Copies that
 * others have made stay, and so do posts that one was attached to.
 */
export async function removeAccountFromPlanners(tx: Tx, userId: string): Promise<void> {
  await rows(tx, lock, { ownerId: userId });
  await rows(tx, remove, { ownerId: userId });
}
