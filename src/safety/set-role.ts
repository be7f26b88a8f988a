import { holdAccount } from '../accounts/sanctions/sanction.service.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { viewerChanged } from '../accounts/viewer.ts';
import { db } from '../data/db.ts';
import { type Params, query, row } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import type { Context, Role, Tx } from '../shared/context.ts';
import { AppError, notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { logAction } from './log-action.ts';

const write = query((p: Params<{ id: string; role: Role }>) =>
  db.updateTable('users').set({ role: p.role }).where('id', '=', p.id).where('role', '!=', p.role).returning('id'),
);

/**
 * Gives somebody a role, or takes it (MEMBER). Nobody changes their own, so that there is always an admin.
 * @throws AppError NOT_FOUND USER_NOT_FOUND; FORBIDDEN OWN_ROLE.
 */
export async function setRole(ctx: Context, userId: string, role: Role): Promise<UserRow> {
  const user = isUuid(userId) ? await userById(ctx).load(userId) : null;
  if (!user) throw notFound('USER_NOT_FOUND');
  if (userId === ctx.viewer!.userId) throw new AppError('FORBIDDEN', 'OWN_ROLE');
  await transaction(ctx, (tx) => giveRole(tx, userId, role, ''));
  return user;
}

/** The same in a transaction, whoever decides; nothing happens where it is so already. @throws AppError NOT_FOUND USER_NOT_FOUND. */
export async function giveRole(tx: Tx, userId: string, role: Role, note: string): Promise<void> {
  const account = await holdAccount(tx, userId);
  if (!account || account.isDeparted) throw notFound('USER_NOT_FOUND');
  if (!(await row(tx, write, { id: userId, role }))) return;
  const kind = role === 'MEMBER' ? 'REVOKE_ROLE' : 'GRANT_ROLE';
  await logAction(tx, { kind, targetId: userId, caseId: null, note: note || `${account.role} → ${role}` });
  afterCommit(tx, () => viewerChanged(tx.app, userId));
}
