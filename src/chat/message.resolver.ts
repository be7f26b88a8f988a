import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import { hiddenFrom } from '../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../accounts/hidden/hidden-content.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { AtMost, SameForAll, VariesByAuthorship } from '../graphql/types.ts';
import type { ImageRow } from '../media/image.rows.ts';
import { ImageType } from '../media/media.types.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { MessagePermissionsType, MessageType, RoomType } from './chat.types.ts';
import { requireRoom } from './find-room.ts';
import { imagesOfMessage } from './message.loaders.ts';
import { canDeleteMessage, canEditMessage } from './message.policy.ts';
import type { MessageRow } from './message.rows.ts';
import type { RoomRow } from './room.rows.ts';
import type { MessageWarning } from './warnings/message-warning.ts';
import { MessageWarningEnum } from './warnings/warning.types.ts';
import { warningForViewer } from './warnings/warning-for-viewer.ts';

@Resolver(() => MessageType)
export class MessageResolver {
  @FieldResolver(() => RoomType, { description: 'Where it stands.' })
  room(@Root() message: MessageRow, @Ctx() ctx: Context): Promise<RoomRow> {
    return requireRoom(ctx, message.roomId);
  }

  @SameForAll()
  @FieldResolver(() => UserType, { nullable: true, description: 'Who wrote it; null for a departed account.' })
  author(@Root() message: MessageRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(message.authorId);
  }

  @VariesByAuthorship()
  @FieldResolver(() => Boolean, { description: 'Whether the viewer wrote it.' })
  isMine(@Root() message: MessageRow, @Ctx() ctx: Context): boolean {
    return message.authorId === ctx.viewer?.userId;
  }

  @SameForAll()
  @AtMost(LIST_SIZES.imagesOfMessage)
  @FieldResolver(() => [ImageType], { description: 'Up to four pictures, in order; none when deleted.' })
  images(@Root() message: MessageRow, @Ctx() ctx: Context): Promise<ImageRow[]> {
    return imagesOfMessage(ctx).load(message.id);
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() message: MessageRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, message.authorId, message, message.isDeleted);
  }

  @FieldResolver(() => MessageWarningEnum, {
    nullable: true,
    description:
      'What its text seems to ask for that people who meet strangers should think about first. Only receivers see it, until the two have travelled together; ' +
      'null for its author, and when deleted. A guess: nothing is refused. Followers of a room who ask for it in events do not share one execution.',
  })
  warning(@Root() message: MessageRow, @Ctx() ctx: Context): Promise<MessageWarning | null> | null {
    return warningForViewer(ctx, message);
  }

  @FieldResolver(() => MessagePermissionsType, {
    description:
      'What the viewer may do with it and, where not, why. Followers of a room who ask for it in events do not share one execution.',
  })
  viewerCan(@Root() message: MessageRow, @Ctx() ctx: Context): MessagePermissionsType {
    return {
      edit: canEditMessage(ctx.viewer, message, now(ctx)),
      delete: canDeleteMessage(ctx.viewer, message),
      about: { id: message.id, ownerId: message.authorId },
    };
  }
}
