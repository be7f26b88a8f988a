import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';
import { forgetSettings } from './settings/settings.ts';

const remove = query((p: Params<{ userId: string }>) => db.deleteFrom('notifications').where('user_id', '=', p.userId));

/** Removes the notifications of a person who leaves for good; others keep those that the person has caused, without a name. */
export async function removeAccountFromNotifications(tx: Tx, userId: string): Promise<void> {
  await rows(tx, remove, { userId });
  await forgetSettings(tx, userId);
}
