import { type Expression, type SqlBool, sql } from 'kysely';
import { list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { loaderOf } from '../../data/loaders.ts';
import { type ListBelow, pagesBelow } from '../../data/pages-below.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, rows } from '../../data/statement.ts';
import { type Context, viewerIdOf } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { COMMENT, type CommentRow, commentSeenBy, commentsFor, hasPlaceFor } from './comment.rows.ts';

const byIds = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  commentsFor(p.viewerId, hasBlocks).where('m.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Comments by id, deleted ones that keep their place included; null for one that is not there, as under a hidden post. */
export const commentById = loaderOf<CommentRow>(
  (ctx, ids) => rows(ctx, byIds(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (comment) => comment.id,
);

/** The comment of an id, or null: every comment is public, where its post is. */
export async function findComment(ctx: Context, id: string): Promise<CommentRow | null> {
  return isUuid(id) ? commentById(ctx).load(id) : null;
}

const thread = (parent: Expression<string | null>): ListBelow => ({
  columns: (p, hasBlocks) => (hasBlocks ? commentSeenBy(p.viewerId) : COMMENT),
  from: sql`comments m`,
  parent,
  id: COMMENT.id,
  descending: false,
  where: (p, hasBlocks) => (hasBlocks ? hasPlaceFor(p.viewerId) : sql<SqlBool>`true`),
});
/** Pages of the top-level comments of posts, oldest first. */
export const topPages = pagesBelow<CommentRow>({
  ...thread(COMMENT.companionId),
  where: (p, hasBlocks) =>
    hasBlocks
      ? sql<SqlBool>`${COMMENT.parentId} is null and ${hasPlaceFor(p.viewerId)}`
      : sql<SqlBool>`${COMMENT.parentId} is null`,
});
/** Pages of the replies under comments, oldest first. */
export const replyPages = pagesBelow<CommentRow>(thread(COMMENT.parentId));

const topTotals = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  db
    .selectFrom('comments as m')
    .select(list({ companionId: COMMENT.companionId, total: sql<number>`count(*)::int` }))
    .where('m.companion_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where('m.parent_id', 'is', null)
    .where(hasBlocks ? hasPlaceFor(p.viewerId) : sql<boolean>`true`)
    .groupBy('m.companion_id'),
);

/** How many top-level comments a post has, places of deleted ones included; null for none. */
export const topTotal = loaderOf<{ companionId: string; total: number }>(
  (ctx, ids) => rows(ctx, topTotals(ctx), { ids, viewerId: viewerIdOf(ctx) }),
  (found) => found.companionId,
);
