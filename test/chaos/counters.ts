import pg from 'pg';
import type { Finding } from './checker.ts';
import type { World } from './people.ts';
import type { Stack } from './stack.ts';

/** As the product weighs interest, in words of its own: half-life 3.5 days, from 2026 on. */
const LEVEL = (at: string, weight: number) =>
  `extract(epoch from ${at} - timestamptz '2026-01-01T00:00:00Z')::float8 / 302400 + log(2, ${weight})::float8`;
const NEARLY = 1e-6;

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
  // A sum of powers that was added up one by one: equal but for the last digits.
  'companions.popularity': `select id, stored, case when abs(stored - counted) < ${NEARLY} then stored else counted end as counted from (
    select c.id, c.popularity as stored, (select log(2, sum(power(2, x::numeric)))::float8 from (
      select ${LEVEL('c.created_at', 2 ** -10)} as x
      union all select ${LEVEL('v.first_viewed_at', 1)} from companion_viewers v where v.companion_id = c.id and v.user_id <> c.author_id
      union all select ${LEVEL('b.created_at', 3)} from bookmarks b where b.companion_id = c.id and b.user_id <> c.author_id
      union all select ${LEVEL('min(m.created_at)', 4)} from comments m
        where m.companion_id = c.id and m.deleted_at is null and m.author_id <> c.author_id group by m.author_id
      union all select ${LEVEL('min(a.created_at)', 6)} from applications a where a.companion_id = c.id
        and a.applicant_id <> c.author_id and a.status in ('PENDING', 'ACCEPTED', 'REJECTED', 'EXPIRED') group by a.applicant_id
    ) a) as counted from companions c) x`,
  'places.review_count': `select p.id, p.review_count as stored,
    (select count(*)::int from reviews r where r.place_id = p.id and r.hidden_at is null) as counted from places p`,
  'places.star_sum': `select p.id, p.star_sum as stored,
    (select coalesce(sum(r.stars), 0)::int from reviews r where r.place_id = p.id and r.hidden_at is null) as counted from places p`,
  'places.star_counts': `select p.id, p.star_counts::text as stored,
    (select array(select (select count(*)::int from reviews r where r.place_id = p.id and r.hidden_at is null and r.stars = n)
      from generate_series(1, 5) n order by n)::text) as counted from places p`,
  'planners.copy_count': `select p.id, p.copy_count as stored,
    (select count(*)::int from planners c where c.copied_from_id = p.id) as counted from planners p`,
  'messages.image_count': `select m.id, m.image_count as stored,
    (select count(*)::int from message_images i where i.message_id = m.id and m.deleted_at is null) as counted from messages m`,
  'quota_uses.used': `select u.id || ' ' || w.kind as id,
    coalesce((select sum(q.used)::int from quota_uses q where q.user_id = u.id and q.kind = w.kind and q.day = w.day), 0) as stored, w.used as counted
    from users u join (
      select author_id as user_id, 'posts' as kind, (created_at at time zone 'UTC')::date as day, count(*)::int as used from companions group by 1, 3
      union all select author_id, 'comments', day, count(*)::int from chaos_comments group by 1, 3
      union all select applicant_id, 'applications', (created_at at time zone 'UTC')::date, count(*)::int from applications group by 1, 3
    ) w on w.user_id = u.id and w.day = (now() at time zone 'UTC')::date`,
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

/** Columns named like counters that count nothing which could be counted again. */
const UNCOUNTED = new Set([
  'passkeys.counter', // the authenticator's own
  'room_members.joined_seq', // where somebody came in
  'room_members.last_read_seq', // what somebody said
  'room_members.hidden_seq', // what somebody said
  'room_events.seq', // 'lines of the log'
  'messages.seq', // 'messages and their lines in the log'
  'data_exports.byte_size', // of a file
  'uploads.byte_size',
]);
const NUMBERS = `select table_name || '.' || column_name as name from information_schema.columns
  where table_schema = 'public' and data_type in ('integer', 'bigint', 'ARRAY', 'double precision')
    and column_name ~ '(count|counts|counter|sum|size|seq|used|popularity)$' and table_name not like 'mikro_orm%'`;

/** Comments that are taken back go; what was written in a day is counted here, by the transaction that writes it. */
const LEDGER = `create table if not exists chaos_comments (author_id uuid, day date);
  create or replace function chaos_comment() returns trigger language plpgsql as $$ begin
    insert into chaos_comments values (NEW.author_id, (NEW.created_at at time zone 'UTC')::date); return null; end $$;
  create or replace trigger chaos_comment after insert on comments for each row execute function chaos_comment();`;

/** Prepares the database for `checkCounters`, before anybody writes. */
export async function keepLedger({ databaseUrl }: Pick<Stack, 'databaseUrl'>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(LEDGER).finally(() => client.end());
}

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
    for (const { name } of (await client.query(NUMBERS)).rows)
      if (!RECOUNTS[name] && !UNCOUNTED.has(name))
        findings.push({ rule: 'counters', what: `nobody recounts ${name}: write a recount, or why there is none` });
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
