import { findByEmail } from '../accounts/account.rows.ts';
import { normalizeEmail } from '../accounts/email.ts';
import { sanctionById } from '../accounts/sanctions/sanction.loaders.ts';
import { endSanction, holdAccount } from '../accounts/sanctions/sanction.service.ts';
import { db } from '../data/db.ts';
import { query, rows } from '../data/statement.ts';
import { transactionUnlocked } from '../data/transaction.ts';
import { jobContext } from '../jobs/job-context.ts';
import type { App, Role } from '../shared/context.ts';
import { conflict, notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { logAction } from './log-action.ts';
import { giveRole } from './set-role.ts';

/**
 * Gives the account of an address a role, or takes it, by the operator: the first admin comes to be so. It stands in the log, without a moderator.
 * @returns lines for the terminal. @throws AppError NOT_FOUND USER_NOT_FOUND.
 */
export async function setRoleByAddress(app: App, address: string, role: Role): Promise<string[]> {
  const ctx = jobContext(app, newId());
  const email = normalizeEmail(address);
  const account = email && (await findByEmail(ctx, email));
  if (!account) throw notFound('USER_NOT_FOUND');
  await transactionUnlocked(ctx, (tx) => giveRole(tx, account.id, role, 'npm run admin'));
  return [`${email} is ${role} now.`];
}

const withRoles = query(() =>
  db
    .selectFrom('users')
    .select(['email', 'role', 'nickname'])
    .where('role', '!=', 'MEMBER')
    .orderBy('role')
    .orderBy('id'),
);

/** Who has a role. @returns lines for the terminal. */
export async function listRoles(app: App): Promise<string[]> {
  const found = await rows(jobContext(app, newId()), withRoles);
  return found.length === 0
    ? ['Nobody has a role.']
    : found.map(({ email, role, nickname }) => `${role}  ${email ?? '(no address)'}  ${nickname}`);
}

/** Ends a sanction, by the operator. @returns lines for the terminal. @throws AppError NOT_FOUND SANCTION_NOT_FOUND; CONFLICT SANCTION_ENDED. */
export async function liftByOperator(app: App, id: string, note: string): Promise<string[]> {
  const ctx = jobContext(app, newId());
  const sanction = isUuid(id) ? await sanctionById(ctx).load(id) : null;
  if (!sanction) throw notFound('SANCTION_NOT_FOUND');
  await transactionUnlocked(ctx, async (tx) => {
    await holdAccount(tx, sanction.userId);
    if (sanction.liftedAt !== null) throw conflict('SANCTION_ENDED');
    await endSanction(tx, sanction);
    await logAction(tx, { kind: 'LIFT_SANCTION', targetId: sanction.userId, caseId: sanction.caseId, note });
  });
  return [`The ${sanction.kind.toLowerCase()} is lifted.`];
}
