import { type RawBuilder, sql } from 'kysely';
import { listed } from '../data/columns.ts';
import { type Params, query } from '../data/statement.ts';
import { MESSAGE, type MessageRow } from './message.rows.ts';
import { OPEN_AFTER_CANCELLATION_DAYS } from './room.policy.ts';

/** Sends in a window, for each person and room. */
const MAX_SENDS = 10;
const WINDOW_SECONDS = 10;

/** A message as it is to be stored: checked, its pictures aside. */
export interface Sending {
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
}

/** What sending returns: the message, or with a null id why there is none. */
export type Outcome = { [K in keyof MessageRow]: MessageRow[K] | null } & {
  isCounterpartGone: boolean;
  /** It would be the first message of a room of two, and those are counted. */
  starts: boolean;
  isReadOnly: boolean;
  /** Seconds until the next one is taken; null when it is taken now. */
  wait: number | null;
  memberIds: string[];
};

const window = sql`make_interval(secs => ${sql.lit(WINDOW_SECONDS)})`;

/** What stands in the way of `room_members me` in `rooms r`; the same for one message and for many. */
const IS_GONE = sql<boolean>`(r.is_cut or (r.kind = 'DIRECT' and not exists (
        select from users u where u.deleted_at is null
        and u.id = case when r.low_user_id = me.user_id then r.high_user_id else r.low_user_id end
      )))`;
const IS_UNSPOKEN = sql<boolean>`(r.kind = 'DIRECT' and r.last_message_seq = 0)`;
const isClosed = (now: RawBuilder<unknown>) => sql<boolean>`(r.kind = 'PARTY' and exists (
        select from companions c where c.id = r.companion_id
        and c.cancelled_at <= ${now}::timestamptz - make_interval(days => ${sql.lit(OPEN_AFTER_CANCELLATION_DAYS)})))`;
const isTooOften = (
  now: RawBuilder<unknown>,
  isUnlimited: RawBuilder<boolean>,
) => sql<boolean>`(not ${isUnlimited}::boolean
        and cardinality(me.recent_sends) >= ${sql.lit(MAX_SENDS)} and me.recent_sends[1] > ${now}::timestamptz - ${window})`;

/** The sends of `room_members m` that are remembered, with one more. */
const recentSends = (
  now: RawBuilder<unknown>,
  isUnlimited: RawBuilder<boolean>,
) => sql`case when ${isUnlimited}::boolean then m.recent_sends
      else m.recent_sends[greatest(cardinality(m.recent_sends) - ${sql.lit(MAX_SENDS - 2)}, 1):] || ${now}::timestamptz end`;

/**
 * Sending, whole, in one statement and so one transaction without a round trip under a lock: my member row is locked
 * and the rate is checked on what it says now; only then the room gives the next number, under its own lock. So a
 * refusal takes no number, and a repeated client id (messages_idempotency) undoes the statement, number included.
 * `mayStart` is false where the first message of a room of two is to be counted first, see `startConversation`.
 * Locks: member, then room.
 */
export const sending = query(
  (p: Params<Sending & { imageCount: number; mayStart: boolean }>) => sql<Outcome>`
  with me as (
    select me.room_id, me.user_id, ${IS_GONE} as gone, ${IS_UNSPOKEN} and not ${p.mayStart}::boolean as starts, ${isClosed(p.now)} as closed,
      case when ${isTooOften(p.now, p.isUnlimited)}
        then extract(epoch from me.recent_sends[1] + ${window} - ${p.now}::timestamptz)::float8 end as wait
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
    update room_members m set last_read_seq = room.seq, recent_sends = ${recentSends(p.now, p.isUnlimited)}
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

/** Messages without pictures, each of another room and with another client id; one value of each for each. */
export interface SendingTogether {
  roomIds: readonly string[];
  authorIds: readonly string[];
  ids: readonly string[];
  clientMessageIds: readonly string[];
  texts: readonly string[];
  nows: readonly Date[];
  dueAts: readonly Date[];
  isUnlimited: boolean;
}

/** A message that stands, and who is in its room. */
export type Sent = MessageRow & { memberIds: string[] };

/**
 * The same for several messages with one commit; answers those that are sent. Left out is what is refused, repeated, the first of a
 * room of two, or locked by somebody else at this moment: no message waits for another's room. `sending` says what becomes of those.
 * Locks author, member and room, each at once or not at all, and due notices in order: so it takes part in no deadlock.
 */
export const sendingTogether = query(
  (p: Params<SendingTogether>) => sql<Sent>`
  with asked as materialized (
    select * from unnest(${p.roomIds}::uuid[], ${p.authorIds}::uuid[], ${p.ids}::uuid[], ${p.clientMessageIds}::uuid[],
      ${p.texts}::text[], ${p.nows}::timestamptz[], ${p.dueAts}::timestamptz[])
      as asked (room_id, author_id, id, client_message_id, text, now, due_at)
  ),
  me as materialized (
    select asked.* from asked
    join room_members me on me.room_id = asked.room_id and me.user_id = asked.author_id and me.left_at is null
    join rooms r on r.id = asked.room_id
    join users author on author.id = asked.author_id and author.deleted_at is null
    where not ${IS_GONE} and not ${IS_UNSPOKEN} and not ${isClosed(sql`asked.now`)} and not ${isTooOften(sql`asked.now`, p.isUnlimited)}
      and not exists (select from messages x where x.author_id = asked.author_id and x.client_message_id = asked.client_message_id)
    for key share of author skip locked for no key update of me, r skip locked
  ),
  room as (
    update rooms r
    set last_seq = r.last_seq + 1, last_message_seq = r.last_seq + 1, last_activity_at = greatest(r.last_activity_at, me.now)
    from me where r.id = me.room_id
    returning r.id, r.last_seq as seq, r.last_activity_at as at
  ),
  mark as (
    update room_members m set last_read_seq = room.seq, recent_sends = ${recentSends(sql`me.now`, p.isUnlimited)}
    from room join me on me.room_id = room.id where m.room_id = room.id and m.user_id = me.author_id
  ),
  m as (
    insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
    select me.id, room.id, room.seq, me.author_id, me.client_message_id, me.text, room.at from room join me on me.room_id = room.id
    returning *
  ),
  logged as (
    insert into room_events (room_id, seq, kind, message_id, created_at)
    select room.id, room.seq, 'MESSAGE_SENT', me.id, room.at from room join me on me.room_id = room.id
  ),
  due as (
    insert into due_notices (user_id, topic, kind, room_id, due_at)
    select l.user_id, 'MESSAGE_RECEIVED:' || room.id, 'MESSAGE_RECEIVED', room.id, me.due_at
    from room join me on me.room_id = room.id
      join room_members o on o.room_id = room.id and o.left_at is null and o.user_id <> me.author_id
      join message_listeners l on l.user_id = o.user_id
    order by l.user_id, room.id on conflict (user_id, topic) do nothing
  )
  select ${listed(MESSAGE)}, array(select o.user_id from room_members o where o.room_id = m.room_id and o.left_at is null) as "memberIds"
  from m`,
);
