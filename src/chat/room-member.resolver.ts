import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import { departedUser, type UserRow } from '../accounts/user.rows.ts';
import { SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { derivedId } from '../shared/ids.ts';
import { RoomMemberType } from './chat.types.ts';
import type { RoomEventSource } from './room-event-sources.ts';
import { MemberJoinedType, ReadMarkerMovedType } from './room-events.types.ts';
import { memberOfRoom } from './room-member.loaders.ts';
import type { RoomMemberRow } from './room-member.rows.ts';

type JoinedSource = Extract<RoomEventSource, { __typename: 'MemberJoined' }>;
type OfMember = Pick<RoomMemberRow, 'roomId' | 'userId'>;

@Resolver(() => RoomMemberType)
export class RoomMemberResolver {
  @SameForAll()
  @FieldResolver(() => ID, {
    description:
      "An id of its own, not the person's: the same person in the same room, also after leaving and coming back.",
  })
  id(@Root() { roomId, userId }: OfMember): string {
    return derivedId('RoomMember', roomId, userId);
  }
}

@Resolver(() => MemberJoinedType)
export class MemberJoinedResolver {
  @SameForAll()
  @FieldResolver(() => UserType, { description: 'Who; without a name when the account is gone meanwhile.' })
  user(@Root() { joined, userId }: JoinedSource, @Ctx() ctx: Context): UserRow {
    return joined ?? departedUser(ctx, userId);
  }

  @SameForAll()
  @FieldResolver(() => RoomMemberType, { description: 'The member, as it is now.' })
  member(@Root() event: OfMember, @Ctx() ctx: Context): Promise<RoomMemberRow | null> {
    return memberOfRoom(ctx).load(event);
  }
}

@Resolver(() => ReadMarkerMovedType)
export class ReadMarkerMovedResolver {
  @SameForAll()
  @FieldResolver(() => RoomMemberType, { description: 'The member, as it is now: may have read further still.' })
  member(@Root() event: OfMember, @Ctx() ctx: Context): Promise<RoomMemberRow | null> {
    return memberOfRoom(ctx).load(event);
  }
}
