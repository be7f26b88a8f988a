import { type Expression, type SqlBool, sql } from 'kysely';
import { isBlockedBetween } from '../accounts/blocks/block.rows.ts';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { loaderOf } from '../data/loaders.ts';
import { pagesBelow } from '../data/pages-below.ts';
import { seenQuery } from '../data/seen-query.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { viewerIdOf } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { REVIEW, type ReviewRow } from './review.rows.ts';

const reviews = db.selectFrom('reviews as r').select(list(REVIEW));
/** Whoever wrote a review still has it while it is hidden. */
const existsFor = (viewerId: Expression<string | null>, hasBlocks: boolean) =>
  sql<SqlBool>`((r.hidden_at is null or r.author_id = ${viewerId}::uuid) and ${hasBlocks ? isAuthorSeen(viewerId) : sql`true`})`;
/** The condition that no block stands between this person and the author of `reviews r`. */
const isAuthorSeen = (viewerId: Expression<string | null>) =>
  sql<SqlBool>`not ${isBlockedBetween(REVIEW.authorId, viewerId)}`;
const byIds = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  reviews.where('r.id', '=', sql<string>`any(${p.ids}::uuid[])`).where(existsFor(p.viewerId, hasBlocks)),
);

/** Reviews by id; null for one that is not there, or is hidden from the viewer. */
export const reviewById = loaderOf<ReviewRow>(
  (ctx, ids) => rows(ctx, byIds(ctx), { ids: ids.filter(isUuid), viewerId: viewerIdOf(ctx) }),
  (review) => review.id,
);

const byAuthor = query((p: Params<{ authorId: string; placeIds: readonly string[] }>) =>
  reviews.where('r.author_id', '=', p.authorId).where('r.place_id', '=', sql<string>`any(${p.placeIds}::uuid[])`),
);

/** The viewer's own review by place id; null without one, and for nobody. */
export const viewerReviewByPlace = loaderOf<ReviewRow>(
  async (ctx, placeIds) => (ctx.viewer ? rows(ctx, byAuthor, { authorId: ctx.viewer.userId, placeIds }) : []),
  (review) => review.placeId,
);

const below = { columns: REVIEW, from: sql`reviews r`, id: REVIEW.id, descending: true };
/** Pages of what people have written of places, newest first: of many people it is one statement. */
export const reviewPagesOfAuthor = pagesBelow<ReviewRow>({
  ...below,
  parent: REVIEW.authorId,
  where: (p, hasBlocks) => existsFor(p.viewerId, hasBlocks),
});
const totalsOfAuthors = seenQuery((p: Params<{ authorIds: readonly string[]; viewerId: string | null }>, hasBlocks) =>
  db
    .selectFrom('reviews as r')
    .select(list({ authorId: REVIEW.authorId, total: sql<number>`count(*)::int` }))
    .where('r.author_id', '=', sql<string>`any(${p.authorIds}::uuid[])`)
    .where(existsFor(p.viewerId, hasBlocks))
    .groupBy('r.author_id'),
);
/** How many reviews a person has written, by the person's id; null for none. */
export const reviewTotalOfAuthor = loaderOf<{ authorId: string; total: number }>(
  (ctx, authorIds) => rows(ctx, totalsOfAuthors(ctx), { authorIds, viewerId: viewerIdOf(ctx) }),
  ({ authorId }) => authorId,
);

/** Pages of the reviews of places, newest first: those of the same form cost one statement, however many places. */
export const reviewPages = pagesBelow<ReviewRow>({
  ...below,
  parent: REVIEW.placeId,
  where: (p, hasBlocks) =>
    hasBlocks ? sql<SqlBool>`r.hidden_at is null and ${isAuthorSeen(p.viewerId)}` : sql<SqlBool>`r.hidden_at is null`,
});
