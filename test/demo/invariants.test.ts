import { afterAll, describe, expect, it } from 'vitest';
import { POPULARITY_RECOUNTED } from '../../src/companions/interest/popularity.ts';
import { TABLES } from '../../src/demo/tables.ts';
import { textOf } from '../kit/text-of.ts';
import { digests, filledDatabase } from './world.ts';

const RECOUNTED = textOf(POPULARITY_RECOUNTED);

const filled = await filledDatabase();
afterAll(() => filled.end());

/** What must never be, as a statement that finds it. */
const NEVER: Record<string, string> = {
  'a post whose members are not as many as it says': `select c.id from companions c
    where member_count <> (select count(*) from companion_members m where m.companion_id = c.id)`,
  'a post without its author among the members': `select c.id from companions c
    where not exists (select from companion_members m where m.companion_id = c.id and m.user_id = c.author_id)`,
  'a member who is neither author nor accepted': `select m.* from companion_members m join companions c on c.id = m.companion_id
    where m.user_id <> c.author_id and not exists (select from applications a
      where a.companion_id = c.id and a.applicant_id = m.user_id and a.status = 'ACCEPTED')`,
  'an accepted application of somebody who is not a member': `select a.id from applications a where a.status = 'ACCEPTED'
    and not exists (select from companion_members m where m.companion_id = a.companion_id and m.user_id = a.applicant_id)`,
  'an application of the author, or to a post with conditions': `select a.id from applications a join companions c on c.id = a.companion_id
    where a.applicant_id = c.author_id or c.gender is not null or cardinality(c.age_groups) > 0`,
  'an application that waits for a trip that has begun': `select a.id from applications a join companions c on c.id = a.companion_id
    where a.status = 'PENDING' and c.start_date <= '2026-11-23'`,
  'a post whose comments are not as many as it says': `select c.id from companions c
    where comment_count <> (select count(*) from comments m where m.companion_id = c.id and m.deleted_at is null)`,
  'a comment whose replies are not as many as it says': `select c.id from comments c
    where reply_count <> (select count(*) from comments r where r.parent_id = c.id)`,
  'a reply to a reply, or under another post, or before its comment': `select r.id from comments r join comments p on p.id = r.parent_id
    where p.parent_id is not null or p.companion_id <> r.companion_id or p.created_at >= r.created_at`,
  'a deleted comment without replies': 'select id from comments where deleted_at is not null and reply_count = 0',
  'a post whose views are not as many as it says': `select c.id from companions c
    where view_count <> (select count(*) from companion_views v where v.companion_id = c.id)`,
  'a view of the author': `select v.* from companion_views v join companions c on c.id = v.companion_id where v.viewer_key = 'u:' || c.author_id`,
  'a post whose bookmarks are not as many as it says': `select c.id from companions c
    where bookmark_count <> (select count(*) from bookmarks b where b.companion_id = c.id)`,
  'a trip that began before it was written, or is too long': `select id from companions
    where start_date <= created_at::date or end_date - start_date >= 180`,
  'a popularity that a recount would change': `select c.id from companions c
    where abs(c.popularity - ${RECOUNTED}) > 1e-6`,
  'a person who has looked at a post and is not among its viewers since the first look': `select v.companion_id from companion_views v
    left join companion_viewers w on w.companion_id = v.companion_id and v.viewer_key = 'u:' || w.user_id
    group by v.companion_id, v.viewer_key having min(v.created_at) is distinct from min(w.first_viewed_at)`,
  'a viewer who never looked': `select * from companion_viewers w
    where not exists (select from companion_views v where v.companion_id = w.companion_id and v.viewer_key = 'u:' || w.user_id)`,
  'a place whose stars are not as it says': `select p.id from places p
    left join (select place_id, count(*) as n, sum(stars) as s, array[count(*) filter (where stars = 1), count(*) filter (where stars = 2),
      count(*) filter (where stars = 3), count(*) filter (where stars = 4), count(*) filter (where stars = 5)] as h
      from reviews group by place_id) r on r.place_id = p.id
    where p.review_count <> coalesce(r.n, 0) or p.star_sum <> coalesce(r.s, 0) or p.star_counts <> coalesce(r.h::int[], '{0,0,0,0,0}')`,
  'a planner without exactly one day for each date': `select p.id from planners p
    where (select array_agg(d.date order by d.date) from planner_days d where d.planner_id = p.id)
      <> array(select generate_series(p.start_date, p.end_date, interval '1 day')::date)`,
  'a planner whose legs do not cover its dates one after the other': `select p.id from planners p
    where (select array_agg(g.day::date order by g.day) from planner_legs l, generate_series(l.start_date, l.end_date, interval '1 day') g(day)
      where l.planner_id = p.id) <> array(select generate_series(p.start_date, p.end_date, interval '1 day')::date)`,
  'a planner whose areas are not those of its legs': `select p.id from planners p
    where not (leg_area_ids @> (select array_agg(l.area_id) from planner_legs l where l.planner_id = p.id)
      and leg_area_ids <@ (select array_agg(l.area_id) from planner_legs l where l.planner_id = p.id))`,
  'a day whose stops leave a gap': `select day_id from planner_stops group by day_id having max(position) <> count(*) - 1 or count(*) > 50`,
  'a planner whose copies are not as many as it says': `select p.id from planners p
    where copy_count <> (select count(*) from planners c where c.copied_from_id = p.id and c.owner_id <> p.owner_id)`,
  'a copy of a planner that its owner could not see': `select c.id from planners c join planners p on p.id = c.copied_from_id
    where p.visibility <> 'PUBLIC' or p.owner_id = c.owner_id`,
  'a post that a search would not find by its title': `select c.id from companions c left join companion_texts t on t.companion_id = c.id
    where t.search is null or position(lower(normalize(c.title, NFD)) in t.search) = 0`,
  'a room whose log has a gap or another length than it says': `select r.id from rooms r
    where last_seq <> (select count(*) from room_events e where e.room_id = r.id)
      or last_seq <> (select coalesce(max(e.seq), 0) from room_events e where e.room_id = r.id)`,
  'a room whose last message is another than it says': `select r.id from rooms r
    where last_message_seq <> (select coalesce(max(m.seq), 0) from messages m where m.room_id = r.id)
      or last_activity_at <> (select coalesce(max(m.created_at), r.created_at) from messages m where m.room_id = r.id)`,
  'an event that is not the sending of its message, or comes too early': `select m.id from messages m
    left join room_events e on e.room_id = m.room_id and e.seq = m.seq
    where e.message_id is distinct from m.id or e.kind <> 'MESSAGE_SENT' or e.created_at <> m.created_at`,
  'a log that runs back in time': `select * from (select created_at - lag(created_at) over (partition by room_id order by seq) as step
    from room_events) e where step < interval '0'`,
  'an edited or deleted message without its event': `select m.id from messages m
    where (edited_at is not null) <> exists (select from room_events e where e.message_id = m.id and e.kind = 'MESSAGE_EDITED')
      or (deleted_at is not null) <> exists (select from room_events e where e.message_id = m.id and e.kind = 'MESSAGE_DELETED')`,
  'a message of somebody who was not in the room': `select m.id from messages m
    left join room_members b on b.room_id = m.room_id and b.user_id = m.author_id
    where b.user_id is null or m.seq <= b.joined_seq or m.created_at > b.left_at`,
  'a member who has read beyond the end, or not what they wrote': `select b.* from room_members b join rooms r on r.id = b.room_id
    where last_read_seq > r.last_seq
      or last_read_seq < (select coalesce(max(m.seq), 0) from messages m where m.room_id = b.room_id and m.author_id = b.user_id)`,
  'a direct room whose members are not its pair': `select r.id from rooms r where kind = 'DIRECT'
    and array[low_user_id, high_user_id] <> (select array_agg(b.user_id order by b.user_id) from room_members b where b.room_id = r.id)`,
  'a party room whose members are not those of the party': `select r.id from rooms r where kind = 'PARTY'
    and (select array_agg(b.user_id order by b.user_id) from room_members b where b.room_id = r.id and left_at is null)
      <> (select array_agg(m.user_id order by m.user_id) from companion_members m where m.companion_id = r.companion_id)`,
  'a party that has met and has no room': `select c.id from companions c where c.member_count > 1
    and not exists (select from rooms r where r.companion_id = c.id)`,
  'something written by somebody whose address is not verified': `select u.id from users u where deleted_at is null and email_verified_at is null
    and (exists (select from companions where author_id = u.id) or exists (select from comments where author_id = u.id)
      or exists (select from messages where author_id = u.id) or exists (select from reviews where author_id = u.id))`,
  'a post, planner, bookmark or seat of somebody who has left for good': `select u.id from users u where deleted_at is not null
    and (exists (select from companions where author_id = u.id) or exists (select from planners where owner_id = u.id)
      or exists (select from bookmarks where user_id = u.id) or exists (select from companion_members where user_id = u.id))`,
  'something written before its author joined': `select m.id from messages m join users u on u.id = m.author_id where m.created_at < u.created_at
    union all select c.id from companions c join users u on u.id = c.author_id where c.created_at < u.created_at
    union all select c.id from comments c join users u on u.id = c.author_id where c.created_at < u.created_at`,
  'a moment after the day of seeding': `select id from messages where greatest(created_at, edited_at, deleted_at) > '2026-11-23'
    union all select id from comments where greatest(created_at, edited_at, deleted_at) > '2026-11-23'
    union all select id from companions where greatest(created_at, edited_at, closed_at) > '2026-11-23'
    union all select id from applications where created_at > '2026-11-23'`,
  'an id that tells another time than its row': [
    'users',
    'companions',
    'comments',
    'rooms',
    'messages',
    'places',
    'reviews',
    'planners',
    'applications',
  ]
    .map(
      (table) => `select id from ${table} where date_trunc('milliseconds', uuid_extract_timestamp(id)) <> created_at`,
    )
    .join(' union all '),
};

