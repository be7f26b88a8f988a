import { type RawBuilder, sql } from 'kysely';
import { aliased, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';

const n = aliased<{ n: 'notifications' }>();

/** A notification: columns of `notifications n`. */
export const NOTIFICATION = {
  id: n.ref('n.id'),
  kind: n.ref('n.kind'),
  actorId: n.ref('n.actor_id'),
  companionId: n.ref('n.companion_id'),
  commentId: n.ref('n.comment_id'),
  isRead: sql<boolean>`${n.ref('n.read_at')} is not null`,
  createdAt: n.ref('n.created_at'),
};

/** The GraphQL source of `Notification`. */
export type NotificationRow = RowOf<typeof NOTIFICATION>;

/**
 * The condition that `notifications n` may still be seen: of a comment that was taken back nobody is told any more, whether
 * its place in the thread stays or not.
 */
export const VISIBLE = sql<boolean>`(n.comment_id is null or exists (
  select from comments m where m.id = n.comment_id and m.deleted_at is null))`;

/** Notifications `n` of a person that may still be seen. */
export const visibleOf = (userId: RawBuilder<string>) =>
  db.selectFrom('notifications as n').where('n.user_id', '=', userId).where(VISIBLE);
