import { type Expression, sql } from 'kysely';
import { aliased, type RowOf } from '../../data/columns.ts';

const f = aliased<{ f: 'trip_references' }>();

/** A reference: columns of `trip_references f`; nothing that only moderators see. */
export const REFERENCE = {
  id: f.ref('f.id'),
  companionId: f.ref('f.companion_id'),
  authorId: f.ref('f.author_id'),
  subjectId: f.ref('f.subject_id'),
  text: f.ref('f.text'),
  wouldTravelAgain: f.ref('f.would_travel_again'),
  createdAt: f.ref('f.created_at'),
  response: f.ref('f.response'),
};
/** The GraphQL source of `Reference`. */
export type ReferenceRow = RowOf<typeof REFERENCE>;

/** The condition that `trip_references f` is seen by others at an instant. */
export const isVisible = (at: Expression<Date>) => sql<boolean>`f.visible_from <= ${at}`;

/** So long after the end of a trip travellers write about each other, days (docs/domain.md, References). */
export const WINDOW_DAYS = 30;
