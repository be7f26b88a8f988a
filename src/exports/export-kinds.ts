import { type RawBuilder, sql } from 'kysely';
import { type Params, query, type Statement } from '../data/statement.ts';

/** One thing of a kind, and its place in the order. */
interface Item {
  key: string;
  item: object;
}
interface Asked {
  userId: string;
  after: string;
  limit: number;
}

/** A page of everything of a kind that is a person's, in the order of `key`, which is text. */
const pageOf = (
  from: RawBuilder<unknown>,
  key: RawBuilder<unknown>,
  item: RawBuilder<unknown>,
): Statement<Item, Asked> =>
  query(
    (p: Params<Asked>) => sql<Item>`
    select ${key}::text as key, ${item} as item from (select ${p.userId}::uuid as user_id) me, ${from}
      and ${key}::text > ${p.after} order by ${key}::text limit ${p.limit}`,
  );

const whole = (alias: string) => sql`to_jsonb(${sql.ref(alias)})`;
const byId = (alias: string) => sql`${sql.ref(alias)}.id`;

/** What stands in the file, by its name there. Everything that the person wrote and is; nothing that others wrote, and no secret. */
export const EXPORT_KINDS: Readonly<Record<string, Statement<Item, Asked>>> = {
  profile: pageOf(
    sql`users u where u.id = me.user_id`,
    byId('u'),
    sql`jsonb_build_object('id', u.id, 'email', u.email, 'nickname', u.nickname, 'introduction', u.introduction, 'gender', u.gender,
      'birthDate', u.birth_date, 'emailVerifiedAt', u.email_verified_at, 'joinedAt', u.created_at, 'genderChangedAt', u.gender_changed_at,
      'mailDigest', u.mail_digest, 'language', u.language, 'directMessages', u.direct_messages, 'showsInSearch', u.shows_in_search)`,
  ),
  sessions: pageOf(
    sql`sessions s where s.user_id = me.user_id`,
    byId('s'),
    sql`jsonb_build_object('id', s.id, 'userAgent', s.user_agent, 'createdAt', s.created_at, 'lastUsedAt', s.last_used_at)`,
  ),
  notificationSettings: pageOf(sql`notification_settings s where s.user_id = me.user_id`, sql`s.kind`, whole('s')),
  quietHours: pageOf(sql`quiet_hours q where q.user_id = me.user_id`, sql`q.user_id`, whole('q')),
  blocks: pageOf(sql`blocks b where b.blocker_id = me.user_id`, sql`b.blocked_id`, whole('b')),
  companions: pageOf(sql`companions c where c.author_id = me.user_id`, byId('c'), whole('c')),
  applications: pageOf(sql`applications a where a.applicant_id = me.user_id`, byId('a'), whole('a')),
  memberships: pageOf(sql`companion_members m where m.user_id = me.user_id`, sql`m.companion_id`, whole('m')),
  bookmarks: pageOf(sql`bookmarks b where b.user_id = me.user_id`, sql`b.companion_id`, whole('b')),
  comments: pageOf(sql`comments c where c.author_id = me.user_id and c.deleted_at is null`, byId('c'), whole('c')),
  planners: pageOf(
    sql`planners p where p.owner_id = me.user_id`,
    byId('p'),
    sql`to_jsonb(p) || jsonb_build_object('days', (select coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('stops', (
      select coalesce(jsonb_agg(to_jsonb(t) order by t.id), '[]') from planner_stops t where t.day_id = d.id)) order by d.id), '[]')
      from planner_days d where d.planner_id = p.id))`,
  ),
  places: pageOf(sql`places p where p.created_by_id = me.user_id`, byId('p'), whole('p')),
  reviews: pageOf(sql`reviews r where r.author_id = me.user_id`, byId('r'), whole('r')),
  messages: pageOf(
    sql`messages m where m.author_id = me.user_id and m.deleted_at is null`,
    byId('m'),
    sql`jsonb_build_object('id', m.id, 'roomId', m.room_id, 'seq', m.seq, 'text', m.text, 'createdAt', m.created_at, 'editedAt', m.edited_at)`,
  ),
  references: pageOf(sql`trip_references r where r.author_id = me.user_id`, byId('r'), whole('r')),
  reports: pageOf(sql`reports r where r.reporter_id = me.user_id`, byId('r'), whole('r')),
};

const pictures = query(
  (p: Params<Asked>) => sql<{ key: string; storageKey: string }>`
  select i.id::text as key, i.storage_key as "storageKey" from images i
  where i.owner_id = ${p.userId} and i.id::text > ${p.after} order by i.id::text limit ${p.limit}`,
);

/** A page of the person's pictures. */
export const PICTURES = pictures;
