import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../accounts/account.types.ts';
import { OWN_COUNT, Work } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { deleteMessage, editMessage } from './change-message.ts';
import { MessageType, RoomType, SendMessageInput } from './chat.types.ts';
import type { MessageRow } from './message.rows.ts';
import { hideRoom, openDirectRoom } from './open-room.ts';
import type { RoomRow } from './room.rows.ts';
import { markRoomRead, setTyping } from './room-marks.ts';
import { unreadCountInAll } from './room-parts.ts';
import { sendMessage } from './send-message.ts';

const ROOM_ID = 'A room of the viewer.';
const MESSAGE_ID = "A message of the viewer's own.";

@Resolver(() => ViewerType)
export class ChatResolver {
  @Work(OWN_COUNT)
  @FieldResolver(() => Int, { description: 'Unread messages over all visible rooms.' })
  unreadCount(@Root() viewer: { id: string }, @Ctx() ctx: Context): Promise<number> {
    return unreadCountInAll(ctx, viewer.id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => RoomType, { description: 'The one room of this pair; opening twice answers the same room.' })
  openDirectRoom(
    @Ctx() ctx: Context,
    @Arg('userId', () => ID, { description: 'The other person.' }) userId: string,
  ): Promise<RoomRow> {
    return openDirectRoom(ctx, userId);
  }

  @Authorized('VERIFIED')
  @Mutation(() => RoomType, { description: 'Hides a room for the viewer alone, until the next message in it.' })
  hideRoom(@Ctx() ctx: Context, @Arg('roomId', () => ID, { description: ROOM_ID }) roomId: string): Promise<RoomRow> {
    return hideRoom(ctx, roomId);
  }

  @Authorized('VERIFIED')
  @Mutation(() => MessageType, { description: 'Writes into a room; at most 10 in 10 seconds.' })
  sendMessage(
    @Ctx() ctx: Context,
    @Arg('input', () => SendMessageInput, { description: 'What, and where.' }) input: SendMessageInput,
  ): Promise<MessageRow> {
    return sendMessage(ctx, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => MessageType, { description: 'Changes the words of a message, within 24 hours.' })
  editMessage(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: MESSAGE_ID }) id: string,
    @Arg('text', () => String, { description: '1 to 4,000 characters.' }) text: string,
  ): Promise<MessageRow> {
    return editMessage(ctx, id, text);
  }

  @Authorized('VERIFIED')
  @Mutation(() => MessageType, { description: 'Takes a message back; its place in the log stays.' })
  deleteMessage(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: MESSAGE_ID }) id: string,
  ): Promise<MessageRow> {
    return deleteMessage(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => RoomType, { description: 'Everything up to `seq` is read. Never moves back.' })
  markRoomRead(
    @Ctx() ctx: Context,
    @Arg('roomId', () => ID, { description: ROOM_ID }) roomId: string,
    @Arg('seq', () => Int, { description: 'Beyond the newest event means the newest.' }) seq: number,
  ): Promise<RoomRow> {
    return markRoomRead(ctx, roomId, seq);
  }

  @Authorized('VERIFIED')
  @Mutation(() => Boolean, { description: 'Tells the others that the viewer is writing. Keeps nothing.' })
  setTyping(@Ctx() ctx: Context, @Arg('roomId', () => ID, { description: ROOM_ID }) roomId: string): Promise<boolean> {
    return setTyping(ctx, roomId);
  }
}
