import type { ClientBase } from 'pg';
import { hashPassword } from '../accounts/password.ts';
import type { App } from '../shared/context.ts';
import { copyLines } from './copy.ts';
import { addDemoScene } from './demo-scene.ts';
import { loadWorld } from './load.ts';
import { personId } from './people.ts';
import { addPictures } from './pictures.ts';
import { DEMO_PEOPLE } from './rooms.ts';
import { Lines } from './tables.ts';
import { createWorld, dateOf, type World } from './world.ts';

/** Two people of the demo data who can sign in; never in production, their passwords are known to everybody. */
export const DEMO_ACCOUNTS = [
  {
    email: 'minji@demo.local',
    password: 'travel-together-minji',
    nickname: '여행하는 민지',
    introduction: '필름 카메라 들고 골목 걷는 걸 좋아해요.',
    gender: 'FEMALE',
    birthDate: '1998-04-12',
  },
  {
    email: 'jun@demo.local',
    password: 'travel-together-jun',
    nickname: '느긋한 준호',
    introduction: '계획은 느슨하게, 밥은 든든하게.',
    gender: 'MALE',
    birthDate: '1995-09-30',
  },
] as const;

/** A third one, who decides about reports. */
export const DEMO_MODERATOR = {
  email: 'sora@demo.local',
  password: 'travel-together-sora',
  nickname: '살펴보는 소라',
  introduction: '모두가 안심하고 떠날 수 있게.',
  gender: 'FEMALE',
  birthDate: '1990-02-17',
} as const;

/** Everybody of the demo data who can sign in. */
export const DEMO_SIGN_INS = [...DEMO_ACCOUNTS, DEMO_MODERATOR] as const;

/** 100 people, 150 posts, 500 comments, 50 rooms, 1,500 messages, 50 places, 75 planners. */
const DEMO_SCALE = 0.05;

/**
 * Fills an empty database with a small made-up world, in which two people can sign in; takes about a second. Does nothing when there are
 * people already; two instances that start at once fill it once. The world ends today (UTC), trips lie before and after.
 */
export async function fillDemoData(app: App): Promise<void> {
  const client = await app.pool.connect();
  try {
    const { rowCount: people } = await client.query('select from users limit 1');
    if (people) return;
    const world = createWorld({ scale: DEMO_SCALE, date: dateOf(app.clock().getTime()) });
    const afterwards = async () => {
      await addDemoAccounts(client, world);
      await addPictures(client, app.store);
    };
    await loadWorld(client, world, { afterwards });
  } finally {
    client.release();
  }
}

/** Whether the demo accounts are in this database. */
export async function hasDemoAccounts(app: App): Promise<boolean> {
  const emails = DEMO_ACCOUNTS.map(({ email }) => email);
  const { rowCount } = await app.pool.query('select from users where email = any($1)', [emails]);
  return rowCount === DEMO_ACCOUNTS.length;
}

/**
 * Makes the first two people of a world into the demo accounts, and gives them a trip and a conversation of their own. In
 * the transaction that loads the world.
 */
export async function addDemoAccounts(client: ClientBase, world: World): Promise<void> {
  const hashes = await Promise.all(DEMO_ACCOUNTS.map(({ password }) => hashPassword(password)));
  for (const [i, account] of DEMO_ACCOUNTS.entries()) {
    await client.query(
      `update users set email = $2, password_hash = $3, nickname = $4, introduction = $5, gender = $6, birth_date = $7 where id = $1`,
      [
        personId(world, DEMO_PEOPLE[i]!),
        account.email,
        hashes[i],
        account.nickname,
        account.introduction,
        account.gender,
        account.birthDate,
      ],
    );
  }
  await addDemoModerator(client);
  await addDemoCase(client);
  await addDemoChanges(client, dateOf(world.today));
  const lines = new Lines();
  addDemoScene(world, lines);
  await copyLines(client, lines, false);
}

