import { sql } from 'kysely';
import { USER, type UserRow } from '../accounts/user.rows.ts';
import { aliased, json, list, listed } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { keyedLoader, listLoaderOf } from '../data/loaders.ts';
import type { Page } from '../data/page.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { IMAGE, type ImageRow } from '../media/image.rows.ts';
import type { Context } from '../shared/context.ts';
import { MESSAGE, type MessageRow, withAuthor } from './message.rows.ts';
import type { RoomRow } from './room.rows.ts';

const mi = aliased<{ mi: 'message_images' }>();
const imagesOfMessages = query((p: Params<{ messageIds: readonly string[] }>) =>
  db
    .selectFrom('message_images as mi')
    .innerJoin('images as i', 'i.id', 'mi.image_id')
    .select(list({ messageId: mi.ref('mi.message_id'), ...IMAGE }))
    .where('mi.message_id', '=', sql<string>`any(${p.messageIds}::uuid[])`)
    .orderBy('mi.message_id')
    .orderBy('mi.position'),
);

/** The pictures of messages, in order, by message. */
export const imagesOfMessage = listLoaderOf<ImageRow & { messageId: string }>(
  (ctx, messageIds) => rows(ctx, imagesOfMessages, { messageIds }),
  (image) => image.messageId,
);

const MAX_SEQ = 2_147_483_647;

type PageRow = MessageRow & { author: UserRow | null };

interface PagesOfRooms {
  roomIds: readonly string[];
  /** From where on their member may read, room by room. */
  joinedSeqs: readonly number[];
  limit: number;
  position: number | null;
}

/**
 * A page of each of several rooms. The inner condition does not say which room: so the planner, which guesses how long a room is,
 * never thinks it cheaper to read and sort the whole of it. The index brings the wanted rows first; what belongs to the next
 * room is dropped outside.
 */
const pageOfRooms = (direction: 'up' | 'down') =>
  query((p: Params<PagesOfRooms>) => {
    const walk =
      direction === 'up'
        ? sql`(m.room_id, m.seq) < (room.id, coalesce(${p.position}::int, ${sql.lit(MAX_SEQ)})) order by m.room_id desc, m.seq desc`
        : sql`(m.room_id, m.seq) > (room.id, greatest(room.joined_seq, ${p.position}::int)) order by m.room_id, m.seq`;
    return sql<PageRow>`
    select ${listed(MESSAGE)}, case when u.id is not null then ${json(USER)} end as author
    from unnest(${p.roomIds}::uuid[], ${p.joinedSeqs}::int[]) as room (id, joined_seq)
    cross join lateral (select * from messages m where ${walk} limit ${p.limit}) m
    left join users u on u.id = m.author_id and u.deleted_at is null
    where m.room_id = room.id and m.seq > room.joined_seq
    order by m.seq ${sql.raw(direction === 'up' ? 'desc' : 'asc')}`;
  });

const upwards = pageOfRooms('up');
const downwards = pageOfRooms('down');

interface Wanted {
  room: RoomRow;
  page: Page;
}

const shapeOf = ({ page }: Wanted): string => `${page.backward} ${page.limit} ${page.position?.[0] ?? ''}`;
const keyOf = (wanted: Wanted): string => `${wanted.room.id} ${shapeOf(wanted)}`;

/** Pages of messages with their authors; the rooms of a list that ask for the same page cost one statement. */
export const messagePages = keyedLoader<Wanted, MessageRow[]>(async (ctx, wanted) => {
  const lists = new Map(wanted.map((each) => [keyOf(each), [] as MessageRow[]]));
  const shapes = [...new Set(wanted.map(shapeOf))];
  const readShape = async (shape: string) => {
    const group = wanted.filter((each) => shapeOf(each) === shape);
    for (const message of await readPages(ctx, group)) lists.get(`${message.roomId} ${shape}`)?.push(message);
  };
  await Promise.all(shapes.map(readShape));
  return wanted.map((each) => lists.get(keyOf(each)) ?? []);
}, keyOf);

async function readPages(ctx: Context, group: readonly Wanted[]): Promise<MessageRow[]> {
  const { page } = group[0]!;
  const rooms = new Map(group.map(({ room }) => [room.id, room]));
  const found = await rows(ctx, page.backward ? upwards : downwards, {
    roomIds: [...rooms.keys()],
    joinedSeqs: [...rooms.values()].map(({ joinedSeq }) => joinedSeq),
    limit: page.limit + 1,
    position: (page.position?.[0] ?? null) as number | null,
  });
  for (const message of found) {
    const room = rooms.get(message.roomId)!;
    const isSeen = !room.isCut || message.authorId === room.viewerId;
    withAuthor(ctx, message, isSeen ? message.author : null)[PRELOADED]!.room = room;
  }
  return found;
}
