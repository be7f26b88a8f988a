import type { Context } from '../shared/context.ts';
import { LOADED } from '../shared/loaded.ts';
import { type Connection, connectionOf, keysetSql, type Order, type PageArgs, parsePage } from '../shared/page.ts';
import { isoInstant } from '../shared/scalars.ts';
import { rows, statement } from '../shared/sql.ts';
import type { RoomScope } from './chat.types.ts';
import { IS_HIDDEN, IS_UNSEEN, ROOM_COLUMNS, type RoomRow } from './room.rows.ts';
import { PART_SQL, type RoomPart, type RoomParts, readPart } from './room-parts.ts';

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
  const order = orderOf(scope);
  const page = parsePage(args, order);
  const keyset = keysetSql(order, page, 3);
  const broughtAlong = parts.map((part) => `, ${PART_SQL[part]} as "part:${part}"`).join('');
  const query = statement<RoomRow>(
    `select ${ROOM_COLUMNS}${broughtAlong} from room_members me join rooms r on r.id = me.room_id
     where me.user_id = $1 and me.left_at is null and ${IN_SCOPE[scope]} and ${keyset.where}
     order by ${keyset.orderBy} limit $2`,
  );
  const found = await rows(ctx, query, [ctx.viewer!.userId, page.limit + 1, ...keyset.values]);
  if (parts.length > 0) for (const room of found) hangParts(room, parts);
  const positionOf = (room: RoomRow) => [isoInstant(room.lastActivityAt), room.id];
  return connectionOf(found, page, order, positionOf, async () => 0);
}

/** Hangs what came along under the names of its fields. */
function hangParts(room: RoomRow, parts: readonly RoomPart[]): void {
  const columns = room as unknown as Record<string, unknown>;
  const loaded: Partial<Record<keyof RoomParts, unknown>> = {};
  for (const part of parts) loaded[part] = readPart(part, columns[`part:${part}`]);
  room[LOADED] = loaded;
}
