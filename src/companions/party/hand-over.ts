import { sql } from 'kysely';
import { listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { recountPopularity } from '../interest/recount-popularity.ts';
import { canHandOver } from '../posts/companion.policy.ts';
import { COMPANION, type CompanionColumns, type CompanionRow, companionRows } from '../posts/companion.rows.ts';
import { lockCompanion, memberIdsOf } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';

interface HandOver {
  companionId: string;
  from: string;
  to: string;
  applicationId: string;
  at: Date;
}
const giveTo = query(
  (p: Params<HandOver>) => sql<CompanionColumns>`
  update companions c set author_id = ${p.to} where c.id = ${p.companionId} returning ${listed(COMPANION)}`,
);
// Whoever is in a party is its author or was accepted: the two change places.
const endAcceptance = query((p: Params<HandOver>) =>
  db
    .updateTable('applications')
    .set({ status: sql.lit('LEFT'), responded_at: p.at })
    .where('companion_id', '=', p.companionId)
    .where('applicant_id', '=', p.to)
    .where('status', '=', sql.lit('ACCEPTED')),
);
const acceptFormer = query((p: Params<HandOver>) =>
  db.insertInto('applications').values({
    id: p.applicationId,
    companion_id: p.companionId,
    applicant_id: p.from,
    message: sql.lit(''),
    status: sql.lit('ACCEPTED'),
    created_at: p.at,
    responded_at: p.at,
  }),
);

/**
 * Makes another member the author; the old one stays a member. All members are told. What waits for an answer waits for the new author.
 * @throws AppError NOT_FOUND (COMPANION_NOT_FOUND, MEMBER_NOT_FOUND); FORBIDDEN (NOT_AUTHOR); CONFLICT (COMPANION_CANCELLED, COMPANION_COMPLETED).
 */
export async function handOverCompanion(ctx: Context, id: string, userId: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canHandOver(tx.viewer, post));
    const members = await memberIdsOf(tx, id);
    if (!isUuid(userId) || userId === post.authorId || !members.includes(userId)) throw notFound('MEMBER_NOT_FOUND');
    const change = { companionId: id, from: post.authorId, to: userId, applicationId: newId(), at: now(tx) };
    const [changed] = await companionRows(tx, giveTo, change);
    await rows(tx, endAcceptance, change);
    await rows(tx, acceptFormer, change);
    await recountPopularity(tx, [id]);
    await takeBackNotices(tx, { companionIds: [id], kind: 'APPLICATION_RECEIVED', userId: post.authorId });
    await notify(tx, members, { kind: 'HOST_CHANGED', actorId: post.authorId, companionId: id });
    return changed!;
  });
}
