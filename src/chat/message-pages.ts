import { sql } from 'kysely';
import { USER, type UserRow } from '../accounts/user.rows.ts';
import { json, listed } from '../data/columns.ts';
import { keyedLoader } from '../data/loaders.ts';
import { type Connection, type Listing, type Order, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { pageAround } from '../data/page-around.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { MESSAGE, type MessageRow, withAuthor } from './message.rows.ts';
import type { RoomRow } from './room.rows.ts';

const DEFAULT_SIZE = LIST_SIZES.pageOfMessages;
const MAX_INT = 2_147_483_647;

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
        ? sql`(m.room_id, m.seq) < (room.id, coalesce(${p.position}::int, ${sql.lit(MAX_INT)})) order by m.room_id desc, m.seq desc`
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
const pages = keyedLoader<Wanted, MessageRow[]>(async (ctx, wanted) => {
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
    withAuthor(ctx, message, message.author)[PRELOADED]!.room = rooms.get(message.roomId);
  }
  return found;
}

/**
 * Messages of a room that its member may read, oldest first: without arguments the newest 30, `last` and `before` walk up,
 * `first` and `after` walk down. `around` is a position in the log: a page around it.
 * @throws AppError BAD_USER_INPUT (page arguments; a cursor of another room).
 */
export async function listMessages(
  ctx: Context,
  room: RoomRow,
  args: PageArgs,
  around: number | null,
): Promise<Connection<MessageRow>> {
  const order: Order = {
    name: `messages:${room.id}`,
    columns: [{ sql: 'm.seq', type: 'int', descending: false }],
  };
  const read = (page: Page) => pages(ctx).load({ room, page });
  const list: Listing<MessageRow> = { order, read, positionOf: ({ seq }) => [seq], count: async () => 0 };
  if (around !== null) {
    const faults = new Faults();
    const seq = faults.integer('around', around, 0, MAX_INT);
    const place = seq === undefined ? undefined : { position: [seq], justBefore: [seq - 1] };
    return pageAround(place, args, list, faults, DEFAULT_SIZE);
  }
  const walksDown = args.first != null || args.after != null;
  return pageOf(walksDown ? args : { ...args, last: args.last ?? DEFAULT_SIZE }, list, DEFAULT_SIZE);
}
