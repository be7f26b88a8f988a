import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { requirePermission } from '../../shared/permission.ts';
import { recountPopularity } from '../interest/recount-popularity.ts';
import { canManageCompanion } from '../posts/companion.policy.ts';
import type { CompanionRow } from '../posts/companion.rows.ts';
import { lockCompanion, lockForRules, removePosts } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';
import { canLeave } from './application.policy.ts';
import { rememberEarlyLeaver } from './travellers.ts';

interface Seat {
  companionId: string;
  userId: string;
}
const member = query((p: Params<Seat>) =>
  db
    .selectFrom('companion_members')
    .select('user_id as id')
    .where('companion_id', '=', p.companionId)
    .where('user_id', '=', p.userId),
);

/**
 * Leaves a party: the seat is free again, access to the room ends at once, the author is told. Where the author's account is gone
 * and nobody else is left, the post goes.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_MEMBER); CONFLICT (AUTHOR_STAYS: an author deletes or closes the post instead;
 * COMPANION_COMPLETED).
 */
export async function leaveCompanion(ctx: Context, companionId: string): Promise<CompanionRow> {
  const userId = ctx.viewer!.userId;
  return transaction(ctx, async (tx) => {
    const post = await lockForRules(tx, companionId);
    const isMemberNow = await isMember(tx, companionId, userId);
    // Of a hidden post strangers hear nothing; its members still leave.
    if (!isMemberNow) await lockCompanion(tx, companionId);
    requirePermission(canLeave(tx.viewer, post, isMemberNow));
    if (post.memberCount === 1) {
      await removePosts(tx, [companionId]);
      return { ...post, memberCount: 0 };
    }
    await giveUpSeat(tx, post, userId);
    await notify(tx, [post.authorId], { kind: 'MEMBER_LEFT', actorId: userId, companionId });
    return lockForRules(tx, companionId);
  });
}

const remember = query((p: Params<Seat & { at: Date }>) =>
  db
    .insertInto('companion_removals')
    .values({ companion_id: p.companionId, user_id: p.userId, removed_at: p.at })
    .onConflict((conflict) => conflict.doNothing()),
);

/**
 * Takes somebody out of the party, who is told and cannot apply again; as leaving otherwise.
 * @throws AppError NOT_FOUND (COMPANION_NOT_FOUND; MEMBER_NOT_FOUND for whoever is no member); FORBIDDEN (NOT_AUTHOR);
 * CONFLICT (AUTHOR_STAYS, COMPANION_COMPLETED, COMPANION_CANCELLED).
 */
export async function removeMember(ctx: Context, companionId: string, userId: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, companionId);
    requirePermission(canManageCompanion(tx.viewer, post));
    const isMemberNow = isUuid(userId) && (await isMember(tx, companionId, userId));
    if (!isMemberNow) throw notFound('MEMBER_NOT_FOUND');
    requirePermission(canLeave({ ...tx.viewer!, userId }, post, isMemberNow));
    await giveUpSeat(tx, post, userId);
    await rows(tx, remember, { companionId, userId, at: now(tx) });
    // The author's own word is taken back; of whoever leaves by oneself it was not.
    await takeBackNotices(tx, { companionIds: [companionId], kind: 'APPLICATION_ACCEPTED', userId });
    await notify(tx, [userId], { kind: 'MEMBER_LEFT', actorId: post.authorId, companionId });
    return lockCompanion(tx, companionId);
  });
}

async function isMember(tx: Tx, companionId: string, userId: string): Promise<boolean> {
  return (await row(tx, member, { companionId, userId })) !== null;
}

const removeRow = query((p: Params<Seat>) =>
  db.deleteFrom('companion_members').where('companion_id', '=', p.companionId).where('user_id', '=', p.userId),
);
const freeSeat = query(
  (p: Params<{ companionId: string }>) =>
    sql<never>`update companions set member_count = member_count - 1 where id = ${p.companionId}`,
);
const endApplication = query((p: Params<Seat & { at: Date }>) =>
  db
    .updateTable('applications')
    .set({ status: sql.lit('LEFT'), responded_at: p.at })
    .where('companion_id', '=', p.companionId)
    .where('applicant_id', '=', p.userId)
    .where('status', '=', sql.lit('ACCEPTED')),
);

/** Under the post's lock, which the caller holds. */
async function giveUpSeat(tx: Tx, post: CompanionRow, userId: string): Promise<void> {
  const companionId = post.id;
  await rows(tx, removeRow, { companionId, userId });
  await rows(tx, freeSeat, { companionId });
  await rows(tx, endApplication, { companionId, userId, at: now(tx) });
  if (post.phase === 'UNDER_WAY' && post.cancelledAt === null)
    await rememberEarlyLeaver(tx, companionId, userId, now(tx));
  await recountPopularity(tx, [companionId]);
  await tx.app.partyRooms.dismiss(tx, companionId, userId);
}
