import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionTypes, enumOf, NodeType } from '../graphql/types.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.ts';
import type { NotificationRow } from './notification.rows.ts';

const NotificationKindEnum = enumOf(NOTIFICATION_KINDS);
registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: 'What a notification tells.',
  valuesConfig: {
    APPLICATION_RECEIVED: { description: "Somebody applied to the viewer's post." },
    APPLICATION_ACCEPTED: { description: "The viewer's application was accepted." },
    APPLICATION_REJECTED: { description: "The viewer's application was rejected." },
    MEMBER_LEFT: { description: "Somebody left the viewer's party, or the viewer was removed from one." },
    COMMENT_RECEIVED: { description: "Somebody commented on the viewer's post." },
    REPLY_RECEIVED: { description: "Somebody replied to the viewer's comment." },
    COMPANION_CHANGED: { description: 'A post that the viewer takes part in has changed.' },
  },
});

@ObjectType('Notification', {
  implements: NodeType,
  description:
    'Something that happened and concerns the viewer. At most one is unread for each kind, post or comment, and actor: a newer one takes the place of the older. What is taken back before it was read is gone.',
})
export class NotificationType extends NodeType {
  @Field(() => NotificationKindEnum, { description: 'What happened.' })
  kind!: NotificationKind;
  @Field(() => Boolean, { description: 'Whether the viewer has marked it as read.' })
  isRead!: NotificationRow['isRead'];
  @Field(() => Date, { description: 'When it happened.' })
  createdAt!: NotificationRow['createdAt'];
}

export const NotificationConnectionType = connectionTypes('Notification', () => NotificationType);
