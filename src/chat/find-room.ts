import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { type RoomRow, roomOfViewer } from './room.rows.ts';

/** The gate of a room: the row as the viewer sees it; null for strangers, for who has left, and where there is none. */
export async function getRoomFor(ctx: Context, id: string): Promise<RoomRow | null> {
  return isUuid(id) ? roomOfViewer(ctx).load(id) : null;
}

/** The same for mutations. @throws AppError NOT_FOUND (ROOM_NOT_FOUND). */
export async function demandRoom(ctx: Context, id: string): Promise<RoomRow> {
  const room = await getRoomFor(ctx, id);
  if (!room) throw notFound('ROOM_NOT_FOUND');
  return room;
}

/** The room as it is after a write of this operation: what was loaded before is another truth now. */
export async function readAgain(ctx: Context, id: string): Promise<RoomRow> {
  ctx.loaders.clear();
  return demandRoom(ctx, id);
}
