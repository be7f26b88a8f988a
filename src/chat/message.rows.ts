import type { UserRow } from '../accounts/user.rows.ts';
import { listLoaderOf } from '../data/loaders.ts';
import { PRELOADED, type PreloadedFields } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import { IMAGE_COLUMNS, type ImageRow } from '../media/image.rows.ts';
import type { Context } from '../shared/context.ts';
import type { Message } from './message.entity.ts';

/**
 * A message as a plain row, the GraphQL source of `Message`. A deleted one has no text, keeps its `seq` and its author.
 * A statement that brings the author along (a UserRow, null when departed) hangs it under `[PRELOADED].author`.
 */
export type MessageRow = Pick<
  Message,
  'id' | 'roomId' | 'seq' | 'authorId' | 'clientMessageId' | 'text' | 'imageCount'
> & {
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  isDeleted: boolean;
} & PreloadedFields;

/** Select list of a MessageRow from `messages m`. */
export const MESSAGE_COLUMNS = `m.id, m.room_id as "roomId", m.seq, m.author_id as "authorId",
  m.client_message_id as "clientMessageId", m.text, m.image_count as "imageCount", m.created_at as "createdAt", m.edited_at as "editedAt",
  m.deleted_at as "deletedAt", m.deleted_at is not null as "isDeleted"`;

/** The same as one JSON object, for lists that bring a message along. */
export const MESSAGE_JSON = `json_build_object('id', m.id, 'roomId', m.room_id, 'seq', m.seq, 'authorId', m.author_id,
  'clientMessageId', m.client_message_id, 'text', m.text, 'imageCount', m.image_count, 'createdAt', m.created_at, 'editedAt', m.edited_at,
  'deletedAt', m.deleted_at, 'isDeleted', m.deleted_at is not null)`;

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

const imagesOfMessages = statement<ImageRow & { messageId: string }>(
  `select mi.message_id as "messageId", ${IMAGE_COLUMNS}
   from message_images mi join images i on i.id = mi.image_id
   where mi.message_id = any($1::uuid[]) order by mi.message_id, mi.position`,
);

/** The pictures of messages, in order, by message. */
export const imagesOfMessage = listLoaderOf<ImageRow & { messageId: string }>(
  (ctx, ids) => rows(ctx, imagesOfMessages, [ids]),
  (image) => image.messageId,
);
