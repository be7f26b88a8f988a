import { type Connection, keysetSql, type Order, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { rows, type Statement, statement } from '../data/statement.ts';
import { isoInstant } from '../graphql/scalars.ts';
import type { Context } from '../shared/context.ts';
import type { RoomScope } from './chat.types.ts';
import { IS_HIDDEN, IS_UNSEEN, ROOM_COLUMNS, type RoomRow } from './room.rows.ts';
import { attachParts, partColumns, type RoomPart } from './room-parts.ts';

const IN_SCOPE: Record<RoomScope, string> = {
  VISIBLE: `not ${IS_HIDDEN}`,
  HIDDEN: `${IS_HIDDEN} and not ${IS_UNSEEN}`,
  ALL: `not ${IS_UNSEEN}`,
};

const orderOf = (scope: RoomScope): Order => ({
  name: `rooms:${scope}`,
  columns: [
    { sql: 'r.last_activity_at', type: 'instant', descending: true },
    { sql: 'r.id', type: 'uuid', descending: true },
  ],
});
const ORDERS: Record<RoomScope, Order> = {
  VISIBLE: orderOf('VISIBLE'),
  HIDDEN: orderOf('HIDDEN'),
  ALL: orderOf('ALL'),
};

/** The statement of a page; there are few, and each is digested once. */
const statements = new Map<string, Statement<RoomRow>>();
function statementOf(
  scope: RoomScope,
  { where, orderBy }: { where: string; orderBy: string },
  parts: readonly RoomPart[],
) {
  const key = [scope, where, ...parts].join();
  const known = statements.get(key);
  if (known) return known;
  const made = statement<RoomRow>(
    `select ${ROOM_COLUMNS}${partColumns(parts)} from room_members me join rooms r on r.id = me.room_id
     where me.user_id = $1 and me.left_at is null and ${IN_SCOPE[scope]} and ${where}
     order by ${orderBy} limit $2`,
  );
  statements.set(key, made);
  return made;
}

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
    const keyset = keysetSql(order, page, 3);
    const query = statementOf(scope, keyset, parts);
    const found = await rows(ctx, query, [ctx.viewer!.userId, page.limit + 1, ...keyset.values]);
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
