import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { aliased, list } from '../data/columns.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../data/keyset.ts';
import { type Connection, type Order, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { isoInstant } from '../graphql/scalars.ts';
import type { Context } from '../shared/context.ts';
import type { RoomScope } from './chat.types.ts';
import { IS_HIDDEN, IS_UNSEEN, ROOM, type RoomRow, roomsOfMember } from './room.rows.ts';
import { attachParts, partColumns, type RoomPart } from './room-parts.ts';

const r = aliased<{ r: 'rooms' }>();

const IN_SCOPE: Record<RoomScope, RawBuilder<SqlBool>> = {
  VISIBLE: sql`not ${IS_HIDDEN}`,
  HIDDEN: sql`${IS_HIDDEN} and not ${IS_UNSEEN}`,
  ALL: sql`not ${IS_UNSEEN}`,
};

const orderOf = (scope: RoomScope): Order => ({
  name: `rooms:${scope}`,
  columns: [
    { sql: r.ref('r.last_activity_at'), type: 'instant', descending: true },
    { sql: r.ref('r.id'), type: 'uuid', descending: true },
  ],
});
const ORDERS: Record<RoomScope, Order> = {
  VISIBLE: orderOf('VISIBLE'),
  HIDDEN: orderOf('HIDDEN'),
  ALL: orderOf('ALL'),
};

/** Statements by scope and by the parts that come along, as a key such as `VISIBLE counterpart,unreadCount`. */
const pages = byPageForm((form, key: `${RoomScope} ${string}`) => {
  const [scope, parts] = key.split(' ') as [RoomScope, string];
  return query((p: Params<{ viewerId: string } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(ORDERS[scope], form, p);
    const select = roomsOfMember(p.viewerId)
      .select(list(ROOM))
      .select(partColumns(parts.split(',').filter((part) => part !== '') as RoomPart[]))
      .where(IN_SCOPE[scope])
      .where(where);
    return sql<RoomRow>`${select} order by ${orderBy} limit ${limit}`;
  });
});

/**
 * The viewer's rooms, last activity first. A room that was opened by the other person and is still empty is in no scope.
 * `parts` are brought along in the same statement.
 * @throws AppError BAD_USER_INPUT (page arguments).
 */
export async function listRooms(
  ctx: Context,
  scope: RoomScope,
  args: PageArgs,
  parts: readonly RoomPart[],
): Promise<Connection<RoomRow>> {
  const order = ORDERS[scope];
  const read = async (page: Page) => {
    const statement = pages(page, `${scope} ${parts.join()}`);
    const found = await rows(ctx, statement, { viewerId: ctx.viewer!.userId, ...keysetValues(page) });
    for (const room of found) attachParts(ctx, room, parts);
    return found;
  };
  return pageOf(args, {
    order,
    read,
    positionOf: ({ lastActivityAt, id }) => [isoInstant(lastActivityAt), id],
    count: async () => 0,
  });
}
