import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';

const lock = statement('select id from planners where owner_id = $1 order by id for update');
const remove = statement('delete from planners where owner_id = $1');

/**
 * Removes the planners of a person who leaves for good, private and public, with their legs, days and stops. Copies that
 * others have made stay, and so do posts that one was attached to.
 */
export async function removeAccountFromPlanners(tx: Context, userId: string): Promise<void> {
  await rows(tx, lock, [userId]);
  await rows(tx, remove, [userId]);
}
