import { type Connection, type CursorOrder, type Listing, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { pageAround } from '../data/page-around.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { messagePages } from './message.loaders.ts';
import type { MessageRow } from './message.rows.ts';
import type { RoomRow } from './room.rows.ts';

const DEFAULT_SIZE = LIST_SIZES.pageOfMessages;
const MAX_INT = 2_147_483_647;

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
  const order: CursorOrder = {
    name: `messages:${room.id}`,
    columns: [{ type: 'int' }],
  };
  const read = (page: Page) => messagePages(ctx).load({ room, page });
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
