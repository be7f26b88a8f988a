import { rows, statement } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';

const remove = statement('delete from notifications where user_id = $1');

/** Removes the notifications of a person who leaves for good; others keep those that the person has caused, without a name. */
export async function removeAccountFromNotifications(tx: Tx, userId: string): Promise<void> {
  await rows(tx, remove, [userId]);
}
