import { loaderOf } from '../data/loaders.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import type { Room } from './room.entity.ts';

/**
 * A room as one of its members sees it, the GraphQL source of `Room`: the room's own columns with the marks of that
 * member. There is no such row for a stranger, nor for a member who has left.
 */
export type RoomRow = Pick<Room, 'id' | 'kind' | 'companionId' | 'lastSeq' | 'lastMessageSeq'> & {
  lastActivityAt: string;
  /** The other person of a DIRECT room, departed or not; null for a PARTY. */
  counterpartId: string | null;
  /** The title of the PARTY's post; null for a DIRECT room. */
  partyTitle: string | null;
  /** Whose view this is. */
  viewerId: string;
  /** Only what has a higher number is this member's to read. */
  joinedSeq: number;
  lastReadSeq: number;
  isHidden: boolean;
} & PreloadedFields;

/**
 * Whether `room_members me` has `rooms r` out of sight: while no message has a number above `hidden_seq`. -1 is the mark
 * of someone for whom a room was opened and who has not been written to yet, 0 and more of someone who hid it.
 */
export const IS_HIDDEN = `(me.hidden_seq is not null and r.last_message_seq <= greatest(me.hidden_seq, 0))`;

/** The marks of a room that was opened by the other person and is still empty: it stands in no list. */
export const IS_UNSEEN = `(coalesce(me.hidden_seq, 0) < 0 and r.last_message_seq = 0)`;

/** Id of the other person of a DIRECT room. */
export const COUNTERPART_ID = `case when r.low_user_id = me.user_id then r.high_user_id else r.low_user_id end`;

/** Select list of a RoomRow from `rooms r` and `room_members me`. */
export const ROOM_COLUMNS = `r.id, r.kind, r.companion_id as "companionId", r.last_seq as "lastSeq",
  r.last_message_seq as "lastMessageSeq", r.last_activity_at as "lastActivityAt",
  ${COUNTERPART_ID} as "counterpartId",
  case when r.companion_id is not null then (select c.title from companions c where c.id = r.companion_id) end as "partyTitle",
  me.user_id as "viewerId", me.joined_seq as "joinedSeq", me.last_read_seq as "lastReadSeq", ${IS_HIDDEN} as "isHidden"`;

const byIds = statement<RoomRow>(
  `select ${ROOM_COLUMNS} from room_members me join rooms r on r.id = me.room_id
   where me.user_id = $1 and me.left_at is null and me.room_id = any($2::uuid[])`,
);

/** The viewer's rooms by id, as the viewer sees them; null for a room of others, one that was left, or none. */
export const roomOfViewer = loaderOf<RoomRow>(
  async (ctx, ids) => (ctx.viewer ? rows(ctx, byIds, [ctx.viewer.userId, ids]) : []),
  (room) => room.id,
);

const byPosts = statement<RoomRow>(
  `select ${ROOM_COLUMNS} from room_members me join rooms r on r.id = me.room_id
   where me.user_id = $1 and me.left_at is null and r.companion_id = any($2::uuid[])`,
);

/** The rooms of parties by post, as the viewer sees them; null for whoever is not in the party. */
export const roomOfParty = loaderOf<RoomRow>(
  async (ctx, ids) => (ctx.viewer ? rows(ctx, byPosts, [ctx.viewer.userId, ids]) : []),
  (room) => room.companionId!,
);
