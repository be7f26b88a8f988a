import { type Expression, type RawBuilder, sql } from 'kysely';
import { personJson, type UserRow } from '../accounts/user.rows.ts';
import { json, list } from '../data/columns.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, query, row } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { messageOf } from '../words/index.ts';
import { MESSAGE, type MessageRow, withAuthor } from './message.rows.ts';
import { COUNTERPART_ID, IS_HIDDEN, type RoomRow, roomsOfMember } from './room.rows.ts';
import { MEMBER_SEEN_JSON, type RoomMemberRow } from './room-member.rows.ts';

/** What belongs to a room and is not in its row. */
export interface RoomParts {
  counterpart: UserRow | null;
  members: RoomMemberRow[];
  lastMessage: MessageRow | null;
  unreadCount: number;
  firstUnreadSeq: number | null;
}
export type RoomPart = keyof RoomParts;
export const ROOM_PARTS = [
  'counterpart',
  'members',
  'lastMessage',
  'unreadCount',
  'firstUnreadSeq',
] as const satisfies readonly RoomPart[];

/** Whether `messages x` of its room is unread by `room_members me`: another's, which stands, after what was read and since the joining. */
export const IS_UNREAD = sql<boolean>`x.deleted_at is null and x.seq > greatest(me.last_read_seq, me.joined_seq)
  and x.author_id <> me.user_id`;

/** Of unread messages, from `rooms r`, `room_members me`. */
const unread = <T>(what: RawBuilder<T>) =>
  sql<T>`(select ${what} from messages x where x.room_id = r.id and ${IS_UNREAD})`;
const UNREAD = unread(sql<number>`count(*)::int`);

/** Each part as one value, from `rooms r` and `room_members me`: the same for a list's own statement and for loaders. */
export const PARTS = {
  counterpart: personJson(sql<string | null>`case when not r.is_cut then ${COUNTERPART_ID} end`),
  members: sql<RoomMemberRow[] | null>`(select json_agg(${MEMBER_SEEN_JSON} order by o.joined_at, o.user_id)
    from room_members o where o.room_id = r.id and o.left_at is null)`,
  lastMessage: sql<{ message: MessageRow; author: UserRow | null } | null>`(
    select json_build_object('message', ${json(MESSAGE)}, 'author', ${personJson(sql<string | null>`case when not r.is_cut or m.author_id = me.user_id then m.author_id end`)})
    from messages m where m.room_id = r.id and m.seq = r.last_message_seq and m.seq > me.joined_seq)`,
  unreadCount: UNREAD,
  firstUnreadSeq: unread(sql<number | null>`min(x.seq)`),
} satisfies Record<RoomPart, Expression<unknown>>;

/** Where a part stands in a row that brings it along. */
const columnOf = (part: RoomPart) => `part:${part}` as const;

/** What to add to a select list so that these parts come along; `attachParts` finds them. */
export const partColumns = (parts: readonly RoomPart[]) =>
  list(Object.fromEntries(parts.map((part) => [columnOf(part), PARTS[part]])));

/** Puts what came along with a room under the names of its fields. */
export function attachParts(ctx: Context, room: RoomRow, parts: readonly RoomPart[]): void {
  const columns = room as unknown as Record<string, unknown>;
  const loaded: Record<string, unknown> = {};
  for (const part of parts) loaded[part] = readPart(ctx, part, columns[columnOf(part)]);
  if (parts.includes('counterpart')) loaded.title = titleOf(ctx, room, loaded.counterpart as UserRow | null);
  room[PRELOADED] = loaded;
}

/** What a room is called for its member: the post's title, or the other person's nickname. */
export function titleOf(ctx: Context, { partyTitle }: RoomRow, counterpart: UserRow | null): string {
  if (partyTitle === '') return messageOf('HIDDEN_PARTY', ctx.locale);
  return partyTitle ?? counterpart?.nickname ?? messageOf('DEPARTED_TRAVELLER', ctx.locale);
}

/** A value of PARTS as the field's value: a message carries its author along. */
export function readPart(ctx: Context, part: RoomPart, value: unknown): unknown {
  if (part !== 'lastMessage' || value === null) return value;
  const { message, author } = value as { message: MessageRow; author: UserRow | null };
  return withAuthor(ctx, message, author);
}

const unreadInAll = query((p: Params<{ viewerId: string }>) =>
  roomsOfMember(p.viewerId)
    .select(sql<number>`coalesce(sum(${UNREAD}), 0)::int`.as('count'))
    .whereRef('r.last_message_seq', '>', 'me.last_read_seq')
    .where(sql<boolean>`not ${IS_HIDDEN}`),
);

/** How many messages of others somebody has not read, over all their visible rooms. */
export async function unreadCountInAll(ctx: Context, userId: string): Promise<number> {
  return (await row(ctx, unreadInAll, { viewerId: userId }))?.count ?? 0;
}
