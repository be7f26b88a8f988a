import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { discardPictures } from '../media/sweep.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { notFound } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { requirePermission } from '../shared/permission.ts';
import type { RoomEventKind } from './message.entity.ts';
import { canDeleteMessage, canEditMessage } from './message.policy.ts';
import { MESSAGE, type MessageRow, readableMessages } from './message.rows.ts';
import { MAX_MESSAGE_LENGTH } from './send-message.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

// The member row too: whoever is leaving at this moment writes before it, or not at all.
const lockedForViewer = query((p: Params<{ id: string; viewerId: string }>) =>
  readableMessages(p).forNoKeyUpdate(['me', 'm']),
);

const editing = query((p: Params<{ id: string; text: string; now: Date }>) =>
  db
    .updateTable('messages as m')
    .set({ text: p.text, edited_at: p.now })
    .where('m.id', '=', p.id)
    .returning(list(MESSAGE)),
);
const deleting = query((p: Params<{ id: string; now: Date }>) =>
  db
    .updateTable('messages as m')
    .set({ text: null, image_count: 0, deleted_at: p.now })
    .where('m.id', '=', p.id)
    .returning(list(MESSAGE)),
);
const withoutImages = query((p: Params<{ messageId: string }>) =>
  db.deleteFrom('message_images').where('message_id', '=', p.messageId).returning('image_id as id'),
);

const logging = query(
  (p: Params<{ roomId: string; kind: RoomEventKind; messageId: string; now: Date }>) => sql<{ memberIds: string[] }>`
  with room as (update rooms set last_seq = last_seq + 1 where id = ${p.roomId}::uuid returning last_seq),
  logged as (
    insert into room_events (room_id, seq, kind, message_id, created_at)
    select ${p.roomId}::uuid, last_seq, ${p.kind}, ${p.messageId}::uuid, ${p.now}::timestamptz from room
  )
  select array(select user_id from room_members where room_id = ${p.roomId}::uuid and left_at is null) as "memberIds" from room`,
);

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
    await logChange(tx, 'MESSAGE_EDITED', message);
    return (await row(tx, editing, { id, text: text!, now: now(tx) }))!;
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
    await logChange(tx, 'MESSAGE_DELETED', message);
    const images = await rows(tx, withoutImages, { messageId: id });
    discardPictures(
      tx,
      images.map((image) => image.id),
    );
    return (await row(tx, deleting, { id, now: now(tx) }))!;
  });
}

/** A message that the viewer can read, locked together with the viewer's membership. */
async function lockMessage(tx: Tx, id: string): Promise<MessageRow> {
  const message = isUuid(id) ? await row(tx, lockedForViewer, { id, viewerId: tx.viewer!.userId }) : null;
  if (!message) throw notFound('MESSAGE_NOT_FOUND');
  return message;
}

/** Writes the next line of the room's log, and tells its members after the commit. */
export async function logChange(
  tx: Tx,
  kind: RoomEventKind,
  { id, roomId }: Pick<MessageRow, 'id' | 'roomId'>,
): Promise<void> {
  const logged = await row(tx, logging, { roomId, kind, messageId: id, now: now(tx) });
  if (!logged) throw new Error(`Room ${roomId} has messages and is not there`);
  afterCommit(tx, () => {
    wakeRoom(tx.app, roomId);
    tellInboxes(tx.app, logged.memberIds, { kind: 'ROOM_CHANGED', roomId });
  });
}
