import { type RawBuilder, sql } from 'kysely';
import { companionExistsFor } from '../companions/posts/companion.rows.ts';
import { aliased, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import type { PreloadedFields } from '../data/preloaded.ts';

const r = aliased<{ r: 'rooms'; me: 'room_members' }>();

/**
 * Whether `room_members me` has `rooms r` out of sight: while no message has a number above `hidden_seq`. -1 is the mark
 * of someone for whom a room was opened and who has not been written to yet, 0 and more of someone who hid it.
 */
export const IS_HIDDEN = sql<boolean>`(${r.ref('me.hidden_seq')} is not null and ${r.ref('r.last_message_seq')} <= greatest(${r.ref('me.hidden_seq')}, 0))`;

/** The marks of a room that was opened by the other person and is still empty: it stands in no list. */
export const IS_UNSEEN = sql<boolean>`(coalesce(${r.ref('me.hidden_seq')}, 0) < 0 and ${r.ref('r.last_message_seq')} = 0)`;

/** Id of the other person of a DIRECT room, departed or not; null for a PARTY. */
export const COUNTERPART_ID = sql<
  string | null
>`case when ${r.ref('r.low_user_id')} = ${r.ref('me.user_id')} then ${r.ref('r.high_user_id')} else ${r.ref('r.low_user_id')} end`;

/** The title of the PARTY's post, empty of one that is hidden from the member; null for a DIRECT room. */
const PARTY_TITLE = sql<string | null>`case when ${r.ref('r.companion_id')} is not null
  then (select case when ${companionExistsFor(r.ref('me.user_id'))} then c.title else '' end
    from companions c where c.id = ${r.ref('r.companion_id')}) end`;

/** When the PARTY's trip was called off; null while it stands, and for a DIRECT room. */
const PARTY_CANCELLED_AT = sql<string | null>`case when ${r.ref('r.companion_id')} is not null
  then (select c.cancelled_at from companions c where c.id = ${r.ref('r.companion_id')}) end`;

/** A room as one of its members sees it: columns of `rooms r` with the marks of that member, `room_members me`. */
export const ROOM = {
  id: r.ref('r.id'),
  kind: r.ref('r.kind'),
  companionId: r.ref('r.companion_id'),
  lastSeq: r.ref('r.last_seq'),
  lastMessageSeq: r.ref('r.last_message_seq'),
  lastActivityAt: r.ref('r.last_activity_at'),
  isCut: r.ref('r.is_cut'),
  counterpartId: COUNTERPART_ID,
  partyTitle: PARTY_TITLE,
  partyCancelledAt: PARTY_CANCELLED_AT,
  /** Whose view this is. */
  viewerId: r.ref('me.user_id'),
  /** Only what has a higher number is this member's to read. */
  joinedSeq: r.ref('me.joined_seq'),
  lastReadSeq: r.ref('me.last_read_seq'),
  isHidden: IS_HIDDEN,
};

/** The GraphQL source of `Room`. There is no such row for a stranger, nor for a member who has left. */
export type RoomRow = RowOf<typeof ROOM> & PreloadedFields;

/** Rooms `r` with the marks `me` of a member who has not left. */
export const roomsOfMember = (viewerId: RawBuilder<string>) =>
  db
    .selectFrom('room_members as me')
    .innerJoin('rooms as r', 'r.id', 'me.room_id')
    .where('me.user_id', '=', viewerId)
    .where('me.left_at', 'is', null);
