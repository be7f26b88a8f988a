/**
 * The limit: what PostgreSQL can answer with one prepared statement that builds the whole JSON. The same rows, the same
 * fields and the same rules as the API's, written by hand for exactly these requests, and as well as we can: `json_agg` over the rows of
 * a subquery is up to twice as fast as over `json_build_object`, and the condition `(room_id, seq) < (…)` keeps the planner at the index.
 */
const at = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const TODAY = `(now() at time zone 'UTC')::date`;

/** Joins a person as a row that JSON writes as an object; null when there is none. */
const person = (name: string, condition: string) =>
  `left join lateral (select u.id, u.nickname from users u where ${condition} and u.deleted_at is null) ${name} on true`;

/** The rows of a subquery as a list, between the texts before and after it. */
const answer = (before: string, subquery: string, after: string, isThereMore: string) =>
  `select '{"data":{${before}{"nodes":' || coalesce((select json_agg(x) from (${subquery}) x)::text, '[]')
  || ',"pageInfo":{"${after}":' || (${isThereMore})::text || '}${'}'.repeat(before.split('{').length + 2)}' as body`;

/** No parameters. */
export const Q1 = answer(
  '"companions":',
  `
  select c.id, c.title, c.start_date as "startDate", c.end_date as "endDate",
    case when c.end_date < ${TODAY} then 'COMPLETED'
      when c.closed_at is not null or c.member_count >= c.capacity or c.start_date <= ${TODAY} then 'CLOSED' else 'RECRUITING' end as status,
    c.capacity, c.member_count as "memberCount", c.view_count as "viewCount", c.comment_count as "commentCount",
    c.bookmark_count as "bookmarkCount", ${at('c.created_at')} as "createdAt", author, area, comments
  from (select * from companions order by id desc limit 20) c
  join lateral (select u.id, u.nickname,
    case when age(${TODAY}, u.birth_date) < interval '20 years' then 'TEENS'
      when age(${TODAY}, u.birth_date) < interval '30 years' then 'TWENTIES'
      when age(${TODAY}, u.birth_date) < interval '40 years' then 'THIRTIES' else 'FORTIES_UP' end as "ageGroup",
    u.gender from users u where u.id = c.author_id) author on true
  join lateral (select a.id, a.name_ko as name from areas a where a.id = c.area_id) area on true
  join lateral (select coalesce(json_agg(m), '[]') as nodes from (
    select m.id, m.text, ${at('m.created_at')} as "createdAt", m.reply_count as "replyCount", author
    from comments m ${person('author', 'u.id = m.author_id and m.deleted_at is null')}
    where m.companion_id = c.id and m.parent_id is null order by m.id limit 3) m) comments on true
  order by c.id desc`,
  'hasNextPage',
  'select count(*) > 20 from (select from companions order by id desc limit 21) c',
);

const visibleRooms = `from room_members me join rooms r on r.id = me.room_id
  where me.user_id = $1::uuid and me.left_at is null and not coalesce(r.last_message_seq <= greatest(me.hidden_seq, 0), false)`;

/** $1 the viewer. */
export const Q2 = answer(
  '"rooms":',
  `
  select r.id, r.kind, coalesce(p.title, other.nickname, '탈퇴한 여행자') as title, ${at('r.last_activity_at')} as "lastActivityAt",
    (select count(*) from messages x where x.room_id = r.id and x.deleted_at is null
      and x.seq > greatest(r.last_read_seq, r.joined_seq) and x.author_id <> $1::uuid) as "unreadCount",
    (select json_agg(b) from (
      select ${at('b.joined_at')} as "joinedAt", b.last_read_seq as "lastReadSeq", person as "user"
      from room_members b ${person('person', 'u.id = b.user_id')}
      where b.room_id = r.id and b.left_at is null order by b.joined_at, b.user_id) b) as members,
    (select m from (
      select m.id, m.seq, m.text, m.deleted_at is not null as "isDeleted", ${at('m.created_at')} as "createdAt", author
      from messages m ${person('author', 'u.id = m.author_id')}
      where m.room_id = r.id and m.seq = r.last_message_seq and m.seq > r.joined_seq) m) as "lastMessage"
  from (select r.*, me.joined_seq, me.last_read_seq ${visibleRooms} order by r.last_activity_at desc, r.id desc limit 20) r
  left join companions p on p.id = r.companion_id
  ${person('other', 'u.id = case when r.low_user_id = $1::uuid then r.high_user_id else r.low_user_id end')}
  order by r.last_activity_at desc, r.id desc`,
  'hasNextPage',
  `select count(*) > 20 from (select ${visibleRooms} limit 21) r`,
);

/** Newest first, those that the viewer may read; more of the room than wanted is never read. */
const newestMessages = (limit: number, columns: string, joins = '') => `select ${columns} from room_members me
  cross join lateral (select * from messages m where (m.room_id, m.seq) < (me.room_id, 2147483647)
    order by m.room_id desc, m.seq desc limit ${limit}) m ${joins}
  where me.room_id = $2::uuid and me.user_id = $1::uuid and me.left_at is null and m.room_id = me.room_id and m.seq > me.joined_seq`;

/** $1 the viewer, $2 the room. */
export const Q3 = answer(
  '"room":{"messages":',
  `select * from (${newestMessages(
    30,
    `m.id, m.seq, m.text, m.deleted_at is not null as "isDeleted", m.author_id = $1::uuid as "isMine",
    ${at('m.created_at')} as "createdAt", ${at('m.edited_at')} as "editedAt", author`,
    person('author', 'u.id = m.author_id'),
  )}) m order by m.seq`,
  'hasPreviousPage',
  newestMessages(31, 'count(*) > 30'),
);

/** $1 the viewer, $2 the room, $3 the client's id, $4 the text: membership, number, message, log, marks, idempotency. */
export const M1 = `
with me as (
  select me.room_id from room_members me join rooms r on r.id = me.room_id
  where me.room_id = $2::uuid and me.user_id = $1::uuid and me.left_at is null
    and not exists (select from messages where author_id = $1::uuid and client_message_id = $3::uuid)
),
room as (
  update rooms r set last_seq = r.last_seq + 1, last_message_seq = r.last_seq + 1, last_activity_at = now()
  from me where r.id = me.room_id returning r.id, r.last_seq as seq, r.last_activity_at as at
),
mark as (
  update room_members b set last_read_seq = room.seq from room where b.room_id = room.id and b.user_id = $1::uuid
),
m as (
  insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
  select uuidv7(), room.id, room.seq, $1::uuid, $3::uuid, $4, room.at from room returning *
),
logged as (
  insert into room_events (room_id, seq, kind, message_id, created_at) select m.room_id, m.seq, 'MESSAGE_SENT', m.id, m.created_at from m
)
select '{"data":{"sendMessage":' || to_json(sent)::text || '}}' as body
from (select m.id, m.seq, m.text, ${at('m.created_at')} as "createdAt" from m) sent`;
