import { type Connection, type CursorOrder, type PageArgs, pageOf } from '../data/page.ts';
import type { Context } from '../shared/context.ts';
import type { PlaceRow } from './place.rows.ts';
import { reviewPages, reviewPagesOfAuthor, reviewTotalOfAuthor } from './review.loaders.ts';
import type { ReviewRow } from './review.rows.ts';

/**
 * A page of the reviews of a place, newest first; asked of many places at once it is one statement.
 * @throws AppError BAD_USER_INPUT: a page or cursor that is none.
 */
export async function listReviews(ctx: Context, place: PlaceRow, args: PageArgs): Promise<Connection<ReviewRow>> {
  return pageOf(args, {
    order: reviewOrder(place.id),
    read: (page) => reviewPages(ctx).load({ parentId: place.id, page }),
    positionOf: (review) => [review.id],
    count: async () => place.reviewCount,
  });
}

/** What a person has written of places, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listReviewsOf = (ctx: Context, authorId: string, args: PageArgs): Promise<Connection<ReviewRow>> =>
  pageOf(args, {
    order: { name: `reviews-of:${authorId}`, columns: [{ type: 'uuid' }] },
    read: (page) => reviewPagesOfAuthor(ctx).load({ parentId: authorId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await reviewTotalOfAuthor(ctx).load(authorId))?.total ?? 0,
  });

/** Reviews of a place, newest first; cursors of one place fit no other. */
const reviewOrder = (placeId: string): CursorOrder => ({
  name: `reviews:${placeId}`,
  columns: [{ type: 'uuid' }],
});
