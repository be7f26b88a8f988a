import { rows, statement } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { activityLevel } from '../interest/popularity.ts';
import { prepareAttachments } from './attachments.ts';
import {
  canChangeDates,
  canCloseCompanion,
  canDeleteCompanion,
  canReopenCompanion,
  canUpdateCompanion,
} from './companion.policy.ts';
import {
  COMPANION_COLUMNS,
  type CompanionColumns,
  type CompanionRow,
  companionRows,
  findCompanion,
} from './companion.rows.ts';
import { type CompanionFields, checkCompanion, type RawCompanionFields } from './companion-input.ts';
import { notify, takeBackNotices } from './notify.ts';
import { discardPicturesOf, settlePictures, writeImages } from './post-pictures.ts';

const locked = statement<CompanionColumns>(`select ${COMPANION_COLUMNS} from companions c where c.id = $1 for update`);

/**
 * The post of an id, locked until the transaction ends: who changes its seats, members or existence waits here for each
 * other. @throws AppError NOT_FOUND (COMPANION_NOT_FOUND).
 */
export async function lockCompanion(tx: Tx, id: string): Promise<CompanionRow> {
  const [post] = isUuid(id) ? await companionRows(tx, locked, [id]) : [];
  if (!post) throw notFound('COMPANION_NOT_FOUND');
  return post;
}

const inserted = statement<CompanionColumns>(
  `insert into companions as c (id, author_id, title, content, area_id, start_date, end_date, capacity, age_groups, gender, planner_id, thumbnail_id, popularity, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning ${COMPANION_COLUMNS}`,
);
const memberAdded = statement<never>(
  `insert into companion_members (companion_id, user_id, joined_at) values ($1, $2, $3)`,
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
    const pictures = await settlePictures(tx, attached, null);
    const values = [id, authorId, ...columnsOf(post), pictures.thumbnailId, activityLevel('written', at), at];
    const [created] = await companionRows(tx, inserted, values);
    await writeImages(tx, id, pictures);
    await rows(tx, memberAdded, [id, authorId, at]);
    return created!;
  });
}

const updated = statement<CompanionColumns>(
  `update companions c set title = $2, content = $3, area_id = $4, start_date = $5, end_date = $6, capacity = $7,
   age_groups = $8, gender = $9, planner_id = $10, thumbnail_id = $11, edited_at = $12 where c.id = $1 returning ${COMPANION_COLUMNS}`,
);

/** In the order of both statements. */
const columnsOf = (post: CompanionFields): unknown[] => [
  post.title,
  post.content,
  post.areaId,
  post.startDate,
  post.endDate,
  post.capacity,
  post.ageGroups,
  post.gender,
  post.plannerId,
];

/**
 * Changes what is given; `editedAt` moves only when something is another than before. Applications that have expired at departure stay
 * so, also when the trip is put off.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_COMPLETED), see `canChangeDates`; BAD_USER_INPUT, see
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
    const before = [...columnsOf(current), current.thumbnailId];
    const after = [...columnsOf(post), pictures.thumbnailId];
    if (!pictures.hasChanged && JSON.stringify(after) === JSON.stringify(before)) return current;
    // Whatever the new dates are: what has expired stays so.
    if (current.phase !== 'AHEAD') await rows(tx, expirePending, [id]);
    const [changed] = await companionRows(tx, updated, [id, ...after, now(tx)]);
    await tellMembers(tx, changed!);
    return changed!;
  });
}

const expirePending = statement(
  `update applications set status = 'EXPIRED' where companion_id = $1 and status = 'PENDING'`,
);
const members = statement<{ id: string }>('select user_id as id from companion_members where companion_id = $1');

/** Whoever travels along hears that the plan has changed. */
async function tellMembers(tx: Tx, { id, authorId }: CompanionRow): Promise<void> {
  const ids = (await rows(tx, members, [id])).map((member) => member.id);
  await notify(tx, ids, { kind: 'COMPANION_CHANGED', actorId: authorId, companionId: id });
}

const closedSet = statement<CompanionColumns>(
  `update companions c set closed_at = $2 where c.id = $1 returning ${COMPANION_COLUMNS}`,
);

/**
 * Takes no more applications, whatever seats are free; a closed one stays as it is.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_COMPLETED).
 */
export async function closeCompanion(ctx: Context, id: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canCloseCompanion(tx.viewer, post));
    if (post.isClosed) return post;
    return (await companionRows(tx, closedSet, [id, now(tx)]))[0]!;
  });
}

/**
 * Takes applications again; an open one stays as it is.
 * @throws AppError NOT_FOUND, FORBIDDEN (NOT_AUTHOR), CONFLICT (COMPANION_FULL, COMPANION_DEPARTED, COMPANION_COMPLETED).
 */
export async function reopenCompanion(ctx: Context, id: string): Promise<CompanionRow> {
  return transaction(ctx, async (tx) => {
    const post = await lockCompanion(tx, id);
    requirePermission(canReopenCompanion(tx.viewer, post));
    if (!post.isClosed) return post;
    return (await companionRows(tx, closedSet, [id, null]))[0]!;
  });
}

const deleted = statement<never>('delete from companions where id = any($1::uuid[])');

/** Deletes posts, which the caller has locked, with everything below them. */
export async function removePosts(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await takeBackNotices(tx, { companionIds: ids });
  await tx.app.partyRooms.close(tx, ids);
  await discardPicturesOf(tx, ids);
  await rows(tx, deleted, [ids]);
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
