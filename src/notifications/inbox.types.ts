import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { RoomType } from '../chat/chat.types.ts';
import type { InboxEventSource } from './inbox.ts';
import { NotificationType } from './notification.types.ts';

@ObjectType('InboxReady', {
  description:
    'First on every subscription to the inbox, and again whenever something may have been missed: query again.',
})
export class InboxReadyType {}

@ObjectType('RoomChanged', {
  description: 'A room of the viewer has a new message, was read on another device, or the like.',
})
export class RoomChangedType {
  @Field(() => RoomType, { description: 'The room as it is now.' })
  room!: RoomType;
}

@ObjectType('NotificationArrived', { description: 'A new notification.' })
export class NotificationArrivedType {
  @Field(() => NotificationType, { description: 'The notification.' })
  notification!: NotificationType;
}

@ObjectType('RoomGone', {
  description:
    'The viewer is no longer in this room: drop it from the list. The party was left, the viewer was removed from it, or its post is deleted. A room that the viewer hides is changed, not gone.',
})
export class RoomGoneType {
  @Field(() => ID, { description: 'Which room; it is null for the viewer from now on.' })
  roomId!: string;
}

@ObjectType('NotificationsRead', {
  description:
    'Notifications were read, here or on another device, or what they told of was taken back before anybody read it: fewer are unread.',
})
export class NotificationsReadType {}

export const InboxEventUnion = createUnionType({
  name: 'InboxEvent',
  description:
    "What changes in the viewer's room list and notifications. State, not history: after a break, query again.",
  types: () => [InboxReadyType, RoomChangedType, RoomGoneType, NotificationArrivedType, NotificationsReadType] as const,
  resolveType: (event) => (event as unknown as InboxEventSource).__typename,
});
