import { FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { RoomMemberType } from './chat.types.ts';
import type { RoomMemberRow } from './room-parts.ts';

@Resolver(() => RoomMemberType)
export class RoomMemberResolver {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who; null for a departed account.' })
  user(@Root() member: RoomMemberRow): UserRow | null {
    return member.user;
  }
}
