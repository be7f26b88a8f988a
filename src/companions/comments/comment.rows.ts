import { type Expression, sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { loaderOf } from '../../data/loaders.ts';
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
import { type ListBelow, pagesBelow } from '../../data/pages-below.ts';
import type { PreloadedFields } from '../../data/preloaded.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { idBefore } from '../../shared/ids.ts';

const m = aliased<{ m: 'comments' }>();

/** A comment or reply: columns of `comments m`. */
export const COMMENT = {
  id: m.ref('m.id'),
  companionId: m.ref('m.companion_id'),
  parentId: m.ref('m.parent_id'),
  authorId: m.ref('m.author_id'),
  text: m.ref('m.text'),
  replyCount: m.ref('m.reply_count'),
  isDeleted: sql<boolean>`${m.ref('m.deleted_at')} is not null`,
  createdAt: m.ref('m.created_at'),
  editedAt: m.ref('m.edited_at'),
};

/** The GraphQL source of `Comment`. */
export type CommentRow = RowOf<typeof COMMENT> & PreloadedFields;

const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  db.selectFrom('comments as m').select(list(COMMENT)).where('m.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Comments by id, deleted ones that keep their place included; null for one that is not there. */
export const commentById = loaderOf<CommentRow>(
  (ctx, ids) => rows(ctx, byIds, { ids }),
  (comment) => comment.id,
);

/** The comment of an id, or null; whoever asks, for every comment is public. */
export async function findComment(ctx: Context, id: string): Promise<CommentRow | null> {
  return isUuid(id) ? commentById(ctx).load(id) : null;
}

const thread = (parent: Expression<string | null>): ListBelow => ({
  columns: COMMENT,
  from: sql`comments m`,
  parent,
  id: COMMENT.id,
  descending: false,
});
const topPages = pagesBelow<CommentRow>({
  ...thread(COMMENT.companionId),
  where: () => m.eb('m.parent_id', 'is', null),
});
const replyPages = pagesBelow<CommentRow>(thread(COMMENT.parentId));

const topTotals = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('comments as m')
    .select(list({ companionId: COMMENT.companionId, total: sql<number>`count(*)::int` }))
    .where('m.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where('m.parent_id', 'is', null)
    .groupBy('m.companion_id'),
);

/** How many top-level comments a post has, places of deleted ones included; null for none. */
const topTotal = loaderOf<{ companionId: string; total: number }>(
  (ctx, ids) => rows(ctx, topTotals, { ids }),
  (found) => found.companionId,
);

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
