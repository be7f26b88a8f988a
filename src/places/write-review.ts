import { sql } from 'kysely';
import { forgetHidden } from '../accounts/hidden/hide-content.ts';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
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
import { REVIEW, type ReviewRow } from './review.rows.ts';

// The row of the place owns its counters: whoever holds it reads and writes reviews of the place alone. Planners that
// point to it are not kept waiting (no key changes).
const lockPlace = query((p: Params<{ id: string }>) =>
  db.selectFrom('places').select('id').where('id', '=', p.id).forNoKeyUpdate(),
);
const lockPlaceFor = query((p: Params<{ id: string; viewerId: string }>) =>
  db
    .selectFrom('places')
    .select('id')
    .where('id', '=', p.id)
    .where(sql<boolean>`(hidden_at is null or created_by_id = ${p.viewerId})`)
    .forNoKeyUpdate(),
);
const ownReview = query((p: Params<{ placeId: string; authorId: string }>) =>
  db
    .selectFrom('reviews as r')
    .select(
      list({ id: REVIEW.id, stars: REVIEW.stars, text: REVIEW.text, isHidden: sql<boolean>`r.hidden_at is not null` }),
    )
    .where('r.place_id', '=', p.placeId)
    .where('r.author_id', '=', p.authorId),
);
const insertReview = query(
  (p: Params<{ id: string; placeId: string; authorId: string; stars: number; text: string; now: Date }>) =>
    db.insertInto('reviews').values({
      id: p.id,
      place_id: p.placeId,
      author_id: p.authorId,
      stars: p.stars,
      text: p.text,
      created_at: p.now,
    }),
);
const replaceReview = query((p: Params<{ id: string; stars: number; text: string; now: Date }>) =>
  db.updateTable('reviews').set({ stars: p.stars, text: p.text, edited_at: p.now }).where('id', '=', p.id),
);
const removeReview = query((p: Params<{ id: string }>) =>
  db
    .deleteFrom('reviews')
    .where('id', '=', p.id)
    .returning(['stars', sql<boolean>`hidden_at is not null`.as('isHidden')]),
);
/** Counts a review of a place with other stars than before, null for none, behind the lock of the place. */
export const countStars = query((p: Params<{ placeId: string; before: number | null; after: number | null }>) => {
  const [before, after] = [sql`${p.before}::int`, sql`${p.after}::int`];
  return sql`update places set
     review_count = review_count + (${after} is not null)::int - (${before} is not null)::int,
     star_sum = star_sum + coalesce(${after}, 0) - coalesce(${before}, 0),
     star_counts = array(
       select n + (stars is not distinct from ${after})::int - (stars is not distinct from ${before})::int
       from unnest(star_counts) with ordinality as counted(n, stars) order by stars)
   where id = ${p.placeId}`;
});

/**
 * Writes the viewer's review of a place, or replaces the one that there is; its `editedAt` moves only when something is
 * another than before. Rating, count and histogram of the place are exact when it commits. One's own place may be reviewed, too.
 * @throws AppError BAD_USER_INPUT at `stars` (1 to 5) and `text` (1 to 2,000 characters); NOT_FOUND PLACE_NOT_FOUND.
 */
export async function writeReview(ctx: Context, placeId: string, stars: number, rawText: string): Promise<ReviewRow> {
  const faults = new Faults();
  faults.integer('stars', stars, 1, 5);
  const checked = faults.text('text', rawText, { max: 2_000 });
  faults.check();
  const text = checked!;
  if (!isUuid(placeId)) throw notFound('PLACE_NOT_FOUND');
  const userId = ctx.viewer!.userId;
  return transaction(ctx, async (tx) => {
    if (!(await row(tx, lockPlaceFor, { id: placeId, viewerId: userId }))) throw notFound('PLACE_NOT_FOUND');
    requirePermission(canReviewPlace(tx.viewer));
    const before = await row(tx, ownReview, { placeId, authorId: userId });
    const reviewId = before?.id ?? newId();
    if (before?.stars !== stars || before.text !== text) {
      if (before) await rows(tx, replaceReview, { id: reviewId, stars, text, now: now(ctx) });
      else await rows(tx, insertReview, { id: reviewId, placeId, authorId: userId, stars, text, now: now(ctx) });
      // A hidden one counts when it is restored.
      if (!before?.isHidden) await rows(tx, countStars, { placeId, before: before?.stars ?? null, after: stars });
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
    await rows(tx, lockPlace, { id: review.placeId });
    const removed = await row(tx, removeReview, { id });
    // Somebody was faster: two devices of one person.
    if (!removed) throw notFound('REVIEW_NOT_FOUND');
    if (!removed.isHidden) await rows(tx, countStars, { placeId: review.placeId, before: removed.stars, after: null });
    await forgetHidden(tx, id);
    return placeThatStands(tx, review.placeId);
  });
}
