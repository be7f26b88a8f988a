import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { findMessage } from '../chat/find-message.ts';
import { getRoomFor } from '../chat/find-room.ts';
import type { MessageRow } from '../chat/message.rows.ts';
import type { RoomRow } from '../chat/room.rows.ts';
import { findComment } from '../companions/comments/comment.loaders.ts';
import type { CommentRow } from '../companions/comments/comment.rows.ts';
import { type ApplicationRow, findApplication } from '../companions/party/application.rows.ts';
import { findCompanion } from '../companions/posts/companion.loaders.ts';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import { notificationOfViewer } from '../notifications/notification.loaders.ts';
import type { NotificationRow } from '../notifications/notification.rows.ts';
import { placeById } from '../places/place.loaders.ts';
import type { PlaceRow } from '../places/place.rows.ts';
import { reviewById } from '../places/review.loaders.ts';
import type { ReviewRow } from '../places/review.rows.ts';
import { plannerVisibleById } from '../planners/planner.loaders.ts';
import type { PlannerRow } from '../planners/planner.rows.ts';
import type { Context } from '../shared/context.ts';

/** The row of a type that implements Node. */
interface Rows {
  User: UserRow;
  Companion: CompanionRow;
  Comment: CommentRow;
  Application: ApplicationRow;
  Place: PlaceRow;
  Review: ReviewRow;
  Planner: PlannerRow;
  Room: RoomRow;
  Message: MessageRow;
  Notification: NotificationRow;
}

export type NodeName = keyof Rows;
export type NodeRow = Rows[NodeName];

/** Where the objects of a type stand, and the gate of their domain: null for what the viewer may not see. */
interface NodeSource<Row> {
  table: string;
  find(ctx: Context, id: string): Promise<Row | null>;
}

/** Every type that implements Node. */
export const NODES: { [Name in NodeName]: NodeSource<Rows[Name]> } = {
  User: { table: 'users', find: (ctx, id) => userById(ctx).load(id) },
  Companion: { table: 'companions', find: findCompanion },
  Comment: { table: 'comments', find: findComment },
  Application: { table: 'applications', find: findApplication },
  Place: { table: 'places', find: (ctx, id) => placeById(ctx).load(id) },
  Review: { table: 'reviews', find: (ctx, id) => reviewById(ctx).load(id) },
  Planner: { table: 'planners', find: (ctx, id) => plannerVisibleById(ctx).load(id) },
  Room: { table: 'rooms', find: getRoomFor },
  Message: { table: 'messages', find: findMessage },
  Notification: { table: 'notifications', find: (ctx, id) => notificationOfViewer(ctx).load(id) },
};
