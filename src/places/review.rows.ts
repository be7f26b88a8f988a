import { sql } from 'kysely';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { pagesBelow } from '../data/pages-below.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';

const r = aliased<{ r: 'reviews' }>();

/** A review: columns of `reviews r`. */
const REVIEW = {
  id: r.ref('r.id'),
  placeId: r.ref('r.place_id'),
  authorId: r.ref('r.author_id'),
  stars: r.ref('r.stars'),
  text: r.ref('r.text'),
  createdAt: r.ref('r.created_at'),
  editedAt: r.ref('r.edited_at'),
};

/** The GraphQL source of `Review`. */
export type ReviewRow = RowOf<typeof REVIEW>;

const reviews = db.selectFrom('reviews as r').select(list(REVIEW));
const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  reviews.where('r.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Reviews by id, for everybody; null for one that is not there. */
export const reviewById = loaderOf<ReviewRow>(
  (ctx, ids) => rows(ctx, byIds, { ids: ids.filter(isUuid) }),
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

const below = { columns: REVIEW, from: sql`reviews r`, id: r.ref('r.id'), descending: true };
const pagesOfAuthor = pagesBelow<ReviewRow>({ ...below, parent: r.ref('r.author_id') });
const totalsOfAuthors = query(
  (p: Params<{ authorIds: readonly string[] }>) => sql<{ authorId: string; total: number }>`
  select author_id as "authorId", count(*)::int as total from reviews where author_id = any(${p.authorIds}::uuid[]) group by author_id`,
);
const totalOfAuthor = loaderOf<{ authorId: string; total: number }>(
  (ctx, authorIds) => rows(ctx, totalsOfAuthors, { authorIds }),
  ({ authorId }) => authorId,
);

/** What a person has written of places, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listReviewsOf = (ctx: Context, authorId: string, args: PageArgs): Promise<Connection<ReviewRow>> =>
  pageOf(args, {
    order: { name: `reviews-of:${authorId}`, columns: [{ sql: r.ref('r.id'), type: 'uuid', descending: true }] },
    read: (page) => pagesOfAuthor(ctx).load({ parentId: authorId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await totalOfAuthor(ctx).load(authorId))?.total ?? 0,
  });

/** Reviews of a place, newest first; cursors of one place fit no other. */
export const reviewOrder = (placeId: string): Order => ({
  name: `reviews:${placeId}`,
  columns: [{ sql: r.ref('r.id'), type: 'uuid', descending: true }],
});

/** Pages of the reviews of places, newest first: those of the same form cost one statement, however many places. */
export const reviewPages = pagesBelow<ReviewRow>({ ...below, parent: r.ref('r.place_id') });
