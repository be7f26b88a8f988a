import pg from 'pg';
import type { Finding } from './checker.ts';
import type { World } from './people.ts';
import type { Stack } from './stack.ts';

/** Each finds rows whose counter (`stored`) is not what a recount says. */
const RECOUNTS: Record<string, string> = {
  'companions.member_count': `select c.id, c.member_count as stored,
    (select count(*)::int from companion_members m where m.companion_id = c.id) as counted from companions c`,
  'members of a party and of its room': `select c.id,
    (select string_agg(m.user_id::text, ' ' order by m.user_id) from companion_members m where m.companion_id = c.id) as stored,
    (select string_agg(m.user_id::text, ' ' order by m.user_id) from rooms r join room_members m on m.room_id = r.id
      where r.companion_id = c.id and m.left_at is null) as counted
    from companions c where exists (select from rooms r where r.companion_id = c.id)`,
  'accepted applications': `select c.id, c.member_count - 1 as stored,
    (select count(*)::int from applications a where a.companion_id = c.id and a.status = 'ACCEPTED') as counted from companions c`,
  'companions.comment_count': `select c.id, c.comment_count as stored,
    (select count(*)::int from comments m where m.companion_id = c.id and m.deleted_at is null) as counted from companions c`,
  'comments.reply_count': `select m.id, m.reply_count as stored,
    (select count(*)::int from comments o where o.parent_id = m.id and o.deleted_at is null) as counted from comments m`,
  'companions.bookmark_count': `select c.id, c.bookmark_count as stored,
    (select count(*)::int from bookmarks b where b.companion_id = c.id) as counted from companions c`,
  'companions.view_count': `select c.id, c.view_count as stored,
    (select count(*)::int from companion_views v where v.companion_id = c.id) as counted from companions c`,
  'rooms.last_seq': `select r.id, r.last_seq as stored,
    (select coalesce(max(e.seq), 0) from room_events e where e.room_id = r.id) as counted from rooms r`,
  'lines of the log': `select r.id, r.last_seq as stored,
    (select count(*)::int from room_events e where e.room_id = r.id) as counted from rooms r`,
  'rooms.last_message_seq': `select r.id, r.last_message_seq as stored,
    (select coalesce(max(m.seq), 0) from messages m where m.room_id = r.id) as counted from rooms r`,
  'messages and their lines in the log': `select r.id,
    (select count(*)::int from messages m join room_events e
      on e.room_id = m.room_id and e.seq = m.seq and e.message_id = m.id and e.kind = 'MESSAGE_SENT' where m.room_id = r.id) as stored,
    (select count(*)::int from messages m where m.room_id = r.id) as counted from rooms r`,
};

/** Asked of the product, and counted by hand, for each person. */
const UNREAD_MESSAGES = `select count(*)::int as count from room_members me join rooms r on r.id = me.room_id
  join messages m on m.room_id = r.id
  where me.user_id = $1 and me.left_at is null and m.author_id <> $1 and m.deleted_at is null
    and m.seq > me.last_read_seq and m.seq > me.joined_seq and (me.hidden_seq is null or r.last_message_seq > greatest(me.hidden_seq, 0))`;
const UNREAD_NOTIFICATIONS = 'select count(*)::int as count from notifications where user_id = $1 and read_at is null';

/** Compares every counter of the database, and what the product says about unread things, with a recount. Nobody may be writing. */
export async function checkCounters({ databaseUrl }: Pick<Stack, 'databaseUrl'>, world: World): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const findings: Finding[] = [];
    for (const [name, recount] of Object.entries(RECOUNTS)) {
      const { rows } = await client.query(`select * from (${recount}) x where stored is distinct from counted`);
      for (const { id, stored, counted } of rows)
        findings.push({ rule: 'counters', what: `${name} of ${id} is ${stored}, a recount says ${counted}` });
    }
    const people = [...world.parties.flatMap(({ steady, roamers }) => [...steady, ...roamers]), ...world.direct.pair];
    for (const { id, session } of people) {
      const { viewer } = await session.ask<{ viewer: { unreadCount: number; unreadNotificationCount: number } }>(
        '{ viewer { unreadCount unreadNotificationCount } }',
      );
      const count = async (query: string): Promise<number> => (await client.query(query, [id])).rows[0].count;
      const pairs = [
        ['unread messages', viewer.unreadCount, await count(UNREAD_MESSAGES)],
        ['unread notifications', viewer.unreadNotificationCount, await count(UNREAD_NOTIFICATIONS)],
      ] as const;
      for (const [name, told, counted] of pairs) {
        if (told !== counted)
          findings.push({ rule: 'counters', what: `${name} of ${id}: told ${told}, a recount says ${counted}` });
      }
    }
    return findings;
  } finally {
    await client.end();
  }
}
