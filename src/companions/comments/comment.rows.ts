import { type Expression, sql } from 'kysely';
import { isBlockedBetween } from '../../accounts/blocks/block.rows.ts';
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
export const commentsFor = (viewerId: Expression<string | null>, hasBlocks: boolean) =>
  db
    .selectFrom('comments as m')
    .innerJoin('companions as c', 'c.id', 'm.companion_id')
    .select(list(hasBlocks ? commentSeenBy(viewerId) : COMMENT))
    .where(companionExistsFor(viewerId, hasBlocks))
    .where(hasBlocks ? hasPlaceFor(viewerId) : sql<boolean>`true`);

const isUnseen = (viewerId: Expression<string | null>) => isBlockedBetween(COMMENT.authorId, viewerId);
const seenReplies = (viewerId: Expression<string | null>) =>
  sql<number>`(select count(*)::int from comments o where o.parent_id = m.id and not ${isBlockedBetween(sql<string>`o.author_id`, viewerId)})`;

/** A comment for somebody who has blocks: of a person they do not see only the place is left, and only replies that they see count. */
export const commentSeenBy = (viewerId: Expression<string | null>) => ({
  ...COMMENT,
  text: sql<string | null>`case when not ${isUnseen(viewerId)} then m.text end`,
  isDeleted: sql<boolean>`(m.deleted_at is not null or ${isUnseen(viewerId)})`,
  replyCount: sql<number>`case when m.reply_count = 0 then 0 else ${seenReplies(viewerId)} end`,
});

/** The condition that `comments m` has a place for somebody who has blocks: it is of somebody they see, or such replies stand under it. */
export const hasPlaceFor = (viewerId: Expression<string | null>) =>
  sql<boolean>`(not ${isUnseen(viewerId)} or (m.reply_count > 0 and ${seenReplies(viewerId)} > 0))`;
