import { transaction, transactionUnlocked } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { badInput, unauthenticated } from '../shared/errors.ts';
import { findCredentials, lockAgainstWriters } from './account.rows.ts';
import { closeAccount, REMOVAL_QUEUE, removeFromAll } from './close-account.ts';
import { lockProven, proveOwner } from './prove-owner.ts';
import { forgetViewer } from './session.service.ts';

/**
 * Deletes the viewer's account at once: what is theirs alone goes, what others live with stays without an author. The
 * row stays as a tombstone; address and sessions are free and gone.
 * @throws AppError BAD_USER_INPUT (`password`: PASSWORD_WRONG), RATE_LIMITED, FORBIDDEN (SIGN_IN_AGAIN).
 */
export async function deleteAccount(ctx: Context, password: string): Promise<void> {
  const { userId } = ctx.viewer!;
  const account = await findCredentials(ctx, userId);
  if (!account) throw unauthenticated();
  if (!(await proveOwner(ctx, account, password))) throw badInput([{ path: 'password', reason: 'PASSWORD_WRONG' }]);
  await transactionUnlocked(ctx, async (tx) => {
    await lockAgainstWriters(tx, userId);
    await lockProven(tx, account, 'password');
    await closeAccount(tx, userId);
  });
  forgetViewer(ctx);
}

/** Begins to clear what late requests have left behind. */
export async function startAccountRemovalWorker(app: Context['app']): Promise<void> {
  await app.jobs.work(app, REMOVAL_QUEUE, (ctx, { userId }) => transaction(ctx, (tx) => removeFromAll(tx, userId)));
}
