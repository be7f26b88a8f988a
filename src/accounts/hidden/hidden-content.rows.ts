import { sql } from 'kysely';
import { aliased, type RowOf } from '../../data/columns.ts';

const h = aliased<{ h: 'hidden_contents' }>();

/** Why something is hidden: columns of `hidden_contents h`. */
export const HIDDEN = {
  subjectId: h.ref('h.subject_id'),
  reason: h.ref('h.reason'),
  since: h.ref('h.hidden_at'),
  text: sql<string | null>`h.kept ->> 'text'`,
};

/** The GraphQL source of `HiddenContent`. */
export type HiddenContentRow = RowOf<typeof HIDDEN>;
