import { sql } from 'kysely';
import { type ContentHider, NOTHING_KEPT } from '../accounts/hidden/hide-content.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import { countStars } from './write-review.ts';

// The place's row first, as everywhere: it owns the counters.
const lockPlace = query(
  (p: Params<{ id: string }>) => sql<{ placeId: string }>`
  select p.id as "placeId" from places p where p.id = (select r.place_id from reviews r where r.id = ${p.id}) for no key update`,
);
const hide = query(
  (p: Params<{ id: string; at: Date }>) => sql<{ stars: number }>`
  update reviews set hidden_at = ${p.at} where id = ${p.id} and hidden_at is null returning stars`,
);
const show = query(
  (p: Params<{ id: string }>) => sql<{ stars: number }>`
  update reviews set hidden_at = null where id = ${p.id} and hidden_at is not null returning stars`,
);

/** A hidden review is in no list and counts for no rating. */
export const reviewHider: ContentHider = {
  hide: async (tx, id) => {
    const place = await row(tx, lockPlace, { id });
    const hidden = place && (await row(tx, hide, { id, at: now(tx) }));
    if (!hidden) return null;
    await rows(tx, countStars, { placeId: place.placeId, before: hidden.stars, after: null });
    return NOTHING_KEPT;
  },
  restore: async (tx, id) => {
    const place = await row(tx, lockPlace, { id });
    const shown = place && (await row(tx, show, { id }));
    if (shown) await rows(tx, countStars, { placeId: place.placeId, before: null, after: shown.stars });
  },
};
