import { USER_JSON, type UserRow } from '../accounts/user.rows.ts';
import { statement } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import type { RoomEventKind } from './message.entity.ts';
import { MESSAGE_JSON, type MessageRow, withSharedParts } from './message.rows.ts';

/** A durable event of a room, as the log has it now: an edited or deleted message shows its present state. */
export interface LogEvent {
  seq: number;
  kind: RoomEventKind;
  /** Of the three message kinds. */
  message: MessageRow | null;
  /** Of joining and leaving. */
  userId: string | null;
  /** The person of `userId`; null when departed. */
  user: UserRow | null;
}

/** One look at a room's log: its head, who is a member now, and the events after a position, in order. */
export interface LogPage {
  lastSeq: number;
  membersVersion: number;
  /** Null when `membersVersion` is the known one. */
  memberIds: string[] | null;
  events: LogEvent[];
}

/** Events a look brings at most; there are more when the last one is below `lastSeq`. */
export const LOG_PAGE = 100;

interface LogRow extends Omit<LogPage, 'events'> {
  events: (LogEvent & { author: UserRow | null })[];
}

const PERSON = (id: string) => `(select ${USER_JSON} from users u where u.id = ${id} and u.deleted_at is null)`;

// By the pair of the index, as pages of messages are: the planner, which guesses how long a log is, never sorts it whole.
const lookAt = statement<LogRow>(`
  select r.last_seq as "lastSeq", r.members_version as "membersVersion",
    case when r.members_version <> $3::int then
      array(select m.user_id from room_members m where m.room_id = r.id and m.left_at is null)
    end as "memberIds",
    coalesce((
      select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'userId', e.user_id,
        'user', ${PERSON('e.user_id')},
        'message', case when m.id is not null then ${MESSAGE_JSON} end,
        'author', ${PERSON('m.author_id')}) order by e.seq)
      from (
        select * from room_events where (room_id, seq) > (r.id, $2::int) order by room_id, seq limit ${LOG_PAGE}
      ) e
      left join messages m on m.id = e.message_id
      where e.room_id = r.id
    ), '[]'::json) as events
  from rooms r where r.id = $1`);

/**
 * Reads the log of a room after `position`, in one statement and so at one instant; null when the room is gone.
 * `knownMembersVersion` saves sending the members again. Not for a viewer: the caller authorises at delivery.
 */
export async function readLog(
  app: App,
  roomId: string,
  position: number,
  knownMembersVersion: number,
): Promise<LogPage | null> {
  const { rows } = await app.pool.query<LogRow>({ ...lookAt, values: [roomId, position, knownMembersVersion] });
  const page = rows[0];
  if (!page) return null;
  return { ...page, events: page.events.map(withAuthor) };
}

/** An event whose message carries its author along: no look-up for it, and no promise. */
function withAuthor({ author, message, ...event }: LogEvent & { author: UserRow | null }): LogEvent {
  return { ...event, message: message && withSharedParts(message, author) };
}

const heads = statement<{ id: string; lastSeq: number }>(
  `select id, last_seq as "lastSeq" from rooms where id = any($1::uuid[])`,
);

/** The heads of many rooms at once, to find what a lost wake-up has missed. */
export async function readHeads(app: App, roomIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await app.pool.query<{ id: string; lastSeq: number }>({ ...heads, values: [roomIds] });
  return new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]));
}
