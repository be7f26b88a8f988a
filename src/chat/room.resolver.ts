import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { companionById } from '../companions/posts/companion.loaders.ts';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import { CompanionType } from '../companions/posts/companion.types.ts';
import type { Connection } from '../data/page.ts';
import { BothWaysArgs, describeAround, ForwardArgs } from '../graphql/arguments.ts';
import { type Selections, selectionsOnce } from '../graphql/selections.ts';
import { AtMost, Counts, PageOf } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import {
  MessageConnection,
  MessageType,
  RoomConnection,
  RoomMemberType,
  type RoomScope,
  RoomScopeEnum,
  RoomType,
} from './chat.types.ts';
import { getRoomWith } from './find-room.ts';
import { listRooms } from './list-rooms.ts';
import type { MessageRow } from './message.rows.ts';
import { listMessages } from './message-pages.ts';
import type { RoomRow } from './room.rows.ts';
import type { RoomMemberRow } from './room-member.rows.ts';
import { counterpartOf, firstUnreadSeqOf, lastMessageOf, membersOf, unreadCountOf } from './room-parts.loaders.ts';
import { ROOM_PARTS, type RoomPart, titleOf } from './room-parts.ts';

const partsOfRoom = selectionsOnce(partsSelected);
const partsOfNodes = selectionsOnce((asked) => partsSelected(asked.belowNodes()));

/** Fields that follow from the other person: the title is the name, and nobody writes to who is gone. */
const OF_COUNTERPART = ['counterpart', 'title', 'viewerCan'];

/** Parts that come along together, each time more: a document chooses one of these, and makes no statement of its own. */
const SHAPES: readonly (readonly RoomPart[])[] = [
  [],
  ['counterpart', 'lastMessage', 'unreadCount'],
  ['counterpart', 'lastMessage', 'unreadCount', 'members'],
  ROOM_PARTS,
];

/** The smallest shape with all that a document asks for of a room. */
function partsSelected(asked: Selections): readonly RoomPart[] {
  const parts = ROOM_PARTS.filter((part) =>
    (part === 'counterpart' ? OF_COUNTERPART : [part]).some((name) => asked.selects(name)),
  );
  return SHAPES.find((shape) => parts.every((part) => shape.includes(part)))!;
}

@Resolver(() => RoomType)
export class RoomResolver {
  @Authorized()
  @Query(() => RoomConnection, { description: "The viewer's rooms, last activity first." })
  rooms(
    @Ctx() ctx: Context,
    @Arg('scope', () => RoomScopeEnum, { defaultValue: 'VISIBLE', description: 'Which of them.' }) scope: RoomScope,
    @Args(() => ForwardArgs) page: ForwardArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RoomRow>> {
    return listRooms(ctx, scope, page, partsOfNodes(info));
  }

  @Authorized()
  @Query(() => RoomType, { nullable: true, description: 'One room; null for whoever is not in it.' })
  room(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomRow | null> {
    return getRoomWith(ctx, id, partsOfRoom(info));
  }

  @FieldResolver(() => String, { description: "The party's title, or the other person's nickname." })
  async title(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<string> {
    return titleOf(ctx, room, room.kind === 'DIRECT' ? await counterpartOf(ctx).load(room.id) : null);
  }

  @AtMost(LIST_SIZES.travellers)
  @FieldResolver(() => [RoomMemberType], { description: 'Who is in it now, longest first; departed accounts too.' })
  members(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<RoomMemberRow[]> {
    return membersOf(ctx).load(room.id);
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'The other person of a DIRECT room; null when the account is gone, and for a PARTY.',
  })
  counterpart(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return counterpartOf(ctx).load(room.id);
  }

  @FieldResolver(() => CompanionType, { nullable: true, description: 'The post of a PARTY; null for a DIRECT room.' })
  companion(@Root() { companionId }: RoomRow, @Ctx() ctx: Context): Promise<CompanionRow | null> | null {
    return companionId ? companionById(ctx).load(companionId) : null;
  }

  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The newest message that the viewer may read; a deleted one shows as such.',
  })
  lastMessage(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<MessageRow | null> {
    return lastMessageOf(ctx).load(room.id);
  }

  @PageOf(LIST_SIZES.pageOfMessages)
  @FieldResolver(() => MessageConnection, {
    description:
      'Oldest first. Without arguments the newest 30; `last` + `before` walks up, `first` + `after` walks down, `around` jumps.',
  })
  messages(
    @Root() room: RoomRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
    @Arg('around', () => Int, {
      nullable: true,
      description: describeAround(
        'this `seq`',
        'It may be one without a message, and one beyond the log means the newest; `firstUnreadSeq` is a good one.',
      ),
    })
    around?: number | null,
  ): Promise<Connection<MessageRow>> {
    return listMessages(ctx, room, page, around ?? null);
  }

  @Counts()
  @FieldResolver(() => Int, { description: "Others' messages after what the viewer has read, without deleted ones." })
  unreadCount(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<number> {
    return unreadCountOf(ctx).load(room.id);
  }

  @Counts()
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Position of the first message that `unreadCount` counts; null when all are read. `messages(around:)` takes it.',
  })
  firstUnreadSeq(@Root() room: RoomRow, @Ctx() ctx: Context): Promise<number | null> {
    return firstUnreadSeqOf(ctx).load(room.id);
  }
}
