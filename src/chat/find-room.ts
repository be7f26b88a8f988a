import { list } from '../data/columns.ts';
import { type Params, query, row } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { roomOfViewer } from './room.loaders.ts';
import { ROOM, type RoomRow, roomsOfMember } from './room.rows.ts';
import { attachParts, partColumns, type RoomPart } from './room-parts.ts';

/** The gate of a room: the row as the viewer sees it; null for strangers, for who has left, and where there is none. */
export async function getRoomFor(ctx: Context, id: string): Promise<RoomRow | null> {
  return isUuid(id) ? roomOfViewer(ctx).load(id) : null;
}

/** The same, with parts brought along in the one statement. */
export async function getRoomWith(ctx: Context, id: string, parts: readonly RoomPart[]): Promise<RoomRow | null> {
  if (!isUuid(id) || !ctx.viewer) return null;
  const room: RoomRow | null = await row(ctx, statementWith(parts), { viewerId: ctx.viewer.userId, id });
  if (room) attachParts(ctx, room, parts);
  return room;
}

const statements = new Map<string, ReturnType<typeof roomWith>>();

const roomWith = (parts: readonly RoomPart[]) =>
  query((p: Params<{ viewerId: string; id: string }>) =>
    roomsOfMember(p.viewerId).select(list(ROOM)).select(partColumns(parts)).where('me.room_id', '=', p.id),
  );

function statementWith(parts: readonly RoomPart[]): ReturnType<typeof roomWith> {
  const made = statements.get(parts.join()) ?? roomWith(parts);
  statements.set(parts.join(), made);
  return made;
}

/** The same for mutations. @throws AppError NOT_FOUND (ROOM_NOT_FOUND). */
export async function requireRoom(ctx: Context, id: string): Promise<RoomRow> {
  const room = await getRoomFor(ctx, id);
  if (!room) throw notFound('ROOM_NOT_FOUND');
  return room;
}

/** The room as it is after a write of this operation: what was loaded before is another truth now. */
export async function readAgain(ctx: Context, id: string): Promise<RoomRow> {
  ctx.loaders.clear();
  return requireRoom(ctx, id);
}
