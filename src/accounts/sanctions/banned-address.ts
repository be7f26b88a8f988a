import { db } from '../../data/db.ts';
import { type Params, query, row } from '../../data/statement.ts';
import type { App, Context } from '../../shared/context.ts';
import { hmac } from '../keys.ts';

/** What is kept of an address that is banned, or may come to be: a keyed hash, from which nobody reads it back. */
export const addressHash = (app: App, email: string): Buffer => hmac(app, 'banned-address', email);

const find = query((p: Params<{ emailHash: Buffer }>) =>
  db.selectFrom('banned_addresses').select('sanction_id').where('email_hash', '=', p.emailHash).limit(1),
);

/** Whether a normalised address belongs, or belonged, to a banned account: no account may be made of it. */
export async function isBannedAddress(ctx: Context, email: string): Promise<boolean> {
  return (await row(ctx, find, { emailHash: addressHash(ctx.app, email) })) !== null;
}
