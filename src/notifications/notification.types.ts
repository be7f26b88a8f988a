import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionTypes, enumOf, NodeType } from '../graphql/types.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.ts';
import type { NotificationRow } from './notification.rows.ts';

/** `NotificationKind` of the schema. */
export const NotificationKindEnum = enumOf(NOTIFICATION_KINDS);
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
    APPLICATION_EXPIRED: { description: "The viewer's application was not answered before the trip began." },
    INVITATION_RECEIVED: { description: 'The author of a post invited the viewer to it.' },
    INVITATION_ACCEPTED: { description: "Somebody accepted the viewer's invitation." },
    COMPANION_CANCELLED: {
      description: 'The author called off a trip that the viewer takes part in, applied to or was invited to.',
    },
    HOST_LEFT: {
      description: 'The author of a post that the viewer applied to or was invited to is gone, and the post with them.',
    },
    HOST_CHANGED: { description: 'A trip that the viewer takes part in has a new author.' },
    REFERENCE_RECEIVED: { description: 'Somebody wrote a reference about the viewer, and it has become visible.' },
    REFERENCE_DUE: {
      description: 'A trip has ended and the viewer has not yet written a reference about somebody in it.',
    },
    MESSAGE_RECEIVED: {
      description:
        'Somebody sent the viewer a message. Settings use this kind for push and e-mail; rooms count unread messages themselves.',
    },
    MODERATION_DECISION: {
      description: 'A moderator decided about a report by the viewer, or about something of the viewer.',
    },
    SECURITY: {
      description: "Something about the security of the viewer's account, such as a sign-in on a new device.",
    },
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
