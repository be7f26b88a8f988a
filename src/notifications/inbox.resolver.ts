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
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => RoomChangedType)
export class RoomChangedResolver {
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => RoomGoneType)
export class RoomGoneResolver {
  @FieldResolver(() => Int, { description: UNREAD })
  unreadCount(@Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => NotificationArrivedType)
export class NotificationArrivedResolver {
  @FieldResolver(() => Int, { description: UNREAD_NOTIFICATIONS })
  unreadNotificationCount(@Ctx() ctx: Context): Promise<number> {
    return unreadNotificationCount(ctx, ctx.viewer!.userId);
  }
}

@Resolver(() => NotificationsReadType)
export class NotificationsReadResolver {
  @FieldResolver(() => Int, { description: UNREAD_NOTIFICATIONS })
  unreadNotificationCount(@Ctx() ctx: Context): Promise<number> {
    return unreadNotificationCount(ctx, ctx.viewer!.userId);
  }
}
