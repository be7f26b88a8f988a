import { sql } from 'kysely';
import { useQuota } from '../../accounts/quota/quota.ts';
import { listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { notFound } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { activityLevel, isFirstComment, POPULARITY_RECOUNTED, popularityWith } from '../interest/popularity.ts';
import { canComment } from '../posts/companion.policy.ts';
import { lockCompanion } from '../posts/companion.service.ts';
import { notify, takeBackNotices } from '../posts/notify.ts';
import { canChangeComment, canHideComment, canReply } from './comment.policy.ts';
import { COMMENT, type CommentRow, commentsFor } from './comment.rows.ts';

const MAX_TEXT = 1_000;

const existing = seenQuery((p: Params<{ id: string; viewerId: string }>, hasBlocks) =>
  commentsFor(p.viewerId, hasBlocks).where('m.id', '=', p.id).where('m.deleted_at', 'is', null),
);
const counted = query(
  (p: Params<{ companionId: string; level: number; authorId: string; commentId: string }>) => sql<never>`
  update companions c set comment_count = comment_count + 1,
    popularity = case when ${isFirstComment(p.authorId, p.commentId)} then ${popularityWith(p.level)} else c.popularity end
  where c.id = ${p.companionId}`,
);
interface NewComment {
  id: string;
  companionId: string;
  parentId: string | null;
  authorId: string;
  text: string;
  at: Date;
}
const inserted = query(
  (p: Params<NewComment>) => sql<CommentRow>`
  insert into comments as m (id, companion_id, parent_id, author_id, text, created_at)
  values (${p.id}, ${p.companionId}, ${p.parentId}, ${p.authorId}, ${p.text}, ${p.at}) returning ${listed(COMMENT)}`,
);
const replyCounted = query(
  (p: Params<{ id: string }>) => sql<never>`update comments set reply_count = reply_count + 1 where id = ${p.id}`,
);

/**
 * Writes a comment, or a reply under `parentId`; a reply to a reply hangs under the same top comment.
 * @throws AppError BAD_USER_INPUT (text: 1 to 1,000); NOT_FOUND: COMPANION_NOT_FOUND, or COMMENT_NOT_FOUND for a parent that is
 * deleted or of another post.
 */
export async function addComment(
  ctx: Context,
  companionId: string,
  rawText: string,
  parentId: string | null,
): Promise<CommentRow> {
  requirePermission(canComment(ctx.viewer));
  const text = checkText(rawText);
  return transaction(ctx, async (tx) => {
    const at = now(tx);
    // The post's row is taken first, as everywhere: writers of one thread wait for each other and never in a circle.
    const post = await lockCompanion(tx, companionId);
    const parent = parentId === null ? null : await findRelation(tx, parentId);
    if (parent) {
      if (parent.companionId !== companionId) throw notFound('COMMENT_NOT_FOUND');
      requirePermission(canReply(tx.viewer, parent));
    }
    await useQuota(tx, 'comments');
    const topId = parent && (parent.parentId ?? parent.id);
    const [id, authorId] = [newId(), tx.viewer!.userId];
    const [comment] = await rows(tx, inserted, { id, companionId, parentId: topId, authorId, text, at });
    if (topId) await rows(tx, replyCounted, { id: topId });
    await rows(tx, counted, { companionId, level: activityLevel('comment', at), authorId, commentId: id });
    await tellOf(tx, comment!, post.authorId, parent?.authorId ?? null);
    return comment!;
  });
}

/** Who was replied to hears of the reply; the author of the post of every other word. Nobody hears twice, or of the own. */
async function tellOf(tx: Tx, { id, companionId, authorId }: CommentRow, postAuthor: string, repliedTo: string | null) {
  const about = { actorId: authorId, companionId, commentId: id };
  if (repliedTo) await notify(tx, [repliedTo], { kind: 'REPLY_RECEIVED', ...about });
  if (postAuthor !== repliedTo) await notify(tx, [postAuthor], { kind: 'COMMENT_RECEIVED', ...about });
}

const edited = query(
  (p: Params<{ id: string; text: string; at: Date }>) => sql<CommentRow>`
  update comments m set text = ${p.text}, edited_at = ${p.at} where m.id = ${p.id} and m.deleted_at is null
  returning ${listed(COMMENT)}`,
);

/**
 * Changes the words of one's comment; `editedAt` moves only when they are others.
 * @throws AppError NOT_FOUND (also for a deleted one), FORBIDDEN (NOT_COMMENT_AUTHOR), BAD_USER_INPUT (text: 1 to 1,000).
 */
export async function updateComment(ctx: Context, id: string, rawText: string): Promise<CommentRow> {
  return transaction(ctx, async (tx) => {
    const comment = await findRelation(tx, id);
    requirePermission(canChangeComment(tx.viewer, comment));
    const text = checkText(rawText);
    if (text === comment.text) return comment;
    const changed = await row(tx, edited, { id, text, at: now(tx) });
    if (!changed) throw notFound('COMMENT_NOT_FOUND');
    return changed;
  });
}

const emptied = query((p: Params<{ id: string; at: Date }>) =>
  db.updateTable('comments').set({ text: null, deleted_at: p.at }).where('id', '=', p.id),
);
const removed = query((p: Params<{ id: string }>) => db.deleteFrom('comments').where('id', '=', p.id));
const replyDiscounted = query((p: Params<{ id: string }>) => {
  // A hidden one may be restored.
  const isEmptyPlace = sql<boolean>`reply_count = 0 and deleted_at is not null
    and not exists (select from hidden_contents h where h.subject_id = comments.id)`;
  return sql<{ isEmptyPlace: boolean }>`
    update comments set reply_count = reply_count - 1 where id = ${p.id} returning ${listed({ isEmptyPlace })}`;
});
const discounted = query(
  (p: Params<{ companionId: string }>) => sql<never>`
  update companions c set comment_count = comment_count - 1, popularity = ${POPULARITY_RECOUNTED}
  where c.id = ${p.companionId}`,
);

/**
 * Takes one's comment back and answers it as it is then, without text. With replies its place stays; without, the row goes, and
 * with the last reply the place of a deleted comment above it. Other people's words stay.
 * @throws AppError NOT_FOUND (also for a deleted one), FORBIDDEN (NOT_COMMENT_AUTHOR).
 */
export async function deleteComment(ctx: Context, id: string): Promise<CommentRow> {
  return transaction(ctx, async (tx) => {
    const seen = await findRelation(tx, id);
    requirePermission(canChangeComment(tx.viewer, seen));
    await lockCompanion(tx, seen.companionId);
    // Read again behind the lock: replies may have come, or the comment gone.
    const comment = await findRelation(tx, id);
    await takeBackNotices(tx, { commentIds: [id] });
    if (comment.replyCount > 0) await rows(tx, emptied, { id, at: now(tx) });
    else await rows(tx, removed, { id });
    if (comment.parentId) {
      const top = await row(tx, replyDiscounted, { id: comment.parentId });
      if (top?.isEmptyPlace) await rows(tx, removed, { id: comment.parentId });
    }
    await rows(tx, discounted, { companionId: comment.companionId });
    return { ...comment, text: null, isDeleted: true };
  });
}

/**
 * Takes the words of a comment under the viewer's own post, and answers it as it is then. Its place stays, with or without replies, and
 * looks like that of a deleted one; other words under it stay.
 * @throws AppError NOT_FOUND (also for a deleted or hidden one), FORBIDDEN (NOT_AUTHOR).
 */
export async function hideComment(ctx: Context, id: string): Promise<CommentRow> {
  return transaction(ctx, async (tx) => {
    const { companionId } = await findRelation(tx, id);
    const post = await lockCompanion(tx, companionId);
    // Read again behind the lock: it may have gone.
    const comment = await findRelation(tx, id);
    requirePermission(canHideComment(tx.viewer, comment, post));
    await takeBackNotices(tx, { commentIds: [id] });
    await rows(tx, emptied, { id, at: now(tx) });
    await rows(tx, discounted, { companionId });
    return { ...comment, text: null, isDeleted: true };
  });
}

async function findRelation(tx: Tx, id: string): Promise<CommentRow> {
  const comment = isUuid(id) ? await row(tx, existing(tx), { id, viewerId: tx.viewer!.userId }) : null;
  if (!comment) throw notFound('COMMENT_NOT_FOUND');
  return comment;
}

function checkText(raw: string): string {
  const faults = new Faults();
  const text = faults.text('text', raw, { max: MAX_TEXT });
  faults.check();
  return text!;
}