/** Makes the last person with a verified address into the moderator. */
async function addDemoModerator(client: ClientBase): Promise<void> {
  const { email, password, nickname, introduction, gender, birthDate } = DEMO_MODERATOR;
  await client.query(
    `update users set email = $1, password_hash = $2, nickname = $3, introduction = $4, gender = $5, birth_date = $6, role = 'MODERATOR'
     where id = (select id from users where email_verified_at is not null and deleted_at is null order by id desc limit 1)`,
    [email, await hashPassword(password), nickname, introduction, gender, birthDate],
  );
}

/** A comment that two people have reported, for the moderator to look at. */
async function addDemoCase(client: ClientBase): Promise<void> {
  await client.query(
    `with subject as (
       select m.* from comments m join users u on u.id = m.author_id
       where m.deleted_at is null and u.role = 'MEMBER' and u.email not like '%@demo.local' order by m.id desc limit 1
     ), opened as (
       insert into moderation_cases (id, subject_id, subject_kind, accused_id, status, opened_at)
       select gen_random_uuid(), id, 'Comment', author_id, 'OPEN', created_at + interval '1 hour' from subject returning *
     ), copied as (
       insert into evidence (id, case_id, position, author_id, text, written_at, taken_at)
       select gen_random_uuid(), o.id, 0, s.author_id, s.text, s.created_at, o.opened_at from opened o, subject s
     )
     insert into reports (id, case_id, reporter_id, reason, text, created_at)
     select gen_random_uuid(), o.id, r.id, r.reason, r.text, o.opened_at from opened o, lateral (
       (select id, 'SPAM' as reason, '같은 댓글을 여러 글에 남겨요.' as text from users
        where email = 'minji@demo.local')
       union all (select id, 'OTHER', 'This has nothing to do with the trip.' from users where email = 'jun@demo.local')
     ) r`,
  );
}

/**
 * An invitation of the first account, a trip that was called off, and what travellers of some past trips say of each other. `today` is
 * the world's, `YYYY-MM-DD`.
 */
async function addDemoChanges(client: ClientBase, today: string): Promise<void> {
  await client.query(
    `insert into applications (id, companion_id, applicant_id, message, status, created_at)
     select gen_random_uuid(), c.id, u.id, '', 'INVITED', c.created_at + interval '1 hour' from users u, lateral (
       select c.* from companions c where c.author_id <> u.id and c.start_date > $1::date + 7 and c.closed_at is null
         and c.member_count < c.capacity and cardinality(c.age_groups) = 0 and c.gender is null
         and not exists (select from applications a where a.companion_id = c.id and a.applicant_id = u.id)
         and not exists (select from companion_members m where m.companion_id = c.id and m.user_id = u.id)
       order by c.id desc limit 1) c
     where u.email = 'minji@demo.local'`,
    [today],
  );
  await client.query(
    `update companions set cancelled_at = created_at + interval '2 hours', closed_at = created_at + interval '2 hours', cancel_reason = '태풍 소식이 있어 다음에 가기로 했어요.'
     where id = (select c.id from companions c join users u on u.id = c.author_id where c.start_date > $1::date + 7 and c.closed_at is null
       and u.email not like '%@demo.local' and not exists (select from applications a where a.companion_id = c.id) order by c.id limit 1)`,
    [today],
  );
  await client.query(
    `insert into trip_references (id, companion_id, author_id, subject_id, text, would_travel_again, felt_safe, private_note, created_at, visible_from)
     select gen_random_uuid(), c.id, a.user_id, b.user_id,
       (array['시간 약속을 잘 지키고 배려심이 깊어요.', '덕분에 길 걱정 없이 다녔어요. 또 가고 싶어요!', 'Easy to travel with, and a great sense of humour.'])[1 + abs(hashtext(b.user_id::text)) % 3],
       abs(hashtext(a.user_id::text)) % 7 > 0, true, '', c.end_date + interval '20 hours', c.end_date + interval '2 days'
     from (select * from companions where end_date < $1::date - 3 and member_count > 1 order by id desc limit 12) c
     join companion_members a on a.companion_id = c.id join companion_members b on b.companion_id = c.id and b.user_id <> a.user_id`,
    [today],
  );
}
