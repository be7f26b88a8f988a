import { type Expression, sql } from 'kysely';
import type { UserRow } from '../accounts/user.rows.ts';
import { list } from '../data/columns.ts';
import { keyedLoader } from '../data/loaders.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { type RoomRow, roomsOfMember } from './room.rows.ts';
import { PARTS, type RoomPart, type RoomParts, readPart } from './room-parts.ts';

/** The parts of a room that its member has left in this very moment. */
const OUTSIDE: RoomParts = { counterpart: null, members: [], lastMessage: null, unreadCount: 0, firstUnreadSeq: null };

/** A loader of one part of the viewer's rooms, by room id: one statement for all rooms of a tick. */
function partLoader<P extends RoomPart>(part: P) {
  const ofRooms = query((p: Params<{ viewerId: string; ids: readonly string[] }>) =>
    roomsOfMember(p.viewerId)
      .select('r.id')
      .select(list({ value: PARTS[part] as Expression<unknown> }))
      .where('me.room_id', '=', sql<string>`any(${p.ids}::uuid[])`),
  );
  return keyedLoader<string, RoomParts[P]>(async (ctx, ids) => {
    const found = await rows(ctx, ofRooms, { viewerId: ctx.viewer!.userId, ids });
    const values = new Map(found.map(({ id, value }) => [id, value]));
    return ids.map((id) => readPart(ctx, part, values.get(id) ?? OUTSIDE[part]) as RoomParts[P]);
  });
}

export const counterpartOf = partLoader('counterpart');
export const membersOf = partLoader('members');
export const lastMessageOf = partLoader('lastMessage');
export const unreadCountOf = partLoader('unreadCount');
export const firstUnreadSeqOf = partLoader('firstUnreadSeq');

/** The other person of a DIRECT room as it came along with the room, or else looked up; null when departed. */
export async function knownCounterpart(ctx: Context, room: RoomRow): Promise<UserRow | null> {
  const known = room[PRELOADED]?.counterpart as UserRow | null | undefined;
  return known === undefined ? counterpartOf(ctx).load(room.id) : known;
}
