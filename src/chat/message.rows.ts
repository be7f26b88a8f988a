import { sql } from 'kysely';
import type { UserRow } from '../accounts/user.rows.ts';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { PRELOADED, type PreloadedFields } from '../data/preloaded.ts';
import type { Params } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';

const m = aliased<{ m: 'messages' }>();

/** A message: columns of `messages m`. A deleted one has no text, keeps its `seq` and its author. */
export const MESSAGE = {
  id: m.ref('m.id'),
  roomId: m.ref('m.room_id'),
  seq: m.ref('m.seq'),
  authorId: m.ref('m.author_id'),
  clientMessageId: m.ref('m.client_message_id'),
  text: m.ref('m.text'),
  imageCount: m.ref('m.image_count'),
  createdAt: m.ref('m.created_at'),
  editedAt: m.ref('m.edited_at'),
  deletedAt: m.ref('m.deleted_at'),
  isDeleted: sql<boolean>`${m.ref('m.deleted_at')} is not null`,
};

/**
 * The GraphQL source of `Message`. A statement that brings the author along (a UserRow, null when departed) puts it under
 * `[PRELOADED].author`.
 */
export type MessageRow = RowOf<typeof MESSAGE> & PreloadedFields;

/** Messages `m` that `room_members me` may read: in a room not left, since the joining. */
export const readableMessages = (p: Params<{ id: string; viewerId: string }>) =>
  db
    .selectFrom('messages as m')
    .innerJoin('room_members as me', 'me.room_id', 'm.room_id')
    .select(list(MESSAGE))
    .where('m.id', '=', p.id)
    .where('me.user_id', '=', p.viewerId)
    .where('me.left_at', 'is', null)
    .whereRef('m.seq', '>', 'me.joined_seq');

const NO_IMAGES: readonly never[] = Object.freeze([]);

/** A message for anybody who may see it: its author came along, and without pictures there is nothing to look up. */
export function withSharedParts(message: MessageRow, author: UserRow | null): MessageRow {
  message[PRELOADED] = message.imageCount === 0 ? { author, images: NO_IMAGES } : { author };
  return message;
}

/** A message of a list of the viewer's: that it is one's own is known, too. */
export function withAuthor(ctx: Context, message: MessageRow, author: UserRow | null): MessageRow {
  withSharedParts(message, author)[PRELOADED]!.isMine = message.authorId === ctx.viewer?.userId;
  return message;
}
