import { childPageLoader } from '../../data/child-pages.ts';
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
import type { PreloadedFields } from '../../data/preloaded.ts';
import { rows, statement } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { idBefore } from '../../shared/ids.ts';
import type { Comment } from './comment.entity.ts';

/** A comment or reply, the GraphQL source of `Comment`. */
export type CommentRow = Pick<Comment, 'id' | 'companionId' | 'authorId' | 'replyCount'> & {
  parentId: string | null;
  text: string | null;
  isDeleted: boolean;
  createdAt: string;
  editedAt: string | null;
} & PreloadedFields;

/** Select list of a CommentRow from `comments m`. */
export const COMMENT_COLUMNS = `m.id, m.companion_id as "companionId", m.parent_id as "parentId", m.author_id as "authorId",
  m.text, m.reply_count as "replyCount", m.deleted_at is not null as "isDeleted", m.created_at as "createdAt", m.edited_at as "editedAt"`;

const byIds = statement<CommentRow>(`select ${COMMENT_COLUMNS} from comments m where m.id = any($1::uuid[])`);

/** Comments by id, deleted ones that keep their place included; null for one that is not there. */
export const commentById = loaderOf<CommentRow>(
  (ctx, ids) => rows(ctx, byIds, [ids]),
  (comment) => comment.id,
);

/** The comment of an id, or null; whoever asks, for every comment is public. */
export async function findComment(ctx: Context, id: string): Promise<CommentRow | null> {
  return isUuid(id) ? commentById(ctx).load(id) : null;
}

const topPages = childPageLoader<CommentRow>({
  columns: COMMENT_COLUMNS,
  from: 'comments m',
  parent: 'm.companion_id',
  id: 'm.id',
  descending: false,
  where: 'm.parent_id is null',
});

const replyPages = childPageLoader<CommentRow>({
  columns: COMMENT_COLUMNS,
  from: 'comments m',
  parent: 'm.parent_id',
  id: 'm.id',
  descending: false,
});

const topTotals = statement<{ companionId: string; total: number }>(
  `select m.companion_id as "companionId", count(*)::int as total from comments m
   where m.companion_id = any($1::uuid[]) and m.parent_id is null group by m.companion_id`,
);

/** How many top-level comments a post has, places of deleted ones included; null for none. */
const topTotal = loaderOf<{ companionId: string; total: number }>(
  (ctx, ids) => rows(ctx, topTotals, [ids]),
  (found) => found.companionId,
);

/** Oldest first below one parent. The end of a UUIDv7 is random: enough to tell the list of one parent from another's. */
const threadOrder = (kind: 'c' | 'r', parentId: string): Order => ({
  name: `${kind}:${parentId}`,
  tag: kind + parentId.slice(-12),
  columns: [{ sql: 'm.id', type: 'uuid', descending: false }],
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
