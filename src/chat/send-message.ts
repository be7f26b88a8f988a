import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction, violates } from '../data/transaction.ts';
import { preparePictures, usePictures } from '../media/use-upload.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { AppError, conflict, notFound, rateLimited } from '../shared/errors.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { requirePermission } from '../shared/permission.ts';
import { requireRoom } from './find-room.ts';
import { MESSAGE, type MessageRow } from './message.rows.ts';
import { canSend } from './room.policy.ts';
import { type Outcome, type Sending, type Sent, sending } from './send-statements.ts';
import { startConversation } from './start-conversation.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

export const MAX_MESSAGE_LENGTH = 4_000;
const MAX_IMAGES = LIST_SIZES.imagesOfMessage;
/** A message as a client sends it. */
export interface NewMessage {
  roomId: string;
  clientMessageId: string;
  text: string;
  imageUploadIds: readonly string[];
}

const firstOfClientId = query((p: Params<{ authorId: string; clientMessageId: string }>) =>
  db
    .selectFrom('messages as m')
    .select(list(MESSAGE))
    .where('m.author_id', '=', p.authorId)
    .where('m.client_message_id', '=', p.clientMessageId),
);

/**
 * Sends a message into a room of the viewer; afterwards it is visible to all members again and read by its author.
 * A `clientMessageId` that was sent before answers the first message, for ever, and sends nothing.
 * @throws AppError BAD_USER_INPUT; NOT_FOUND (ROOM_NOT_FOUND); CONFLICT (COUNTERPART_GONE, ROOM_READ_ONLY, CLIENT_MESSAGE_ID_REUSED when
 * the first went into another room); FORBIDDEN (MESSAGES_NOT_WANTED) for the first words to somebody who does not let the viewer; RATE_LIMITED (TOO_MANY_MESSAGES) after 10 in 10 s, or (DAILY_LIMIT) when
 * too many new conversations of the day wait for an answer.
 */
export async function sendMessage(ctx: Context, input: NewMessage): Promise<MessageRow> {
  const { text, clientMessageId } = checkMessage(input);
  if (!isUuid(input.roomId)) throw notFound('ROOM_NOT_FOUND');
  const authorId = ctx.viewer!.userId;
  const message: Sending = {
    roomId: input.roomId,
    authorId,
    id: newId(),
    clientMessageId,
    text,
    now: now(ctx),
    dueAt: new Date(now(ctx).getTime() + ctx.app.config.noticeDelayMs),
    isUnlimited: ctx.app.config.rateLimitFactor > 1,
  };
  const outcome =
    input.imageUploadIds.length === 0 ? await sendWords(ctx, message) : await sendWithPictures(ctx, input, message);
  if (!outcome) throw notFound('ROOM_NOT_FOUND');
  if (outcome !== 'REPEATED' && outcome.id !== null) {
    ctx.loaders.clear();
    wakeRoom(ctx.app, input.roomId);
    tellInboxes(ctx.app, outcome.memberIds, { kind: 'ROOM_CHANGED', roomId: input.roomId });
    return outcome as MessageRow;
  }
  const first = await row(ctx, firstOfClientId, { authorId, clientMessageId });
  if (first && first.roomId !== input.roomId) throw conflict('CLIENT_MESSAGE_ID_REUSED');
  if (first) return first;
  if (outcome === 'REPEATED') throw new Error('A message that stood in the way is not there');
  const refused = outcome as Outcome;
  requirePermission(canSend(ctx.viewer, { ...refused, isUnwanted: false }));
  throw rateLimited('TOO_MANY_MESSAGES', refused.wait ?? 0);
}

/** With others that are sent at this moment; what cannot be, alone. */
async function sendWords(ctx: Context, message: Sending): Promise<Outcome | Sent | 'REPEATED' | null> {
  const sent = await ctx.app.sends.send(ctx.app, message);
  if (!sent) return sendAlone(ctx, { ...message, id: newId() });
  ctx.usage.countRead(sent.text!.length);
  return sent;
}

/** In one statement, but for the first words between two people, who are counted in a transaction. */
async function sendAlone(ctx: Context, message: Sending) {
  const outcome = await send(() => row(ctx, sending, { ...message, imageCount: 0, mayStart: false }));
  if (outcome === null || outcome === 'REPEATED' || !isStart(outcome)) return outcome;
  return send(() => transaction(ctx, (tx) => sendInside(tx, message, 0)));
}

async function sendInside(tx: Tx, message: Sending, imageCount: number): Promise<Outcome | null> {
  const outcome = await row(tx, sending, { ...message, imageCount, mayStart: false });
  if (!outcome || !isStart(outcome)) return outcome;
  await startConversation(tx, message.roomId);
  return row(tx, sending, { ...message, imageCount, mayStart: true });
}

const isStart = ({ starts, isCounterpartGone, wait }: Outcome): boolean =>
  starts && !isCounterpartGone && wait === null;

async function send(work: () => Promise<Outcome | null>): Promise<Outcome | 'REPEATED' | null> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, 'messages_idempotency')) return 'REPEATED';
    throw error;
  }
}

const insertImages = query(
  (p: Params<{ messageId: string; imageIds: readonly string[] }>) => sql`
  insert into message_images (message_id, position, image_id)
  select ${p.messageId}, i.position - 1, i.id from unnest(${p.imageIds}::uuid[]) with ordinality as i(id, position)`,
);

/** The same with pictures, in a transaction of more statements: the pictures are used with the message, or neither is. */
async function sendWithPictures(ctx: Context, input: NewMessage, message: Sending) {
  await requireRoom(ctx, input.roomId);
  const isRepeated = async () => (await row(ctx, firstOfClientId, message)) !== null;
  if (await isRepeated()) return 'REPEATED';
  const wanted = input.imageUploadIds.map((id, i) => ({ path: `input.imageUploadIds.${i}`, id }));
  try {
    const pictures = await preparePictures(ctx, 'MESSAGE', wanted);
    return await send(() =>
      transaction(ctx, async (tx) => {
        const outcome = await sendInside(tx, message, pictures.length);
        if (outcome?.id) {
          const imageIds = await usePictures(tx, pictures);
          await rows(tx, insertImages, { messageId: outcome.id, imageIds });
        }
        return outcome;
      }),
    );
  } catch (error) {
    // Sent twice at once, the first has used the pictures: message and use become visible together.
    if (error instanceof AppError && (await isRepeated())) return 'REPEATED';
    throw error;
  }
}

function checkMessage(input: NewMessage): { text: string; clientMessageId: string } {
  const faults = new Faults();
  const clientMessageId = faults.uuid('input.clientMessageId', input.clientMessageId);
  faults.distinct('input.imageUploadIds', input.imageUploadIds, MAX_IMAGES);
  const min = input.imageUploadIds.length > 0 ? 0 : 1;
  const text = faults.text('input.text', input.text, { min, max: MAX_MESSAGE_LENGTH });
  faults.check();
  return { text: text!, clientMessageId: clientMessageId! };
}
