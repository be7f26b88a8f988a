import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import { Comment } from '../companions/comments/comment.entity.ts';
import { Companion } from '../companions/posts/companion.entity.ts';
import type { TableOf } from '../data/tables.ts';

export const NOTIFICATION_KINDS = [
  'APPLICATION_RECEIVED',
  'APPLICATION_ACCEPTED',
  'APPLICATION_REJECTED',
  'MEMBER_LEFT',
  'COMMENT_RECEIVED',
  'REPLY_RECEIVED',
  'COMPANION_CHANGED',
  'APPLICATION_EXPIRED',
  'INVITATION_RECEIVED',
  'INVITATION_ACCEPTED',
  'COMPANION_CANCELLED',
  'HOST_LEFT',
  'HOST_CHANGED',
  'REFERENCE_RECEIVED',
  'REFERENCE_DUE',
  'MESSAGE_RECEIVED',
  'MODERATION_DECISION',
  'SECURITY',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Something that a person is told. */
const notificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notifications',
  properties: {
    id: p.uuid().primary(),
    // No key in the database: whoever writes one would wait for a person who is just leaving, and be waited for.
    userId: () => p.manyToOne(User).mapToPk().name('user_id').createForeignKeyConstraint(false),
    kind: p.enum(NOTIFICATION_KINDS),
    actorId: () => p.manyToOne(User).mapToPk().name('actor_id').nullable(),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id').nullable(),
    commentId: () => p.manyToOne(Comment).mapToPk().name('comment_id').nullable(),
    createdAt: p.datetime(3),
    readAt: p.datetime(3).nullable(),
  },
});
export class Notification extends notificationSchema.class {}
notificationSchema.setClass(Notification);

declare module '../data/tables.ts' {
  interface Tables {
    notifications: TableOf<typeof notificationSchema>;
  }
}
