import { sql } from 'kysely';
import { useQuota } from '../../accounts/quota/quota.ts';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { Faults } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { type Permission, requirePermission } from '../../shared/permission.ts';
import { activityLevel, isFirstApplication, popularityWith } from '../interest/popularity.ts';
import { recountPopularity } from '../interest/recount-popularity.ts';
import { canApply } from '../posts/companion.policy.ts';
import type { CompanionRow } from '../posts/companion.rows.ts';
import { lockCompanion } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';
import { applicantOf } from '../posts/viewer-relation.ts';
import type { ApplicationStatus } from './application.entity.ts';
import { canAccept, canReject, canWithdraw } from './application.policy.ts';
import { type ApplicationRow, applicationOf, findApplication } from './application.rows.ts';

const MAX_MESSAGE = 500;

interface NewApplication {
  id: string;
  companionId: string;
  applicantId: string;
  message: string;
  at: Date;
}
const insert = query((p: Params<NewApplication>) =>
  db.insertInto('applications').values({
    id: p.id,
    companion_id: p.companionId,
    applicant_id: p.applicantId,
    message: p.message,
    status: sql.lit('PENDING'),
    created_at: p.at,
  }),
);
const raisePopularity = query(
  (p: Params<{ id: string; companionId: string; applicantId: string; level: number }>) => sql<never>`
  update companions c set popularity = ${popularityWith(p.level)}
  where c.id = ${p.companionId} and ${isFirstApplication(p.applicantId, p.id)}`,
);

/**
 * Asks to join a post; its author is told. All under the lock of the post, so that closing and applying are one after the other.
 * @throws AppError BAD_USER_INPUT (message: 1 to 500); NOT_FOUND; FORBIDDEN, CONFLICT or RATE_LIMITED as `canApply` says in advance.
 */
export async function applyToCompanion(ctx: Context, companionId: string, rawMessage: string): Promise<ApplicationRow> {
  const faults = new Faults();
  const message = faults.text('message', rawMessage, { max: MAX_MESSAGE });
  faults.check();
  const applicantId = ctx.viewer!.userId;
  const id = newId();
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, companionId);
    requirePermission(canApply(tx.viewer, post, await applicantOf(tx, companionId), now(tx)));
    await useQuota(tx, 'applications');
    const at = now(tx);
    await rows(tx, insert, { id, companionId, applicantId, message: message!, at });
    await rows(tx, raisePopularity, { id, companionId, applicantId, level: activityLevel('application', at) });
    await notify(tx, [post.authorId], { kind: 'APPLICATION_RECEIVED', actorId: applicantId, companionId });
    return readAgain(tx, id);
  });
}

const answer = query((p: Params<{ id: string; status: ApplicationStatus; at: Date }>) =>
  db.updateTable('applications').set({ status: p.status, responded_at: p.at }).where('id', '=', p.id),
);
const addMember = query((p: Params<{ companionId: string; userId: string; at: Date }>) =>
  db.insertInto('companion_members').values({ companion_id: p.companionId, user_id: p.userId, joined_at: p.at }),
);
const takeSeat = query(
  (p: Params<{ companionId: string }>) =>
    sql<never>`update companions set member_count = member_count + 1 where id = ${p.companionId}`,
);

/**
 * Takes somebody in: a seat, the party's room and a notification, all or nothing.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_AUTHOR); CONFLICT (COMPANION_FULL, APPLICATION_NOT_PENDING, APPLICATION_EXPIRED).
 */
export async function acceptApplication(ctx: Context, id: string): Promise<ApplicationRow> {
  return answerApplication(
    ctx,
    id,
    'ACCEPTED',
    (tx, post, application) => canAccept(tx.viewer, post, application),
    async (tx, post, { applicantId }) => {
      await takeIn(tx, post, applicantId);
      await notify(tx, [applicantId], { kind: 'APPLICATION_ACCEPTED', actorId: post.authorId, companionId: post.id });
    },
  );
}

/** A seat and the party's room, behind the lock of the post. */
export async function takeIn(tx: Tx, post: CompanionRow, userId: string): Promise<void> {
  await rows(tx, addMember, { companionId: post.id, userId, at: now(tx) });
  await rows(tx, takeSeat, { companionId: post.id });
  await takeBackNotices(tx, { companionIds: [post.id], kind: 'MEMBER_LEFT', actorId: userId });
  await tx.app.partyRooms.admit(tx, post, userId);
}

/**
 * Declines; the applicant is told, and may apply again after a day, three times.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_AUTHOR); CONFLICT (APPLICATION_NOT_PENDING, APPLICATION_EXPIRED).
 */
export async function rejectApplication(ctx: Context, id: string): Promise<ApplicationRow> {
  return answerApplication(
    ctx,
    id,
    'REJECTED',
    (tx, post, application) => canReject(tx.viewer, post, application),
    async (tx, post, { applicantId }) => {
      await notify(tx, [applicantId], { kind: 'APPLICATION_REJECTED', actorId: post.authorId, companionId: post.id });
    },
  );
}

/**
 * Takes one's own request back.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_APPLICANT); CONFLICT (APPLICATION_NOT_PENDING: a member leaves instead; APPLICATION_EXPIRED).
 */
export async function withdrawApplication(ctx: Context, id: string): Promise<ApplicationRow> {
  return answerApplication(
    ctx,
    id,
    'WITHDRAWN',
    (tx, _post, application) => canWithdraw(tx.viewer, application),
    async (tx, post, { applicantId }) => {
      await recountPopularity(tx, [post.id]);
      await takeBackNotices(tx, { companionIds: [post.id], kind: 'APPLICATION_RECEIVED', actorId: applicantId });
    },
  );
}

/** The one way an application ends: under the lock of its post, so that of two answers the second finds the first. */
export async function answerApplication(
  ctx: Context,
  id: string,
  status: 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN',
  policy: (tx: Tx, post: CompanionRow, application: ApplicationRow) => Permission,
  follow: (tx: Tx, post: CompanionRow, application: ApplicationRow) => Promise<void>,
): Promise<ApplicationRow> {
  return transaction(ctx, async (tx) => {
    const seen = await findApplication(tx, id);
    if (!seen) throw notFound('APPLICATION_NOT_FOUND');
    const post = await lockCompanion(tx, seen.companionId);
    // What was seen before the lock may be another truth now.
    const application = await readAgain(tx, id);
    requirePermission(policy(tx, post, application));
    await rows(tx, answer, { id, status, at: now(tx) });
    await follow(tx, post, application);
    return readAgain(tx, id);
  });
}

/** An application as it stands now. @throws AppError NOT_FOUND APPLICATION_NOT_FOUND. */
export async function readAgain(tx: Tx, id: string): Promise<ApplicationRow> {
  const application = await applicationOf(tx, id);
  if (!application) throw notFound('APPLICATION_NOT_FOUND');
  return application;
}
