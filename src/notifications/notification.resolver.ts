import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UserType, ViewerType } from '../accounts/account.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { commentById } from '../companions/comments/comment.loaders.ts';
import type { CommentRow } from '../companions/comments/comment.rows.ts';
import { CommentType } from '../companions/comments/comment.types.ts';
import { companionById } from '../companions/posts/companion.loaders.ts';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import { CompanionType } from '../companions/posts/companion.types.ts';
import type { Connection } from '../data/page.ts';
import { ForwardArgs } from '../graphql/arguments.ts';
import { OWN_COUNT, Work } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import type { NotificationRow } from './notification.rows.ts';
import { listNotifications, markNotificationsRead, unreadNotificationCount } from './notification.service.ts';
import { NotificationConnectionType, NotificationType } from './notification.types.ts';

@Resolver(() => NotificationType)
export class NotificationResolver {
  @Authorized()
  @Query(() => NotificationConnectionType, { description: "The viewer's notifications, newest first." })
  notifications(
    @Ctx() ctx: Context,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false, description: 'Leave out what was read.' })
    unreadOnly: boolean,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<NotificationRow>> {
    return listNotifications(ctx, unreadOnly, page);
  }

  @Authorized('VERIFIED')
  @Mutation(() => Int, {
    description:
      'Marks notifications as read, without `ids` all; answers how many were unread. Every inbox of the viewer is told.',
  })
  markNotificationsRead(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { nullable: true, description: 'At most 100; left out: all.' }) ids: string[] | null,
  ): Promise<number> {
    return markNotificationsRead(ctx, ids ?? null);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who did it; null when the account is gone.' })
  actor(@Root() { actorId }: NotificationRow, @Ctx() ctx: Context): Promise<UserRow | null> | null {
    return actorId === null ? null : userById(ctx).load(actorId);
  }

  @FieldResolver(() => CompanionType, { nullable: true, description: 'The post it is about.' })
  companion(@Root() { companionId }: NotificationRow, @Ctx() ctx: Context): Promise<CompanionRow | null> | null {
    return companionId === null ? null : companionById(ctx).load(companionId);
  }

  @FieldResolver(() => CommentType, { nullable: true, description: 'The comment it is about, if any.' })
  comment(@Root() { commentId }: NotificationRow, @Ctx() ctx: Context): Promise<CommentRow | null> | null {
    return commentId === null ? null : commentById(ctx).load(commentId);
  }
}

@Resolver(() => ViewerType)
export class NotificationsOfViewerResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: 'Unread notifications, for a badge.' })
  unreadNotificationCount(@Root() viewer: { id: string }, @Ctx() ctx: Context): Promise<number> {
    return unreadNotificationCount(ctx, viewer.id);
  }
}
