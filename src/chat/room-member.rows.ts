import { USER_JSON, type UserRow } from '../accounts/user.rows.ts';
import { keyedLoader } from '../data/loaders.ts';
import { rows, statement } from '../data/statement.ts';

/** A member of a room, the GraphQL source of `RoomMember`; `user` is null when departed. */
export interface RoomMemberRow {
  roomId: string;
  userId: string;
  user: UserRow | null;
  joinedAt: string;
  lastReadSeq: number;
}

/** A RoomMemberRow of `room_members o` as one JSON object. */
export const MEMBER_JSON = `json_build_object('roomId', o.room_id, 'userId', o.user_id,
  'user', (select ${USER_JSON} from users u where u.id = o.user_id and u.deleted_at is null),
  'joinedAt', o.joined_at, 'lastReadSeq', o.last_read_seq)`;

const byPairs = statement<{ place: number; member: RoomMemberRow }>(
  `select k.place::int as place, ${MEMBER_JSON} as member
   from unnest($1::uuid[], $2::uuid[]) with ordinality as k(room_id, user_id, place)
   join room_members o on o.room_id = k.room_id and o.user_id = k.user_id`,
);

/**
 * Members by room and person, those who have left meanwhile too; null for who was never in the room. For events that are
 * delivered to members of the room: who may see them is asked there.
 */
export const memberOfRoom = keyedLoader<Pick<RoomMemberRow, 'roomId' | 'userId'>, RoomMemberRow | null>(
  async (ctx, keys) => {
    const members: (RoomMemberRow | null)[] = keys.map(() => null);
    const values = [keys.map(({ roomId }) => roomId), keys.map(({ userId }) => userId)];
    for (const { place, member } of await rows(ctx, byPairs, values)) members[place - 1] = member;
    return members;
  },
  ({ roomId, userId }) => `${roomId} ${userId}`,
);
