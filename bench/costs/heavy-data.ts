import type { Pool } from 'pg';

/** Whom the heavy data is about. */
export interface HeavyData {
  /** Somebody with a hundred rooms, posts, planners and bookmarks. */
  userId: string;
  sessionId: string;
  companionId: string;
  /** A direct room of a hundred long messages. */
  roomId: string;
  partyRoomId: string;
  /** A year of fifty stops a day. */
  plannerId: string;
  placeId: string;
  commentId: string;
}

/** A character of 8 code points and 25 bytes: the dearest that people really write. */
const FAMILY = '👨‍👩‍👧‍👦';
const MANY = 100;
const DAYS = 365;
const STOPS = 50;
/** Of a kind, so many have the longest text: more than one answer may hold, and it takes less time to write. */
const LONG = 20;

/**
 * Fills an empty database with what one person could gather at most, each list at its longest and each text at its largest: what
 * costs most to ask for. Written behind the API; takes some seconds.
 */
export async function addHeavyData(pool: Pool): Promise<HeavyData> {
  const id = (kind: string, number: string) => `('${kind}' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const users = '01000000-0000-7000-8000-';
  const text = (length: number) => `repeat('${FAMILY}', ${length})`;
  const client = await pool.connect();
  const long = (number: string, length: number) =>
    `case when ${number} <= ${LONG} then ${text(length)} else 'short' end`;
  const fill = (sql: string) => client.query(sql);
  const KINDS = {
    companion: '02000000-0000-7000-8000-',
    comment: '03000000-0000-7000-8000-',
    reply: '03000000-0000-7000-9000-',
    room: '04000000-0000-7000-8000-',
    message: '05000000-0000-7000-8000-',
    planner: '06000000-0000-7000-8000-',
    day: '07000000-0000-7000-8000-',
    stop: '08000000-0000-7000-8000-',
    place: '09000000-0000-7000-8000-',
    review: '0a000000-0000-7000-8000-',
    image: '0b000000-0000-7000-8000-',
    leg: '0c000000-0000-7000-8000-',
    application: '0d000000-0000-7000-8000-',
    notification: '0e000000-0000-7000-8000-',
    session: '0f000000-0000-7000-8000-',
  };
  const made = (kind: keyof typeof KINDS, number: string) => id(KINDS[kind], number);
  const user = (number: string) => id(users, number);
  const at = `timestamptz '2026-01-01 00:00:00+00'`;

  await fill(`insert into users (id, email, password_hash, nickname, introduction, gender, birth_date, email_verified_at, created_at)
    select ${user('n')}, n || '@heavy.test', 'none', ${text(20)}, ${text(200)}, 'FEMALE', '1995-01-01', ${at}, ${at}
    from generate_series(1, ${MANY + 1}) n`);
  await fill(`insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at)
    select ${made('session', 'n')}, ${user('1')}, repeat('x', 400), now(), now(), now() + interval '60 days' from generate_series(1, 90) n`);
  await fill(`insert into images (id, owner_id, purpose, storage_key, thumbnail_key, width, height, blur_hash, created_at)
    select ${made('image', 'n')}, ${user('1')}, 'COMPANION', 'a' || n, 'b' || n, 800, 600, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', ${at}
    from generate_series(1, 10) n`);
  await fill(`update users set avatar_id = ${made('image', '1')}`);

  await fill(`insert into places (id, name, description, address, category, area_id, image_id, created_by_id, created_at, review_count, star_sum)
    select ${made('place', 'n')}, ${text(100)}, ${long('n', 5_000)}, ${text(255)}, 'CAFE', 'kr-jeju', ${made('image', '2')}, ${user('1')}, ${at}, ${MANY}, ${MANY}
    from generate_series(1, ${MANY}) n`);
  await fill(`insert into reviews (id, place_id, author_id, stars, text, created_at)
    select ${made('review', `p * 1000 + a`)}, ${made('place', 'p')}, ${user('a')}, 1, ${long('p', 2_000)}, ${at}
    from generate_series(1, ${MANY}) p, generate_series(1, ${MANY}) a`);

  await fill(`insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, created_at)
    select ${made('planner', 'n')}, ${user('1')}, ${text(100)}, 'kr-jeju', '2026-01-01', '2026-12-31', 'PUBLIC', ${at} from generate_series(1, ${MANY}) n`);
  await fill(`update planners set copied_from_id = ${made('planner', '1')} where id <> ${made('planner', '1')}`);
  await fill(`insert into planner_days (id, planner_id, date, note)
    select ${made('day', `p * 1000 + d`)}, ${made('planner', 'p')}, date '2026-01-01' + d, case when p = 1 then ${text(1_000)} else '' end
    from generate_series(1, ${MANY}) p, generate_series(0, ${DAYS - 1}) d`);
  await fill(`insert into planner_legs (id, planner_id, area_id, start_date, end_date)
    select ${made('leg', `p * 1000 + d`)}, ${made('planner', 'p')}, 'kr-jeju', date '2026-01-01' + d, date '2026-01-01' + d
    from generate_series(1, 2) p, generate_series(0, ${DAYS - 1}) d`);
  await fill(`insert into planner_stops (id, day_id, place_id, position, note)
    select ${made('stop', `d * 100 + s`)}, ${made('day', `1000 + d`)}, ${made('place', `1 + (d + s) % ${MANY}`)}, s, ${long('2 * d', 1_000)}
    from generate_series(0, ${DAYS - 1}) d, generate_series(0, ${STOPS - 1}) s`);

  await fill(`insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, member_count, planner_id, thumbnail_id, comment_count, bookmark_count, created_at)
    select ${made('companion', 'n')}, ${user('1')}, ${text(60)}, ${text(2_000)}, 'kr-jeju', '2099-01-01', '2099-01-05', 30, 30, ${made('planner', '1')}, ${made('image', '3')}, ${MANY + 1}, 1, ${at}
    from generate_series(1, ${MANY}) n`);
  await fill(`insert into companion_images (companion_id, position, image_id)
    select ${made('companion', 'n')}, i, ${made('image', '4 + i')} from generate_series(1, ${MANY}) n, generate_series(0, 2) i`);
  await fill(`insert into companion_members (companion_id, user_id, joined_at)
    select ${made('companion', 'n')}, ${user('m')}, ${at} from generate_series(1, ${MANY}) n, generate_series(1, 30) m`);
  await fill(`insert into bookmarks (user_id, companion_id, created_at)
    select ${user('1')}, ${made('companion', 'n')}, ${at} from generate_series(1, ${MANY}) n`);
  await fill(`insert into applications (id, companion_id, applicant_id, message, status, created_at)
    select ${made('application', `n * 1000 + m`)}, ${made('companion', 'n')}, ${user('m')}, ${long('n', 500)}, 'REJECTED', ${at}
    from generate_series(1, ${MANY}) n, generate_series(1, ${MANY}) m`);
  await fill(`insert into comments (id, companion_id, parent_id, author_id, text, reply_count, created_at)
    select ${made('comment', `p * 1000 + c`)}, ${made('companion', 'p')}, null, ${user('c')}, ${long('p', 1_000)}, case when c = 1 then ${MANY} else 0 end, ${at}
    from generate_series(1, ${MANY}) p, generate_series(1, ${MANY + 1}) c`);
  await fill(`insert into comments (id, companion_id, parent_id, author_id, text, created_at)
    select ${made('reply', `p * 1000 + c`)}, ${made('companion', 'p')}, ${made('comment', `p * 1000 + 1`)}, ${user('c')}, ${long('p', 1_000)}, ${at}
    from generate_series(1, ${MANY}) p, generate_series(1, ${MANY}) c`);
  await fill(`insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
    select ${made('notification', 'n')}, ${user('1')}, 'COMMENT_RECEIVED', ${user('n + 1')}, ${made('companion', 'n')}, ${made('comment', `n * 1000 + 2`)}, ${at}
    from generate_series(1, ${MANY}) n`);

  await fill(`insert into rooms (id, kind, companion_id, low_user_id, high_user_id, last_seq, last_message_seq, last_activity_at, created_at)
    select ${made('room', 'n')}, 'DIRECT', null, ${user('1')}, ${user('n + 1')}, ${MANY}, ${MANY}, ${at}, ${at} from generate_series(1, ${MANY}) n
    union all
    select ${made('room', '1000')}, 'PARTY', ${made('companion', '1')}, null, null, ${MANY}, ${MANY}, ${at}, ${at}`);
  await fill(`insert into room_members (room_id, user_id, joined_at)
    select ${made('room', 'n')}, u, ${at} from generate_series(1, ${MANY}) n, unnest(array[${user('1')}, ${user('n + 1')}]) u
    union all
    select ${made('room', '1000')}, ${user('m')}, ${at} from generate_series(1, 30) m`);
  await fill(`insert into messages (id, room_id, seq, author_id, client_message_id, text, created_at)
    select ${made('message', `r * 1000 + s`)}, ${made('room', 'r')}, s, ${user('2')}, ${made('message', `r * 1000 + s`)}, ${long('r', 4_000)}, ${at}
    from (select * from generate_series(1, ${MANY}) union all select 1000) r (r), generate_series(1, ${MANY}) s`);
  await fill(`insert into room_events (room_id, seq, kind, message_id, created_at)
    select room_id, seq, 'MESSAGE_SENT', id, created_at from messages`);
  await fill('analyze');

  const { rows } =
    await client.query<HeavyData>(`select ${user('1')} as "userId", ${made('session', '1')} as "sessionId",
    ${made('companion', '1')} as "companionId", ${made('room', '1')} as "roomId", ${made('room', '1000')} as "partyRoomId",
    ${made('planner', '1')} as "plannerId", ${made('place', '1')} as "placeId", ${made('comment', '1001')} as "commentId"`);
  client.release();
  return rows[0]!;
}
