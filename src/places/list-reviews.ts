import { type Connection, type PageArgs, pageOf } from '../data/page.ts';
import type { Context } from '../shared/context.ts';
import type { PlaceRow } from './place.rows.ts';
import { type ReviewRow, reviewOrder, reviewPages } from './review.rows.ts';

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
