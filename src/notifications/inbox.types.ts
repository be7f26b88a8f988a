import { createUnionType, Field, ObjectType } from 'type-graphql';
import { RoomType } from '../chat/chat.types.ts';
import type { InboxEventSource } from './inbox.ts';
import { NotificationType } from './notification.types.ts';

@ObjectType('InboxReady', { description: 'First on every subscription to the inbox.' })
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

export const InboxEventUnion = createUnionType({
  name: 'InboxEvent',
  description:
    "What changes in the viewer's room list and notifications. State, not history: after a break, query again.",
  types: () => [InboxReadyType, RoomChangedType, NotificationArrivedType] as const,
  resolveType: (event) => (event as unknown as InboxEventSource).__typename,
});
