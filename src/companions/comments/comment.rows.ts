import { type Expression, sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import type { PreloadedFields } from '../../data/preloaded.ts';
import { companionExistsFor } from '../posts/companion.rows.ts';

const m = aliased<{ m: 'comments' }>();

/** A comment or reply: columns of `comments m`. */
export const COMMENT = {
  id: m.ref('m.id'),
  companionId: m.ref('m.companion_id'),
  parentId: m.ref('m.parent_id'),
  authorId: m.ref('m.author_id'),
  text: m.ref('m.text'),
  replyCount: m.ref('m.reply_count'),
  isDeleted: sql<boolean>`${m.ref('m.deleted_at')} is not null`,
  createdAt: m.ref('m.created_at'),
  editedAt: m.ref('m.edited_at'),
};

/** The GraphQL source of `Comment`. */
export type CommentRow = RowOf<typeof COMMENT> & PreloadedFields;

/** Comments `m` under posts `c` that exist for this person. */
export const commentsFor = (viewerId: Expression<string | null>) =>
  db
    .selectFrom('comments as m')
    .innerJoin('companions as c', 'c.id', 'm.companion_id')
    .select(list(COMMENT))
    .where(companionExistsFor(viewerId));
