import { loaderOf } from '../data/loaders.ts';
import { rows, statement } from '../data/statement.ts';
import type { NotificationKind } from './notification.entity.ts';

/** A notification as a plain row, the GraphQL source of `Notification`. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  actorId: string | null;
  companionId: string | null;
  commentId: string | null;
  isRead: boolean;
  createdAt: string;
}

/** Select list of a NotificationRow from `notifications n`. */
export const NOTIFICATION_COLUMNS = `n.id, n.kind, n.actor_id as "actorId", n.companion_id as "companionId",
  n.comment_id as "commentId", n.read_at is not null as "isRead", n.created_at as "createdAt"`;

/**
 * The condition that `notifications n` may still be seen: of a comment that was taken back nobody is told any more, whether
 * its place in the thread stays or not.
 */
export const VISIBLE = `(n.comment_id is null or exists (
  select from comments m where m.id = n.comment_id and m.deleted_at is null))`;

const byIds = statement<NotificationRow>(
  `select ${NOTIFICATION_COLUMNS} from notifications n where n.user_id = $1 and n.id = any($2::uuid[]) and ${VISIBLE}`,
);

/** The viewer's notifications by id; null for one of others. */
export const notificationOfViewer = loaderOf<NotificationRow>(
  async (ctx, ids) => (ctx.viewer ? rows(ctx, byIds, [ctx.viewer.userId, ids]) : []),
  (notification) => notification.id,
);