describe('in a seeded world there is never', () => {
  it.each(Object.entries(NEVER))('%s', async (_, found) => {
    expect((await filled.query(`${found} limit 3`)).rows).toEqual([]);
  });
});

describe('a seeded world', () => {
  it.each([
    ['deleted comments', 'select from comments where deleted_at is not null'],
    ['deleted messages', 'select from messages where deleted_at is not null'],
    ['edited messages', 'select from messages where edited_at is not null'],
    ['hidden rooms', 'select from room_members where hidden_seq > 0'],
    ['an empty room', 'select from rooms where last_message_seq = 0'],
    ['people who left a party', 'select from room_members where left_at is not null'],
    [
      'unread messages',
      'select from room_members b join rooms r on r.id = b.room_id where last_read_seq < last_message_seq',
    ],
    ['people who left for good', 'select from users where deleted_at is not null'],
    ['private planners', "select from planners where visibility = 'PRIVATE'"],
    ['posts with a planner', 'select from companions where planner_id is not null'],
  ])('has %s', async (_, found) => {
    expect((await filled.query(found)).rowCount).toBeGreaterThan(0);
  });

  it('fills every table that it names', async () => {
    expect(Object.keys(await digests(filled))).toEqual(expect.arrayContaining(TABLES));
  });
});
