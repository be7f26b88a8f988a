import { row, rows, statement } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { discardPictures } from '../media/sweep.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import type { RoomEventKind } from './message.entity.ts';
import { canDeleteMessage, canEditMessage } from './message.policy.ts';
import { MESSAGE_COLUMNS, type MessageRow } from './message.rows.ts';
import { MAX_MESSAGE_LENGTH } from './send-message.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

// The member row too: whoever is leaving at this moment writes before it, or not at all.
const lockedForViewer = statement<MessageRow>(`
  select ${MESSAGE_COLUMNS} from messages m join room_members me on me.room_id = m.room_id
  where m.id = $1 and me.user_id = $2 and me.left_at is null and m.seq > me.joined_seq
  for no key update of me, m`);

const editing = statement<MessageRow>(
  `update messages m set text = $2, edited_at = $3 where m.id = $1 returning ${MESSAGE_COLUMNS}`,
);
const deleting = statement<MessageRow>(
  `update messages m set text = null, image_count = 0, deleted_at = $2 where m.id = $1 returning ${MESSAGE_COLUMNS}`,
);
const withoutImages = statement<{ id: string }>(
  'delete from message_images where message_id = $1 returning image_id as id',
);

const logging = statement<{ memberIds: string[] }>(`
  with room as (update rooms set last_seq = last_seq + 1 where id = $1::uuid returning last_seq),
  logged as (
    insert into room_events (room_id, seq, kind, message_id, created_at)
    select $1::uuid, last_seq, $2, $3::uuid, $4::timestamptz from room
  )
  select array(select user_id from room_members where room_id = $1::uuid and left_at is null) as "memberIds" from room`);

/**
 * Changes the words of a message of the viewer, within 24 hours; the same words again change nothing.
 * @throws AppError BAD_USER_INPUT (`text`); NOT_FOUND (MESSAGE_NOT_FOUND); FORBIDDEN (NOT_MESSAGE_AUTHOR); CONFLICT
 * (MESSAGE_DELETED, EDIT_TOO_LATE).
 */
export async function editMessage(ctx: Context, id: string, rawText: string): Promise<MessageRow> {
  const faults = new Faults();
  const text = faults.text('text', rawText, { max: MAX_MESSAGE_LENGTH });
  faults.check();
  return transaction(ctx, async (tx) => {
    const message = await lockMessage(tx, id);
    requirePermission(canEditMessage(tx.viewer, message, now(tx)));
    if (message.text === text) return message;
    await log(tx, 'MESSAGE_EDITED', message);
    return (await row(tx, editing, [id, text, now(tx)]))!;
  });
}

/**
 * Takes a message of the viewer back: words and pictures go, its place with its `seq` stays. Again, it changes nothing.
 * @throws AppError NOT_FOUND (MESSAGE_NOT_FOUND); FORBIDDEN (NOT_MESSAGE_AUTHOR).
 */
export async function deleteMessage(ctx: Context, id: string): Promise<MessageRow> {
  return transaction(ctx, async (tx) => {
    const message = await lockMessage(tx, id);
    requirePermission(canDeleteMessage(tx.viewer, message));
    if (message.isDeleted) return message;
    await log(tx, 'MESSAGE_DELETED', message);
    const images = await rows(tx, withoutImages, [id]);
    discardPictures(
      tx,
      images.map((image) => image.id),
    );
    return (await row(tx, deleting, [id, now(tx)]))!;
  });
}

/** A message that the viewer can read, locked together with the viewer's membership. */
async function lockMessage(tx: Context, id: string): Promise<MessageRow> {
  const message = isUuid(id) ? await row(tx, lockedForViewer, [id, tx.viewer!.userId]) : null;
  if (!message) throw notFound('MESSAGE_NOT_FOUND');
  return message;
}

/** Writes the next line of the room's log, and tells its members after the commit. */
async function log(tx: Context, kind: RoomEventKind, { id, roomId }: MessageRow): Promise<void> {
  const logged = await row(tx, logging, [roomId, kind, id, now(tx)]);
  if (!logged) throw new Error(`Room ${roomId} has messages and is not there`);
  afterCommit(tx, () => {
    wakeRoom(tx.app, roomId);
    tellInboxes(tx.app, logged.memberIds, { kind: 'ROOM_CHANGED', roomId });
  });
}
