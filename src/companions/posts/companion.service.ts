import { sql } from 'kysely';
import { useQuota } from '../../accounts/quota/quota.ts';
import { list, listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { activityLevel } from '../interest/popularity.ts';
import { forgetEarlyLeaversOf } from '../party/travellers.ts';
import { prepareAttachments } from './attachments.ts';
import { companionById, findCompanion } from './companion.loaders.ts';
import {
  canChangeDates,
  canCloseCompanion,
  canDeleteCompanion,
  canReopenCompanion,
  canUpdateCompanion,
} from './companion.policy.ts';
import { COMPANION, type CompanionColumns, type CompanionRow, companionRows } from './companion.rows.ts';
import { type CompanionFields, checkCompanion, type RawCompanionFields } from './companion-input.ts';
import { notify, takeBackNotices } from './notify.ts';
import { discardPicturesOf, settlePictures, writeImages } from './post-pictures.ts';

const locked = query((p: Params<{ id: string }>) =>
  db.selectFrom('companions as c').select(list(COMPANION)).where('c.id', '=', p.id).forUpdate(),
);

/**
 * The post of an id, locked until the transaction ends: who changes its seats, members or existence waits here for each
 * other. @throws AppError NOT_FOUND (COMPANION_NOT_FOUND), also for one that does not exist for the viewer.
 */
export async function lockCompanion(tx: Tx, id: string): Promise<CompanionRow> {
  const post = await lockForRules(tx, id);
  const mayBeUnseen = (post.isHidden || tx.viewer?.hasBlocks) && post.authorId !== tx.viewer?.userId;
  if (mayBeUnseen && !(await companionById(tx).load(id))) throw notFound('COMPANION_NOT_FOUND');
  return post;
}

/** The same whether or not it exists for the viewer: one is a member of a hidden party, too. */
export async function lockForRules(tx: Tx, id: string): Promise<CompanionRow> {
  const [post] = isUuid(id) ? await companionRows(tx, locked, { id }) : [];
  if (!post) throw notFound('COMPANION_NOT_FOUND');
  return post;
}

/** What an author decides about a post, as it is stored. */
type WrittenFields = CompanionFields & { thumbnailId: string | null };

const inserted = query(
  (p: Params<WrittenFields & { id: string; authorId: string; popularity: number; at: Date }>) => sql<CompanionColumns>`
  insert into companions as c (id, author_id, title, content, area_id, start_date, end_date, capacity, age_groups, gender,
    planner_id, thumbnail_id, popularity, created_at)
  values (${p.id}, ${p.authorId}, ${p.title}, ${p.content}, ${p.areaId}, ${p.startDate}, ${p.endDate}, ${p.capacity},
    ${p.ageGroups}, ${p.gender}, ${p.plannerId}, ${p.thumbnailId}, ${p.popularity}, ${p.at})
  returning ${listed(COMPANION)}`,
);
const memberAdded = query((p: Params<{ companionId: string; userId: string; at: Date }>) =>
  db.insertInto('companion_members').values({ companion_id: p.companionId, user_id: p.userId, joined_at: p.at }),
);

/**
 * Writes a post; its author is the first member.
 * @throws AppError BAD_USER_INPUT, see `checkCompanion` and `prepareAttachments`.
 */
export async function createCompanion(ctx: Context, input: RawCompanionFields): Promise<CompanionRow> {
  const attached = await prepareAttachments(ctx, input, null);
  const post = checkCompanion(ctx, input, null, attached.faults);
  const [id, authorId, at] = [newId(), ctx.viewer!.userId, now(ctx)];
  return transaction(ctx, async (tx) => {
    await useQuota(tx, 'posts');
    const pictures = await settlePictures(tx, attached, null);
    const written = writtenFields(post, pictures.thumbnailId);
    const popularity = activityLevel('written', at);
    const [created] = await companionRows(tx, inserted, { ...written, id, authorId, popularity, at });
    await writeImages(tx, id, pictures);
    await rows(tx, memberAdded, { companionId: id, userId: authorId, at });
    return created!;
  });
}

const updated = query(
  (p: Params<WrittenFields & { id: string; at: Date }>) => sql<CompanionColumns>`
  update companions c set title = ${p.title}, content = ${p.content}, area_id = ${p.areaId}, start_date = ${p.startDate},
    end_date = ${p.endDate}, capacity = ${p.capacity}, age_groups = ${p.ageGroups}, gender = ${p.gender},
    planner_id = ${p.plannerId}, thumbnail_id = ${p.thumbnailId}, edited_at = ${p.at}
  where c.id = ${p.id} returning ${listed(COMPANION)}`,
);

/** Only these fields, always in the same order, so that two can be compared as JSON. */
const writtenFields = (post: CompanionFields, thumbnailId: string | null): WrittenFields => ({
  title: post.title,
  content: post.content,
  areaId: post.areaId,
  startDate: post.startDate,
  endDate: post.endDate,
  capacity: post.capacity,
  ageGroups: post.ageGroups,
  gender: post.gender,
  plannerId: post.plannerId,
  thumbnailId,
});

/**
 * Changes what is given; `editedAt` moves only when something is another than before. Applications that have expired at departure stay
 * so, also when the trip is put off; who left it under way was on no trip then.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_CANCELLED; COMPANION_COMPLETED, see `canChangeDates`); BAD_USER_INPUT, see
 * `checkCompanion` and `prepareAttachments`.
 */
export async function updateCompanion(ctx: Context, id: string, input: RawCompanionFields): Promise<CompanionRow> {
  const seen = await findCompanion(ctx, id);
  if (!seen) throw notFound('COMPANION_NOT_FOUND');
  // Before pictures are made for somebody who may not use them.
  requirePermission(canUpdateCompanion(ctx.viewer, seen));
  const attached = await prepareAttachments(ctx, input, id);
  return transaction(ctx, async (tx) => {
    const current = await lockCompanion(tx, id);
    requirePermission(canUpdateCompanion(tx.viewer, current));
    requirePermission(canChangeDates(current, input));
    const post = checkCompanion(tx, input, current, attached.faults);
    const pictures = await settlePictures(tx, attached, id);
    await writeImages(tx, id, pictures);
    const before = writtenFields(current, current.thumbnailId);
    const after = writtenFields(post, pictures.thumbnailId);
    if (!pictures.hasChanged && JSON.stringify(after) === JSON.stringify(before)) return current;
    // Whatever the new dates are: what has expired stays so.
    if (current.phase !== 'AHEAD') await rows(tx, expirePending, { id });
    const [changed] = await companionRows(tx, updated, { ...after, id, at: now(tx) });
    if (current.phase === 'UNDER_WAY' && changed!.phase === 'AHEAD') await forgetEarlyLeaversOf(tx, id);
    await tellMembers(tx, changed!);
    return changed!;
  });
}

const expirePending = query((p: Params<{ id: string }>) =>
  db
    .updateTable('applications')
    .set({ status: sql.lit('EXPIRED') })
    .where('companion_id', '=', p.id)
    .where('status', '=', sql.lit('PENDING')),
);
const members = query((p: Params<{ id: string }>) =>
  db.selectFrom('companion_members').select('user_id as id').where('companion_id', '=', p.id),
);

/** Who travels along now, the author included. */
export const memberIdsOf = async (tx: Tx, id: string): Promise<string[]> =>
  (await rows(tx, members, { id })).map((member) => member.id);

/** Whoever travels along hears that the plan has changed. */
async function tellMembers(tx: Tx, { id, authorId }: CompanionRow): Promise<void> {
  await notify(tx, await memberIdsOf(tx, id), { kind: 'COMPANION_CHANGED', actorId: authorId, companionId: id });
}

const closedSet = query(
  (p: Params<{ id: string; closedAt: Date | null }>) => sql<CompanionColumns>`
  update companions c set closed_at = ${p.closedAt} where c.id = ${p.id} returning ${listed(COMPANION)}`,
);

/**
 * Takes no more applications, whatever seats are free; a closed one stays as it is.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_COMPLETED, COMPANION_CANCELLED).
 */
export async function closeCompanion(ctx: Context, id: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canCloseCompanion(tx.viewer, post));
    if (post.isClosed) return post;
    return (await companionRows(tx, closedSet, { id, closedAt: now(tx) }))[0]!;
  });
}

/**
 * Takes applications again; an open one stays as it is.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_FULL, COMPANION_DEPARTED, COMPANION_COMPLETED,
 * COMPANION_CANCELLED).
 */
export async function reopenCompanion(ctx: Context, id: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canReopenCompanion(tx.viewer, post));
    if (!post.isClosed) return post;
    return (await companionRows(tx, closedSet, { id, closedAt: null }))[0]!;
  });
}

const deleted = query((p: Params<{ ids: readonly string[] }>) =>
  db.deleteFrom('companions').where('id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Deletes posts, which the caller has locked, with everything below them. */
export async function removePosts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await takeBackNotices(tx, { companionIds: ids });
  await tx.app.partyRooms.close(tx, ids);
  await discardPicturesOf(tx, ids);
  await rows(tx, deleted, { ids });
}

/**
 * Deletes a post with its comments, bookmarks and views, and answers its id.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_HAS_MEMBERS).
 */
export async function deleteCompanion(ctx: Context, id: string): Promise<string> {
  return transaction(ctx, async (tx) => {
    requirePermission(canDeleteCompanion(tx.viewer, await lockCompanion(tx, id)));
    await removePosts(tx, [id]);
    return id;
  });
}
