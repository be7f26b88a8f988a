import { canMessage } from '../accounts/message.policy.ts';
import { userById } from '../accounts/user.rows.ts';
import { row, rows, statement } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { requirePermission } from '../shared/permission.ts';
import { readAgain, requireRoom } from './find-room.ts';
import type { RoomRow } from './room.rows.ts';
import { tellInboxes } from './topics.ts';

const insertRoom = statement<{ id: string }>(`
  insert into rooms (id, kind, low_user_id, high_user_id, last_activity_at, created_at)
  values ($1, 'DIRECT', least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $4)
  on conflict (low_user_id, high_user_id) do nothing returning id`);

// $2 opens and sees it at once; -1 is the mark of $3, who sees it from the first message on.
const insertMembers = statement(`
  insert into room_members (room_id, user_id, joined_at, hidden_seq)
  values ($1, $2, $4, null), ($1, $3, $4, -1)`);

const roomOfPair = statement<{ id: string }>(`
  select id from rooms where low_user_id = least($1::uuid, $2::uuid) and high_user_id = greatest($1::uuid, $2::uuid)`);

const show = statement<{ room_id: string }>(`
  update room_members set hidden_seq = null where room_id = $1 and user_id = $2 and hidden_seq is not null returning room_id`);

// A message that commits meanwhile has a higher number than the one read here, and shows the room again.
const hide = statement(`
  update room_members me set hidden_seq = r.last_message_seq from rooms r
  where r.id = me.room_id and me.room_id = $1 and me.user_id = $2 and me.left_at is null`);

/**
 * The one room of the viewer and this person, made when there is none, and visible to the viewer from now on.
 * @throws AppError NOT_FOUND (USER_NOT_FOUND) for somebody unknown or departed; FORBIDDEN (ROOM_WITH_SELF).
 */
export async function openDirectRoom(ctx: Context, userId: string): Promise<RoomRow> {
  const viewer = ctx.viewer!;
  requirePermission(canMessage(viewer, isUuid(userId) ? await userById(ctx).load(userId) : null));
  const id = await transaction(ctx, async (tx) => {
    const made = await row(tx, insertRoom, [newId(), viewer.userId, userId, now(tx)]);
    if (made) await rows(tx, insertMembers, [made.id, viewer.userId, userId, now(tx)]);
    const room = made ?? (await row(tx, roomOfPair, [viewer.userId, userId]));
    if (!room) throw new Error('A room that stood in the way is not there');
    const changed = made ?? (await row(tx, show, [room.id, viewer.userId]));
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
  await rows(ctx, hide, [id, viewerId]);
  tellInboxes(ctx.app, [viewerId], { kind: 'ROOM_CHANGED', roomId: id });
  return readAgain(ctx, id);
}
