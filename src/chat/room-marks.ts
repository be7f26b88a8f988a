import { sql } from 'kysely';
import { type Params, query, row } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { readAgain, requireRoom } from './find-room.ts';
import type { RoomRow } from './room.rows.ts';
import { signalRoom, tellInboxes } from './topics.ts';

const MAX_SEQ = 2_147_483_647;
const TYPING_TTL_SECONDS = 5;

const moveMark = query(
  (p: Params<{ roomId: string; userId: string; seq: number }>) => sql<{ lastReadSeq: number }>`
  update room_members me set last_read_seq = least(${p.seq}::int, r.last_seq) from rooms r
  where r.id = me.room_id and me.room_id = ${p.roomId} and me.user_id = ${p.userId} and me.left_at is null
    and me.last_read_seq < least(${p.seq}::int, r.last_seq)
  returning me.last_read_seq as "lastReadSeq"`,
);

/**
 * Everything up to `seq` is read by the viewer. Only moves forward; what is beyond the log is cut to its head.
 * @throws AppError NOT_FOUND (ROOM_NOT_FOUND); BAD_USER_INPUT for a negative `seq`.
 */
export async function markRoomRead(ctx: Context, roomId: string, seq: number): Promise<RoomRow> {
  const faults = new Faults();
  faults.integer('seq', seq, 0, MAX_SEQ);
  faults.check();
  const room = await requireRoom(ctx, roomId);
  const moved = await row(ctx, moveMark, { roomId: room.id, userId: room.viewerId, seq });
  if (!moved) return room;
  const { lastReadSeq } = moved;
  signalRoom(ctx.app, room.id, { kind: 'READ_MARKER_MOVED', userId: room.viewerId, lastReadSeq });
  tellInboxes(ctx.app, [room.viewerId], { kind: 'ROOM_CHANGED', roomId: room.id });
  return readAgain(ctx, room.id);
}

/**
 * Tells those who follow the room that the viewer is writing, for the next 5 seconds. Keeps nothing and shows no room.
 * @throws AppError NOT_FOUND (ROOM_NOT_FOUND); RATE_LIMITED after 30 in 10 s, for each person and room.
 */
export async function setTyping(ctx: Context, roomId: string): Promise<true> {
  const room = await requireRoom(ctx, roomId);
  await ctx.app.limiter.consume('typing', 'room', `${room.viewerId}:${room.id}`);
  signalRoom(ctx.app, room.id, { kind: 'MEMBER_TYPING', userId: room.viewerId, ttlSeconds: TYPING_TTL_SECONDS });
  return true;
}
