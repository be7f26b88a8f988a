import { forgetHidden } from '../accounts/hidden/hide-content.ts';
import { row, rows, statement } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { requirePermission } from '../shared/permission.ts';
import { placeThatStands } from './place.loaders.ts';
import { canChangeReview, canReviewPlace } from './place.policy.ts';
import type { PlaceRow } from './place.rows.ts';
import { reviewById } from './review.loaders.ts';
import type { ReviewRow } from './review.rows.ts';

// The row of the place owns its counters: whoever holds it reads and writes reviews of the place alone. Planners that
// point to it are not kept waiting (no key changes).
const lockPlace = statement<{ id: string }>('select id from places where id = $1 for no key update');
const lockPlaceFor = statement<{ id: string }>(
  'select id from places where id = $1 and (hidden_at is null or created_by_id = $2) for no key update',
);
const ownReview = statement<{ id: string; stars: number; text: string; isHidden: boolean }>(
  'select id, stars, text, hidden_at is not null as "isHidden" from reviews where place_id = $1 and author_id = $2',
);
const insertReview = statement(
  'insert into reviews (id, place_id, author_id, stars, text, created_at) values ($1, $2, $3, $4, $5, $6)',
);
const replaceReview = statement('update reviews set stars = $2, text = $3, edited_at = $4 where id = $1');
const removeReview = statement<{ stars: number; isHidden: boolean }>(
  'delete from reviews where id = $1 returning stars, hidden_at is not null as "isHidden"',
);
/** Counts a review of a place with other stars than before: [place, before or null, now or null], behind the lock of the place. */
export const countStars = statement(
  `update places set
     review_count = review_count + ($3::int is not null)::int - ($2::int is not null)::int,
     star_sum = star_sum + coalesce($3, 0) - coalesce($2, 0),
     star_counts = array(
       select n + (stars is not distinct from $3)::int - (stars is not distinct from $2)::int
       from unnest(star_counts) with ordinality as counted(n, stars) order by stars)
   where id = $1`,
);

/**
 * Writes the viewer's review of a place, or replaces the one that there is; its `editedAt` moves only when something is
 * another than before. Rating, count and histogram of the place are exact when it commits. One's own place may be reviewed, too.
 * @throws AppError BAD_USER_INPUT at `stars` (1 to 5) and `text` (1 to 2,000 characters); NOT_FOUND PLACE_NOT_FOUND.
 */
export async function writeReview(ctx: Context, placeId: string, stars: number, rawText: string): Promise<ReviewRow> {
  const faults = new Faults();
  faults.integer('stars', stars, 1, 5);
  const text = faults.text('text', rawText, { max: 2_000 });
  faults.check();
  if (!isUuid(placeId)) throw notFound('PLACE_NOT_FOUND');
  const userId = ctx.viewer!.userId;
  return transaction(ctx, async (tx) => {
    if (!(await row(tx, lockPlaceFor, [placeId, userId]))) throw notFound('PLACE_NOT_FOUND');
    requirePermission(canReviewPlace(tx.viewer));
    const before = await row(tx, ownReview, [placeId, userId]);
    const reviewId = before?.id ?? newId();
    if (before?.stars !== stars || before.text !== text) {
      if (before) await rows(tx, replaceReview, [reviewId, stars, text, now(ctx)]);
      else await rows(tx, insertReview, [reviewId, placeId, userId, stars, text, now(ctx)]);
      // A hidden one counts when it is restored.
      if (!before?.isHidden) await rows(tx, countStars, [placeId, before?.stars ?? null, stars]);
    }
    return (await reviewById(tx).load(reviewId))!;
  });
}

/**
 * Takes the viewer's review back and answers its place, with rating, count and histogram as they are then.
 * @throws AppError NOT_FOUND REVIEW_NOT_FOUND; FORBIDDEN NOT_REVIEW_AUTHOR.
 */
export async function deleteReview(ctx: Context, id: string): Promise<PlaceRow> {
  return transaction(ctx, async (tx) => {
    const review = await reviewById(tx).load(id);
    if (!review) throw notFound('REVIEW_NOT_FOUND');
    requirePermission(canChangeReview(tx.viewer, review));
    await rows(tx, lockPlace, [review.placeId]);
    const removed = await row(tx, removeReview, [id]);
    // Somebody was faster: two devices of one person.
    if (!removed) throw notFound('REVIEW_NOT_FOUND');
    if (!removed.isHidden) await rows(tx, countStars, [review.placeId, removed.stars, null]);
    await forgetHidden(tx, id);
    return placeThatStands(tx, review.placeId);
  });
}
