/**
 * The limit: what PostgreSQL can answer with one prepared statement that builds the whole JSON. The same rows, the same
 * fields and the same rules as the API's, written by hand for exactly these requests.
 */
const at = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const person = (alias: string) =>
  `case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'nickname', ${alias}.nickname) end`;
const TODAY = `(now() at time zone 'UTC')::date`;

/** No parameters. */
export const Q1 = `
select json_build_object('data', json_build_object('companions', json_build_object(
  'nodes', coalesce(json_agg(json_build_object(
    'id', c.id, 'title', c.title, 'startDate', c.start_date, 'endDate', c.end_date,
    'status', case when c.end_date < ${TODAY} then 'COMPLETED'
      when c.closed_at is not null or c.member_count >= c.capacity or c.start_date <= ${TODAY} then 'CLOSED' else 'RECRUITING' end,
    'capacity', c.capacity, 'memberCount', c.member_count, 'viewCount', c.view_count, 'commentCount', c.comment_count,
    'bookmarkCount', c.bookmark_count, 'createdAt', ${at('c.created_at')},
    'author', json_build_object('id', u.id, 'nickname', u.nickname,
      'ageGroup', case when age(${TODAY}, u.birth_date) < interval '20 years' then 'TEENS'
        when age(${TODAY}, u.birth_date) < interval '30 years' then 'TWENTIES'
        when age(${TODAY}, u.birth_date) < interval '40 years' then 'THIRTIES' else 'FORTIES_UP' end,
      'gender', u.gender),
    'area', json_build_object('id', a.id, 'name', a.name_ko),
    'comments', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', m.id, 'text', m.text, 'createdAt', ${at('m.created_at')},
        'replyCount', m.reply_count, 'author', ${person('w')}) order by m.id), '[]')
      from (select * from comments m where m.companion_id = c.id and m.parent_id is null order by m.id limit 3) m
      left join users w on w.id = m.author_id and w.deleted_at is null and m.deleted_at is null))
  ) order by c.n) filter (where c.n <= 20), '[]'),
  'pageInfo', json_build_object('hasNextPage', count(*) > 20))))::text as body
from (select *, row_number() over () as n from (select * from companions order by id desc limit 21) c) c
join users u on u.id = c.author_id join areas a on a.id = c.area_id`;

/** $1 the viewer. */
export const Q2 = `
select json_build_object('data', json_build_object('rooms', json_build_object(
  'nodes', coalesce(json_agg(json_build_object(
    'id', r.id, 'kind', r.kind, 'title', coalesce(p.title, o.nickname, '탈퇴한 여행자'), 'lastActivityAt', ${at('r.last_activity_at')},
    'unreadCount', (select count(*) from messages x where x.room_id = r.id and x.deleted_at is null
      and x.seq > greatest(r.last_read_seq, r.joined_seq) and x.author_id <> $1::uuid),
    'members', (select json_agg(json_build_object('joinedAt', ${at('b.joined_at')}, 'lastReadSeq', b.last_read_seq, 'user', ${person('v')})
      order by b.joined_at, b.user_id)
      from room_members b left join users v on v.id = b.user_id and v.deleted_at is null
      where b.room_id = r.id and b.left_at is null),
    'lastMessage', (select json_build_object('id', m.id, 'seq', m.seq, 'text', m.text, 'isDeleted', m.deleted_at is not null,
      'createdAt', ${at('m.created_at')}, 'author', ${person('w')})
      from messages m left join users w on w.id = m.author_id and w.deleted_at is null
      where m.room_id = r.id and m.seq = r.last_message_seq and m.seq > r.joined_seq)
  ) order by r.n) filter (where r.n <= 20), '[]'),
  'pageInfo', json_build_object('hasNextPage', count(*) > 20))))::text as body
from (select *, row_number() over () as n from (
  select r.*, me.joined_seq, me.last_read_seq from room_members me join rooms r on r.id = me.room_id
  where me.user_id = $1::uuid and me.left_at is null and not coalesce(r.last_message_seq <= greatest(me.hidden_seq, 0), false)
  order by r.last_activity_at desc, r.id desc limit 21) r) r
left join companions p on p.id = r.companion_id
left join users o on o.id = case when r.low_user_id = $1::uuid then r.high_user_id else r.low_user_id end and o.deleted_at is null`;

/** $1 the viewer, $2 the room. */
export const Q3 = `
select json_build_object('data', json_build_object('room', json_build_object('messages', json_build_object(
  'nodes', coalesce(json_agg(json_build_object('id', m.id, 'seq', m.seq, 'text', m.text, 'isDeleted', m.deleted_at is not null,
    'isMine', m.author_id = $1::uuid, 'createdAt', ${at('m.created_at')}, 'editedAt', ${at('m.edited_at')}, 'author', ${person('u')})
    order by m.seq) filter (where m.n <= 30), '[]'),
  'pageInfo', json_build_object('hasPreviousPage', count(*) > 30)))))::text as body
from (select *, row_number() over () as n from (
  select m.* from room_members me, lateral (select * from messages m
    where m.room_id = me.room_id and m.seq > me.joined_seq order by m.seq desc limit 31) m
  where me.room_id = $2::uuid and me.user_id = $1::uuid and me.left_at is null) m) m
left join users u on u.id = m.author_id and u.deleted_at is null`;

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
select json_build_object('data', json_build_object('sendMessage',
  json_build_object('id', m.id, 'seq', m.seq, 'text', m.text, 'createdAt', ${at('m.created_at')})))::text as body from m`;
