import {
  Authorized,
  Ctx,
  FieldResolver,
  Int,
  Resolver,
  Root,
  type SubscribeResolverData,
  Subscription,
} from 'type-graphql';
import { unreadCountInAll } from '../chat/room-parts.ts';
import { OWN_COUNT, Work } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { type InboxEventSource, openInbox } from './inbox.ts';
import {
  InboxEventUnion,
  InboxReadyType,
  NotificationArrivedType,
  NotificationsReadType,
  RoomChangedType,
  RoomGoneType,
} from './inbox.types.ts';
import { unreadNotificationCount } from './notification.service.ts';

const UNREAD = 'Unread messages over all visible rooms, now.';
const UNREAD_NOTIFICATIONS = 'Unread notifications, now.';

@Resolver()
export class InboxResolver {
  @Authorized()
  @Subscription(() => InboxEventUnion, {
    description:
      "What changes in the viewer's room list and notifications. State, not history: after a break, query again.",
    subscribe: ({ context }: SubscribeResolverData<unknown, object, Context>) => openInbox(context),
  })
  inbox(@Root() event: InboxEventSource): InboxEventSource {
    return event;
  }
}

@Resolver(() => InboxReadyType)
export class InboxReadyResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => RoomChangedType)
export class RoomChangedResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => RoomGoneType)
export class RoomGoneResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => NotificationArrivedType)
export class NotificationArrivedResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: UNREAD_NOTIFICATIONS })
  unreadNotificationCount(@Ctx() ctx: Context): Promise<number> {
    return unreadNotificationCount(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => NotificationsReadType)
export class NotificationsReadResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: UNREAD_NOTIFICATIONS })
  unreadNotificationCount(@Ctx() ctx: Context): Promise<number> {
    return unreadNotificationCount(ctx, ctx.viewer!.userId);
  }
}
