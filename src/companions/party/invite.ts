import { sql } from 'kysely';
import { holdPerson } from '../../accounts/account.rows.ts';
import { useQuota } from '../../accounts/quota/quota.ts';
import { userById } from '../../accounts/user.loaders.ts';
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
import { canInvite, canInvitePerson } from '../posts/companion.policy.ts';
import { lockCompanion } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';
import { relationOf } from '../posts/viewer-relation.ts';
import { canAnswerInvitation } from './application.policy.ts';
import type { ApplicationRow } from './application.rows.ts';
import { answerApplication, readAgain, takeIn } from './application.service.ts';

const insert = query((p: Params<{ id: string; companionId: string; applicantId: string; at: Date }>) =>
  db.insertInto('applications').values({
    id: p.id,
    companion_id: p.companionId,
    applicant_id: p.applicantId,
    message: sql.lit(''),
    status: sql.lit('INVITED'),
    created_at: p.at,
  }),
);

/**
 * Asks somebody to come along; they are told, and accept or decline. Age groups and gender that the post asks for hold for them, too.
 * @throws AppError NOT_FOUND (COMPANION_NOT_FOUND, USER_NOT_FOUND); FORBIDDEN (NOT_AUTHOR, AGE_GROUP_NOT_WANTED, GENDER_NOT_WANTED); CONFLICT (ALREADY_MEMBER,
 * ALREADY_APPLIED, ALREADY_INVITED, COMPANION_FULL, COMPANION_DEPARTED, COMPANION_COMPLETED, COMPANION_CANCELLED); RATE_LIMITED (DAILY_LIMIT).
 */
export async function inviteToCompanion(ctx: Context, companionId: string, userId: string): Promise<ApplicationRow> {
  const id = newId();
  return transaction(ctx, async (tx) => {
    const isThere = isUuid(userId) && (await holdPerson(tx, userId));
    const post = await lockCompanion(tx, companionId);
    requirePermission(canInvite(tx.viewer, post));
    const person = isThere ? await userById(tx).load(userId) : null;
    if (!person) throw notFound('USER_NOT_FOUND');
    requirePermission(canInvitePerson(post, await relationOf(tx, post, person)));
    await useQuota(tx, 'invitations');
    await rows(tx, insert, { id, companionId, applicantId: userId, at: now(tx) });
    await notify(tx, [userId], { kind: 'INVITATION_RECEIVED', actorId: post.authorId, companionId });
    return readAgain(tx, id);
  });
}

/**
 * Answers an invitation: accepted, it is a seat and the party's room, under the lock under which applications are accepted, too; the author is told.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_APPLICANT: not the invited person); CONFLICT (NOT_INVITED, APPLICATION_EXPIRED, COMPANION_FULL, COMPANION_CANCELLED).
 */
export async function answerInvitation(ctx: Context, id: string, accept: boolean): Promise<ApplicationRow> {
  return answerApplication(
    ctx,
    id,
    accept ? 'ACCEPTED' : 'WITHDRAWN',
    (tx, post, application) => canAnswerInvitation(tx.viewer, post, application, accept),
    async (tx, post, { applicantId }) => {
      await takeBackNotices(tx, { companionIds: [post.id], kind: 'INVITATION_RECEIVED', userId: applicantId });
      if (!accept) return;
      await takeIn(tx, post, applicantId);
      await recountPopularity(tx, [post.id]);
      await notify(tx, [post.authorId], { kind: 'INVITATION_ACCEPTED', actorId: applicantId, companionId: post.id });
    },
  );
}
