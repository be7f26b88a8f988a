import { sql } from 'kysely';
import { keyedLoader } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { MEMBER_JSON, type RoomMemberRow } from './room-member.rows.ts';

const byPairs = query(
  (p: Params<{ roomIds: readonly string[]; userIds: readonly string[] }>) => sql<{
    place: number;
    member: RoomMemberRow;
  }>`
  select k.place::int as place, ${MEMBER_JSON} as member
  from unnest(${p.roomIds}::uuid[], ${p.userIds}::uuid[]) with ordinality as k(room_id, user_id, place)
  join room_members o on o.room_id = k.room_id and o.user_id = k.user_id`,
);

/**
 * Members by room and person, those who have left meanwhile too; null for who was never in the room. For events that are
 * delivered to members of the room: who may see them is asked there.
 */
export const memberOfRoom = keyedLoader<Pick<RoomMemberRow, 'roomId' | 'userId'>, RoomMemberRow | null>(
  async (ctx, keys) => {
    const members: (RoomMemberRow | null)[] = keys.map(() => null);
    const values = { roomIds: keys.map(({ roomId }) => roomId), userIds: keys.map(({ userId }) => userId) };
    for (const { place, member } of await rows(ctx, byPairs, values)) members[place - 1] = member;
    return members;
  },
  ({ roomId, userId }) => `${roomId} ${userId}`,
);
