import { sql } from 'kysely';
import { aliased, type RowOf } from '../data/columns.ts';

const r = aliased<{ r: 'reviews' }>();

/** A review: columns of `reviews r`. */
export const REVIEW = {
  id: r.ref('r.id'),
  placeId: r.ref('r.place_id'),
  authorId: r.ref('r.author_id'),
  stars: r.ref('r.stars'),
  text: r.ref('r.text'),
  /** Whether moderators hide it: then it exists for its author alone, and counts nothing. */
  isHidden: sql<boolean>`${r.ref('r.hidden_at')} is not null`,
  createdAt: r.ref('r.created_at'),
  editedAt: r.ref('r.edited_at'),
};

/** The GraphQL source of `Review`. */
export type ReviewRow = RowOf<typeof REVIEW>;
