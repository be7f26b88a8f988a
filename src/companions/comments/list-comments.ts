import {
  type Connection,
  connectionOf,
  type Listing,
  type Order,
  type Page,
  type PageArgs,
  pageOf,
} from '../../data/page.ts';
import { pageAround } from '../../data/page-around.ts';
import type { Context } from '../../shared/context.ts';
import { Faults } from '../../shared/faults.ts';
import { idBefore } from '../../shared/ids.ts';
import { commentById, replyPages, topPages, topTotal } from './comment.loaders.ts';
import { COMMENT, type CommentRow } from './comment.rows.ts';

/** Oldest first below one parent. The end of a UUIDv7 is random: enough to tell the list of one parent from another's. */
const threadOrder = (kind: 'c' | 'r', parentId: string): Order => ({
  name: `${kind}:${parentId}`,
  tag: kind + parentId.slice(-12),
  columns: [{ sql: COMMENT.id, type: 'uuid', descending: false }],
});

/** The top-level comments of a post, oldest first. */
const topComments = (ctx: Context, companionId: string): Listing<CommentRow> => ({
  order: threadOrder('c', companionId),
  read: (page) => topPages(ctx).load({ parentId: companionId, page }),
  positionOf: ({ id }) => [id],
  count: async () => (await topTotal(ctx).load(companionId))?.total ?? 0,
});

/** Makes the connection `Companion.comments` of rows that were found for a page, with one more than its limit. */
export function topCommentConnection(
  ctx: Context,
  companionId: string,
  found: readonly CommentRow[],
  page: Page,
): Connection<CommentRow> {
  return connectionOf(found, page, topComments(ctx, companionId));
}

/** Top-level comments of a post, oldest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listTopComments(
  ctx: Context,
  companionId: string,
  args: PageArgs,
): Promise<Connection<CommentRow>> {
  return pageOf(args, topComments(ctx, companionId));
}

/**
 * A page of the top-level comments of a post around one of them, or around the top comment of a reply. What is gone stands for the
 * time of its making, which its id tells.
 * @throws AppError BAD_USER_INPUT for wrong page arguments, what is no id, and a comment of another post.
 */
export async function listCommentsAround(
  ctx: Context,
  companionId: string,
  args: PageArgs,
  around: string,
): Promise<Connection<CommentRow>> {
  const faults = new Faults();
  const id = faults.uuid('around', around);
  const comment = id === undefined ? null : await commentById(ctx).load(id);
  if (comment && comment.companionId !== companionId) faults.add('around', 'COMMENT_NOT_FOUND');
  const top = comment?.parentId ?? id;
  const place = top === undefined ? undefined : { position: [top], justBefore: [idBefore(top)] };
  return pageAround(place, args, topComments(ctx, companionId), faults);
}

/** Replies under a comment, oldest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listReplies(ctx: Context, comment: CommentRow, args: PageArgs): Promise<Connection<CommentRow>> {
  return pageOf(args, {
    order: threadOrder('r', comment.id),
    // Replies have no replies: what is known needs no statement.
    read: async (page) => (comment.replyCount === 0 ? [] : replyPages(ctx).load({ parentId: comment.id, page })),
    positionOf: ({ id }) => [id],
    count: async () => comment.replyCount,
  });
}
