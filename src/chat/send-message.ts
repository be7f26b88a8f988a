import { sql } from 'kysely';
import { list, listed } from '../data/columns.ts';
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
import { canSend, OPEN_AFTER_CANCELLATION_DAYS } from './room.policy.ts';
import { startConversation } from './start-conversation.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

export const MAX_MESSAGE_LENGTH = 4_000;
const MAX_IMAGES = LIST_SIZES.imagesOfMessage;
/** Sends in a window, for each person and room. */
const MAX_SENDS = 10;
const WINDOW_SECONDS = 10;

/** A message as a client sends it. */
export interface NewMessage {
  roomId: string;
  clientMessageId: string;
  text: string;
  imageUploadIds: readonly string[];
}

/** What sending needs to know. */
interface Sending {
  roomId: string;
  authorId: string;
  id: string;
  clientMessageId: string;
  text: string;
  now: Date;
  /** When people who hear of messages outside the app are to be told, if they have not read it by then. */
  dueAt: Date;
  /** True where rates are not counted. */
  isUnlimited: boolean;
  imageCount: number;
  /** False where the first message of a room of two is to be counted first, see `startConversation`. */
  mayStart: boolean;
}

/** What sending returns: the message, or with a null id why there is none. */
type Outcome = { [K in keyof MessageRow]: MessageRow[K] | null } & {
  isCounterpartGone: boolean;
  /** It would be the first message of a room of two, and those are counted. */
  starts: boolean;
  isReadOnly: boolean;
  /** Seconds until the next one is taken; null when it is taken now. */
  wait: number | null;
  memberIds: string[];
};

/**
 * Sending, whole, in one statement and so one transaction without a round trip under a lock: my member row is locked
 * and the rate is checked on what it says now; only then the room gives the next number, under its own lock. So a
 * refusal takes no number, and a repeated client id (messages_idempotency) undoes the statement, number included.
 * Locks: member, then room.
 */
const sending = query(
  (p: Params<Sending>) => sql<Outcome>`
  with me as (
    select me.room_id, me.user_id,
      r.is_cut or (r.kind = 'DIRECT' and not exists (
        select from users u where u.deleted_at is null
        and u.id = case when r.low_user_id = me.user_id then r.high_user_id else r.low_user_id end
      )) as gone,
      r.kind = 'DIRECT' and r.last_message_seq = 0 and not ${p.mayStart}::boolean as starts,
      r.kind = 'PARTY' and exists (select from companions c where c.id = r.companion_id
        and c.cancelled_at <= ${p.now}::timestamptz - make_interval(days => ${sql.lit(OPEN_AFTER_CANCELLATION_DAYS)})) as closed,
      case when not ${p.isUnlimited}::boolean and cardinality(me.recent_sends) >= ${sql.lit(MAX_SENDS)}
        and me.recent_sends[1] > ${p.now}::timestamptz - make_interval(secs => ${sql.lit(WINDOW_SECONDS)})
        then extract(epoch from me.recent_sends[1] + make_interval(secs => ${sql.lit(WINDOW_SECONDS)}) - ${p.now}::timestamptz)::float8 end as wait
    from room_members me join rooms r on r.id = me.room_id
    join users author on author.id = me.user_id and author.deleted_at is null
    where me.room_id = ${p.roomId}::uuid and me.user_id = ${p.authorId}::uuid and me.left_at is null
    for key share of author for no key update of me
  ),
  room as (
    update rooms r
    set last_seq = r.last_seq + 1, last_message_seq = r.last_seq + 1, last_activity_at = greatest(r.last_activity_at, ${p.now}::timestamptz)
    from me where r.id = me.room_id and not r.is_cut and not me.gone and not me.closed and not me.starts and me.wait is null
    returning r.id, r.last_seq as seq, r.last_activity_at as at
  ),
  mark as (
    update room_members m
    set last_read_seq = room.seq, recent_sends = case when ${p.isUnlimited}::boolean then m.recent_sends
      else m.recent_sends[greatest(cardinality(m.recent_sends) - ${sql.lit(MAX_SENDS - 2)}, 1):] || ${p.now}::timestamptz end
    from room where m.room_id = room.id and m.user_id = ${p.authorId}::uuid
  ),
  m as (
    insert into messages (id, room_id, seq, author_id, client_message_id, text, image_count, created_at)
    select ${p.id}::uuid, room.id, room.seq, ${p.authorId}::uuid, ${p.clientMessageId}::uuid, ${p.text}, ${p.imageCount}::int, room.at from room
    returning *
  ),
  logged as (
    insert into room_events (room_id, seq, kind, message_id, created_at)
    select room.id, room.seq, 'MESSAGE_SENT', ${p.id}::uuid, room.at from room
  ),
  due as (
    insert into due_notices (user_id, topic, kind, room_id, due_at)
    select l.user_id, 'MESSAGE_RECEIVED:' || room.id, 'MESSAGE_RECEIVED', room.id, ${p.dueAt}::timestamptz
    from room join room_members o on o.room_id = room.id and o.left_at is null and o.user_id <> ${p.authorId}::uuid
      join message_listeners l on l.user_id = o.user_id
    order by l.user_id on conflict (user_id, topic) do nothing
  )
  select ${listed(MESSAGE)}, me.gone as "isCounterpartGone", me.closed as "isReadOnly", me.starts, me.wait,
    array(select o.user_id from room_members o where o.room_id = ${p.roomId}::uuid and o.left_at is null) as "memberIds"
  from me left join m on true`,
);

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
    imageCount: 0,
    mayStart: false,
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
  requirePermission(canSend(ctx.viewer, { ...outcome, isUnwanted: false }));
  throw rateLimited('TOO_MANY_MESSAGES', outcome.wait ?? 0);
}

/** In one statement, but for the first words between two people, who are counted in a transaction. */
async function sendWords(ctx: Context, message: Sending) {
  const outcome = await send(() => row(ctx, sending, message));
  if (outcome === null || outcome === 'REPEATED' || !isStart(outcome)) return outcome;
  return send(() => transaction(ctx, (tx) => sendInside(tx, message)));
}

async function sendInside(tx: Tx, message: Sending): Promise<Outcome | null> {
  const outcome = await row(tx, sending, message);
  if (!outcome || !isStart(outcome)) return outcome;
  await startConversation(tx, message.roomId);
  return row(tx, sending, { ...message, mayStart: true });
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
        const outcome = await sendInside(tx, { ...message, imageCount: pictures.length });
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
