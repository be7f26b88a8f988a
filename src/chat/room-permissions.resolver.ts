import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { companionForRules } from '../companions/posts/companion.loaders.ts';
import { PermissionType } from '../graphql/types.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import type { Permission } from '../shared/permission.ts';
import { RoomPermissionsType, RoomType } from './chat.types.ts';
import { canLeaveRoom, canSend, isOnlyRead } from './room.policy.ts';
import type { RoomRow } from './room.rows.ts';
import { knownCounterpart } from './room-parts.loaders.ts';

@Resolver(() => RoomType)
export class PermissionsOfRoomResolver {
  @FieldResolver(() => RoomPermissionsType, { description: 'What the viewer may do in it and, where not, why.' })
  viewerCan(@Root() room: RoomRow): RoomPermissionsType {
    return { room };
  }
}

@Resolver(() => RoomPermissionsType)
export class RoomPermissionsResolver {
  @FieldResolver(() => PermissionType, {
    description:
      '`sendMessage`: every member, while the other person of a room of two is there and, before the first words, lets the viewer; in a party’s, until a week after its trip was called off.',
  })
  async send(@Root() { room }: RoomPermissionsType, @Ctx() ctx: Context): Promise<Permission> {
    const isCounterpartGone = room.kind === 'DIRECT' && (await knownCounterpart(ctx, room)) === null;
    const isReadOnly = isOnlyRead(room.partyCancelledAt, now(ctx));
    return canSend(ctx.viewer, { isCounterpartGone, isReadOnly, isUnwanted: await isUnwanted(ctx, room) });
  }

  @FieldResolver(() => PermissionType, {
    description: '`leaveCompanion` of its party: members but the author. A room of two stays; `hideRoom` hides it.',
  })
  async leave(@Root() { room }: RoomPermissionsType, @Ctx() ctx: Context): Promise<Permission> {
    const party = room.companionId ? await companionForRules(ctx).load(room.companionId) : null;
    return canLeaveRoom(ctx.viewer, party);
  }
}

/** Whether nothing was said yet in a room of two and the other does not let the viewer begin. */
async function isUnwanted(ctx: Context, { kind, lastMessageSeq, counterpartId }: RoomRow): Promise<boolean> {
  if (kind !== 'DIRECT' || lastMessageSeq > 0 || counterpartId === null) return false;
  return !(await ctx.app.acceptsMessages(ctx, counterpartId));
}
