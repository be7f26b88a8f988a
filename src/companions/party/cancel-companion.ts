import { sql } from 'kysely';
import { listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { Faults } from '../../shared/faults.ts';
import { requirePermission } from '../../shared/permission.ts';
import { canCancelCompanion } from '../posts/companion.policy.ts';
import { COMPANION, type CompanionColumns, type CompanionRow, companionRows } from '../posts/companion.rows.ts';
import { lockCompanion, memberIdsOf } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';

const MAX_REASON = 500;

// Closed as well: whatever looks for posts that take people looks at that alone.
const cancelled = query(
  (p: Params<{ id: string; reason: string; at: Date }>) => sql<CompanionColumns>`
  update companions c set cancelled_at = ${p.at}, cancel_reason = ${p.reason}, closed_at = coalesce(closed_at, ${p.at})
  where c.id = ${p.id} returning ${listed(COMPANION)}`,
);
const endWaiting = query((p: Params<{ id: string }>) =>
  db
    .updateTable('applications')
    .set({ status: sql.lit('EXPIRED') })
    .where('companion_id', '=', p.id)
    .where('status', '=', sql.lit('PENDING'))
    .returning('applicant_id as id'),
);

// They stay what they are: an invitation to what was called off is expired.
const invited = query((p: Params<{ id: string }>) =>
  db
    .selectFrom('applications')
    .select('applicant_id as id')
    .where('companion_id', '=', p.id)
    .where('status', '=', sql.lit('INVITED')),
);

/**
 * Calls a trip off, for ever: nobody can join, who waits for an answer waits no longer, and everybody in it or waiting is told. The post
 * stays, and the party's room takes messages for a week more.
 * @throws AppError BAD_USER_INPUT (reason: 1 to 500); NOT_FOUND; FORBIDDEN (NOT_AUTHOR); CONFLICT (COMPANION_CANCELLED,
 * COMPANION_DEPARTED, COMPANION_COMPLETED).
 */
export async function cancelCompanion(ctx: Context, id: string, rawReason: string): Promise<CompanionRow> {
  const faults = new Faults();
  const reason = faults.text('reason', rawReason, { max: MAX_REASON });
  faults.check();
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canCancelCompanion(tx.viewer, post));
    const [changed] = await companionRows(tx, cancelled, { id, reason: reason!, at: now(tx) });
    const ended = await rows(tx, endWaiting, { id });
    const waiting = [...ended, ...(await rows(tx, invited, { id }))].map((person) => person.id);
    for (const kind of ['APPLICATION_RECEIVED', 'INVITATION_RECEIVED'] as const)
      await takeBackNotices(tx, { companionIds: [id], kind });
    const concerned = [...(await memberIdsOf(tx, id)), ...waiting];
    await notify(tx, concerned, { kind: 'COMPANION_CANCELLED', actorId: post.authorId, companionId: id });
    return changed!;
  });
}
