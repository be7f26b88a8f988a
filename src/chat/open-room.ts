import { sql } from 'kysely';
import { permissionToMessage } from '../accounts/message-permission.ts';
import { userById } from '../accounts/user.loaders.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { requirePermission } from '../shared/permission.ts';
import { readAgain, requireRoom } from './find-room.ts';
import type { RoomRow } from './room.rows.ts';
import { tellInboxes } from './topics.ts';

const insertRoom = query(
  (p: Params<{ id: string; viewerId: string; userId: string; now: Date }>) => sql<{ id: string }>`
  insert into rooms (id, kind, low_user_id, high_user_id, last_activity_at, created_at)
  values (${p.id}, 'DIRECT', least(${p.viewerId}::uuid, ${p.userId}::uuid), greatest(${p.viewerId}::uuid, ${p.userId}::uuid), ${p.now}, ${p.now})
  on conflict (low_user_id, high_user_id) do nothing returning id`,
);

// The viewer opens and sees it at once; -1 is the mark of the other, who sees it from the first message on.
const insertMembers = query(
  (p: Params<{ roomId: string; viewerId: string; userId: string; now: Date }>) => sql`
  insert into room_members (room_id, user_id, joined_at, hidden_seq)
  values (${p.roomId}, ${p.viewerId}, ${p.now}, null), (${p.roomId}, ${p.userId}, ${p.now}, -1)`,
);

const roomOfPair = query(
  (p: Params<{ viewerId: string; userId: string }>) => sql<{ id: string }>`
  select id from rooms where low_user_id = least(${p.viewerId}::uuid, ${p.userId}::uuid)
    and high_user_id = greatest(${p.viewerId}::uuid, ${p.userId}::uuid)`,
);

const show = query((p: Params<{ roomId: string; viewerId: string }>) =>
  db
    .updateTable('room_members')
    .set({ hidden_seq: null })
    .where('room_id', '=', p.roomId)
    .where('user_id', '=', p.viewerId)
    .where('hidden_seq', 'is not', null)
    .returning('room_id'),
);

// A message that commits meanwhile has a higher number than the one read here, and shows the room again.
const hide = query(
  (p: Params<{ roomId: string; viewerId: string }>) => sql`
  update room_members me set hidden_seq = r.last_message_seq from rooms r
  where r.id = me.room_id and me.room_id = ${p.roomId} and me.user_id = ${p.viewerId} and me.left_at is null`,
);

/**
 * The one room of the viewer and this person, made when there is none, and visible to the viewer from now on.
 * @throws AppError NOT_FOUND (USER_NOT_FOUND) for somebody unknown or departed; FORBIDDEN (ROOM_WITH_SELF, MESSAGES_NOT_WANTED).
 */
export async function openDirectRoom(ctx: Context, userId: string): Promise<RoomRow> {
  const viewer = ctx.viewer!;
  requirePermission(await permissionToMessage(ctx, isUuid(userId) ? await userById(ctx).load(userId) : null));
  const pair = { viewerId: viewer.userId, userId };
  const id = await transaction(ctx, async (tx) => {
    // A block that was made since the person was looked up.
    if (tx.viewer!.hasBlocks) requirePermission(await permissionToMessage(tx, await userById(tx).load(userId)));
    const made = await row(tx, insertRoom, { id: newId(), ...pair, now: now(tx) });
    if (made) await rows(tx, insertMembers, { roomId: made.id, ...pair, now: now(tx) });
    const room = made ?? (await row(tx, roomOfPair, pair));
    if (!room) throw new Error('A room that stood in the way is not there');
    const changed = made ?? (await row(tx, show, { roomId: room.id, viewerId: viewer.userId }));
    if (changed) {
      afterCommit(tx, () => tellInboxes(tx.app, [viewer.userId], { kind: 'ROOM_CHANGED', roomId: room.id }));
    }
    return room.id;
  });
  return requireRoom(ctx, id);
}

/**
 * Hides a room for the viewer alone, until the next message in it.
 * @throws AppError NOT_FOUND (ROOM_NOT_FOUND).
 */
export async function hideRoom(ctx: Context, roomId: string): Promise<RoomRow> {
  const { id, viewerId } = await requireRoom(ctx, roomId);
  await rows(ctx, hide, { roomId: id, viewerId });
  tellInboxes(ctx.app, [viewerId], { kind: 'ROOM_CHANGED', roomId: id });
  return readAgain(ctx, id);
}
