import type { UserRow } from '../accounts/user.rows.ts';
import type { Context } from '../shared/context.ts';
import { LOADED, type LoadedFields } from '../shared/loaded.ts';
import { loaderOf } from '../shared/loaders.ts';
import { rows, statement } from '../shared/sql.ts';
import type { Message } from './message.entity.ts';

/**
 * A message as a plain row, the GraphQL source of `Message`. A deleted one has no text, keeps its `seq` and its author.
 * A statement that brings the author along (a UserRow, null when departed) hangs it under `[LOADED].author`.
 */
export type MessageRow = Pick<Message, 'id' | 'roomId' | 'seq' | 'authorId' | 'clientMessageId' | 'text'> & {
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  isDeleted: boolean;
} & LoadedFields;

/** Select list of a MessageRow from `messages m`. */
export const MESSAGE_COLUMNS = `m.id, m.room_id as "roomId", m.seq, m.author_id as "authorId",
  m.client_message_id as "clientMessageId", m.text, m.created_at as "createdAt", m.edited_at as "editedAt",
  m.deleted_at as "deletedAt", m.deleted_at is not null as "isDeleted"`;

/** The same as one JSON object, for lists that bring a message along. */
export const MESSAGE_JSON = `json_build_object('id', m.id, 'roomId', m.room_id, 'seq', m.seq, 'authorId', m.author_id,
  'clientMessageId', m.client_message_id, 'text', m.text, 'createdAt', m.created_at, 'editedAt', m.edited_at,
  'deletedAt', m.deleted_at, 'isDeleted', m.deleted_at is not null)`;

const byIds = statement<MessageRow>(`select ${MESSAGE_COLUMNS} from messages m where m.id = any($1::uuid[])`);

/** Messages by id, whoever asks: who may see the room is the caller's to know. Null for one that is not there. */
export const messageById = loaderOf<MessageRow>(
  (ctx, ids) => rows(ctx, byIds, [ids]),
  (message) => message.id,
);

const NO_IMAGES: readonly never[] = Object.freeze([]);

/** A message of a list of the viewer's, with everything that its fields would look up. */
export function withAuthor(ctx: Context, message: MessageRow, author: UserRow | null): MessageRow {
  message[LOADED] = { author, isMine: message.authorId === ctx.viewer?.userId, images: NO_IMAGES };
  return message;
}
