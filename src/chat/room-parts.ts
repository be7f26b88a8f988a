import { USER_JSON, type UserRow } from '../accounts/user.rows.ts';
import { keyedLoader } from '../data/loaders.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { messageOf } from '../words/index.ts';
import { MESSAGE_JSON, type MessageRow, withAuthor } from './message.rows.ts';
import { COUNTERPART_ID, IS_HIDDEN, type RoomRow } from './room.rows.ts';
import { MEMBER_JSON, type RoomMemberRow } from './room-member.rows.ts';

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

const personOf = (id: string) => `(select ${USER_JSON} from users u where u.id = ${id} and u.deleted_at is null)`;

/** Others' messages that still stand, after what the member has read, and from the joining on; from `rooms r`, `room_members me`. */
const unread = (
  what: string,
): string => `(select ${what} from messages x where x.room_id = r.id and x.deleted_at is null
  and x.seq > greatest(me.last_read_seq, me.joined_seq) and x.author_id <> me.user_id)`;
const UNREAD = unread('count(*)::int');

/** Each part as one value, from `rooms r` and `room_members me`: the same for a list's own statement and for loaders. */
const PART_SQL: Record<RoomPart, string> = {
  counterpart: personOf(COUNTERPART_ID),
  members: `(select json_agg(${MEMBER_JSON} order by o.joined_at, o.user_id)
    from room_members o where o.room_id = r.id and o.left_at is null)`,
  lastMessage: `(select json_build_object('message', ${MESSAGE_JSON}, 'author', ${personOf('m.author_id')})
    from messages m where m.room_id = r.id and m.seq = r.last_message_seq and m.seq > me.joined_seq)`,
  unreadCount: UNREAD,
  firstUnreadSeq: unread('min(x.seq)'),
};

/** What to add to a select list so that these parts come along; `attachParts` finds them. */
export const partColumns = (parts: readonly RoomPart[]): string =>
  parts.map((part) => `, ${PART_SQL[part]} as "part:${part}"`).join('');

/** Hangs what came along with a room under the names of its fields. */
export function attachParts(ctx: Context, room: RoomRow, parts: readonly RoomPart[]): void {
  const columns = room as unknown as Record<string, unknown>;
  const loaded: Record<string, unknown> = {};
  for (const part of parts) loaded[part] = readPart(ctx, part, columns[`part:${part}`]);
  if (parts.includes('counterpart')) loaded.title = titleOf(ctx, room, loaded.counterpart as UserRow | null);
  room[PRELOADED] = loaded;
}

/** What a room is called for its member: the post's title, or the other person's nickname. */
export function titleOf(ctx: Context, { partyTitle }: RoomRow, counterpart: UserRow | null): string {
  return partyTitle ?? counterpart?.nickname ?? messageOf('DEPARTED_TRAVELLER', ctx.locale);
}

/** A value of PART_SQL as the field's value: a message carries its author along. */
function readPart(ctx: Context, part: RoomPart, value: unknown): unknown {
  if (part !== 'lastMessage' || value === null) return value;
  const { message, author } = value as { message: MessageRow; author: UserRow | null };
  return withAuthor(ctx, message, author);
}

/** The parts of a room that its member has left in this very moment. */
const OUTSIDE: RoomParts = { counterpart: null, members: [], lastMessage: null, unreadCount: 0, firstUnreadSeq: null };

/** A loader of one part of the viewer's rooms, by room id: one statement for all rooms of a tick. */
function partLoader<P extends RoomPart>(part: P) {
  const query = statement<{ id: string; value: unknown }>(
    `select r.id, ${PART_SQL[part]} as value from room_members me join rooms r on r.id = me.room_id
     where me.user_id = $1 and me.left_at is null and me.room_id = any($2::uuid[])`,
  );
  return keyedLoader<string, RoomParts[P]>(async (ctx, ids) => {
    const found = new Map((await rows(ctx, query, [ctx.viewer?.userId, ids])).map(({ id, value }) => [id, value]));
    return ids.map((id) => readPart(ctx, part, found.get(id) ?? OUTSIDE[part]) as RoomParts[P]);
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

const unreadInAll = statement<{ count: number }>(`
  select coalesce(sum(${UNREAD}), 0)::int as count from room_members me join rooms r on r.id = me.room_id
  where me.user_id = $1 and me.left_at is null and r.last_message_seq > me.last_read_seq and not ${IS_HIDDEN}`);

/** How many messages of others somebody has not read, over all their visible rooms. */
export async function unreadCountInAll(ctx: Context, userId: string): Promise<number> {
  const [answer] = await rows(ctx, unreadInAll, [userId]);
  return answer?.count ?? 0;
}
