import { sql } from 'kysely';
import { personJson, type UserRow } from '../accounts/user.rows.ts';
import { aliased, json } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, type Statement } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import type { RoomEventKind } from './message.entity.ts';
import { MESSAGE, type MessageRow, withSharedParts } from './message.rows.ts';

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
  /** Whether a block stands between the two: then no signal passes, and nobody is named. */
  isCut: boolean;
  /** Null when `membersVersion` is the known one. */
  members: Members | null;
  events: LogEvent[];
}

/** The members of now, each with the position of the own joining: only what comes after it is theirs to read. */
export type Members = ReadonlyMap<string, number>;

/** Events a look brings at most, and bytes of text after which it brings no further one; there are more when the last one is below `lastSeq`. */
const LOG_PAGE = 100;
const PAGE_BYTES = 256 * 1024;
/** A look that takes longer has lost its connection, which is then closed, ms. */
const LOOK_MS = 5_000;

interface LogRow extends Omit<LogPage, 'events' | 'members'> {
  members: Record<string, number> | null;
  events: (LogEvent & { author: UserRow | null })[];
}

const e = aliased<{ e: 'room_events' }>();

// By the pair of the index, as pages of messages are: the planner, which guesses how long a log is, never sorts it whole.
const lookAt = query(
  (p: Params<{ roomId: string; position: number; knownMembersVersion: number }>) => sql<LogRow>`
  select r.last_seq as "lastSeq", r.members_version as "membersVersion", r.is_cut as "isCut",
    case when r.members_version <> ${p.knownMembersVersion}::int then (
      select json_object_agg(m.user_id, m.joined_seq) from room_members m where m.room_id = r.id and m.left_at is null
    ) end as members,
    coalesce((
      select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'userId', e.user_id,
        'user', ${personJson(e.ref('e.user_id'))},
        'message', case when m.id is not null then ${json(MESSAGE)} end,
        'author', ${personJson(sql<string | null>`case when not r.is_cut then m.author_id end`)}) order by e.seq)
      from (
        select o.*, sum(octet_length(t.text)) over (order by o.seq rows between unbounded preceding and 1 preceding) as before
        from (
          select * from room_events where (room_id, seq) > (r.id, ${p.position}::int)
          order by room_id, seq limit ${sql.lit(LOG_PAGE)}
        ) o left join messages t on t.id = o.message_id
        where o.room_id = r.id
      ) e
      left join messages m on m.id = e.message_id
      where e.before is null or e.before < ${sql.lit(PAGE_BYTES)}
    ), '[]'::json) as events
  from rooms r where r.id = ${p.roomId}`,
);

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
  const page = (await look(app, lookAt, { roomId, position, knownMembersVersion }))[0];
  if (!page) return null;
  // A room that everybody has left has no object of members.
  const isKnown = page.membersVersion === knownMembersVersion;
  const members = isKnown ? null : new Map(Object.entries(page.members ?? {}));
  return { ...page, members, events: page.events.map(withAuthor) };
}

async function look<Row, Given extends object>(
  { pool }: App,
  { name, text, bind }: Statement<Row, Given>,
  values: Given,
): Promise<Row[]> {
  const limited = { name, text, values: bind(values) as unknown[], query_timeout: LOOK_MS };
  return (await pool.query(limited)).rows as Row[];
}

/** An event whose message carries its author along: no look-up for it, and no promise. */
function withAuthor({ author, message, ...event }: LogEvent & { author: UserRow | null }): LogEvent {
  return { ...event, message: message && withSharedParts(message, author) };
}

const heads = query((p: Params<{ roomIds: readonly string[] }>) =>
  db.selectFrom('rooms').select(['id', 'last_seq as lastSeq']).where('id', '=', sql<string>`any(${p.roomIds}::uuid[])`),
);

/** The heads of many rooms at once, to find what a lost wake-up has missed. */
export async function readHeads(app: App, roomIds: readonly string[]): Promise<Map<string, number>> {
  const found = await look(app, heads, { roomIds });
  return new Map(found.map(({ id, lastSeq }) => [id, lastSeq]));
}
