import { sql } from 'kysely';
import { personJson } from '../accounts/user.rows.ts';
import { aliased, json, type RowOf } from '../data/columns.ts';

const o = aliased<{ o: 'room_members' }>();

/** A member of a room: columns of `room_members o`; `user` is null when departed. */
const MEMBER = {
  roomId: o.ref('o.room_id'),
  userId: o.ref('o.user_id'),
  user: personJson(o.ref('o.user_id')),
  joinedAt: o.ref('o.joined_at'),
  lastReadSeq: o.ref('o.last_read_seq'),
};

/** The GraphQL source of `RoomMember`. */
export type RoomMemberRow = RowOf<typeof MEMBER>;

/** A member of `room_members o` as one JSON object. */
export const MEMBER_JSON = json(MEMBER);

/** The same in `rooms r` for `room_members me`: in a room that a block has cut the other is nobody any more. */
export const MEMBER_SEEN_JSON = json({
  ...MEMBER,
  user: personJson(sql<string | null>`case when not r.is_cut or o.user_id = me.user_id then o.user_id end`),
});
