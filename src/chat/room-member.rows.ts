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
