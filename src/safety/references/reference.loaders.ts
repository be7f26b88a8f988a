import { sql } from 'kysely';
import { isBlockedBetween } from '../../accounts/blocks/block.rows.ts';
import { type Today, todayOf } from '../../areas/today.ts';
import { TRAVELLERS } from '../../companions/party/travellers.ts';
import { isOverSql, STANDS } from '../../companions/posts/companion-status.ts';
import { list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { keyedLoader, loaderOf } from '../../data/loaders.ts';
import { pagesBelow } from '../../data/pages-below.ts';
import { seenQuery } from '../../data/seen-query.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import { viewerIdOf } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { isVisible, REFERENCE, type ReferenceRow, WINDOW_DAYS } from './reference.rows.ts';

/** What is seen: by others what is visible, by the author always; nothing of somebody whom the viewer does not see. */
const isSeen = (p: Params<{ viewerId: string | null; now: Date }>, hasBlocks: boolean) =>
  sql<boolean>`((${isVisible(p.now)} or f.author_id = ${p.viewerId}::uuid)
    and ${hasBlocks ? sql`not ${isBlockedBetween(sql`f.author_id`, p.viewerId)}` : sql`true`})`;

const byIds = seenQuery((p: Params<{ ids: readonly string[]; viewerId: string | null; now: Date }>, hasBlocks) =>
  db
    .selectFrom('trip_references as f')
    .select(list(REFERENCE))
    .where('f.id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where(isSeen(p, hasBlocks)),
);
/** References by id that the viewer sees. */
export const referenceById = loaderOf<ReferenceRow>(
  (ctx, ids) => rows(ctx, byIds(ctx), { ids, viewerId: viewerIdOf(ctx), now: now(ctx) }),
  ({ id }) => id,
);

/** Pages of what others say of people, newest first. */
export const referencePages = pagesBelow<ReferenceRow>({
  columns: REFERENCE,
  from: sql`trip_references f`,
  parent: REFERENCE.subjectId,
  id: REFERENCE.id,
  descending: true,
  where: (p, hasBlocks) =>
    sql<boolean>`(${isVisible(p.now)} and ${hasBlocks ? sql`not ${isBlockedBetween(sql`f.author_id`, p.viewerId)}` : sql`true`})`,
});

/** What a person's past says of them. */
export interface Trust {
  tripCount: number;
  referenceCount: number;
  positiveCount: number;
  /** Conversations that others began lately, and how many of them were answered. */
  asked: number;
  answered: number;
}
/** The newest conversations that others began are looked at. */
const CONVERSATIONS = 100;
const trusts = query(
  (p: Params<{ ids: readonly string[]; now: Date } & Today>) => sql<Trust & { id: string }>`
  select u.id::text as id,
    (select count(*)::int from companion_members m join companions c on c.id = m.companion_id
      where m.user_id = u.id and c.member_count > 1 and ${STANDS} and ${isOverSql(p)}) as "tripCount",
    (select count(*)::int from trip_references f where f.subject_id = u.id and ${isVisible(p.now)}) as "referenceCount",
    (select count(*)::int from trip_references f where f.subject_id = u.id and f.would_travel_again and ${isVisible(p.now)}) as "positiveCount",
    talk.asked, talk.answered
  from unnest(${p.ids}::uuid[]) as u(id) cross join lateral (
    select count(*)::int as asked, (count(*) filter (where t.is_answered))::int as answered from (
      select exists (select from messages m where m.room_id = r.id and m.author_id = u.id) as is_answered
      from room_members me join rooms r on r.id = me.room_id
      where me.user_id = u.id and r.kind = 'DIRECT' and r.last_message_seq > 0
        and (select m.author_id from messages m where m.room_id = r.id order by m.seq limit 1) <> u.id
      order by r.last_activity_at desc limit ${sql.lit(CONVERSATIONS)}
    ) t
  ) talk`,
);
const NONE: Trust = { tripCount: 0, referenceCount: 0, positiveCount: 0, asked: 0, answered: 0 };
/** What people's past says of them, by person. */
export const trustOf = keyedLoader<string, Trust>(async (ctx, ids) => {
  const found = new Map(
    (await rows(ctx, trusts, { ids, now: now(ctx), ...todayOf(ctx) })).map((trust) => [trust.id, trust]),
  );
  return ids.map((id) => found.get(id) ?? NONE);
});

/** Somebody the viewer travelled with and has not written about. */
export interface Pending {
  companionId: string;
  subjectId: string;
  endDate: string;
}
const pendings = query(
  (p: Params<{ viewerId: string; limit: number } & Today>) => sql<Pending>`
  select c.id as "companionId", o.user_id as "subjectId", to_char(c.end_date, 'YYYY-MM-DD') as "endDate"
  from ${TRAVELLERS} m join companions c on c.id = m.companion_id
    join ${TRAVELLERS} o on o.companion_id = c.id and o.user_id <> m.user_id
    join users u on u.id = o.user_id and u.deleted_at is null
  where m.user_id = ${p.viewerId} and ${STANDS} and ${isOverSql(p)}
    and c.end_date >= ${p.utcToday}::date - ${sql.lit(WINDOW_DAYS)}::int
    and not ${isBlockedBetween(sql`m.user_id`, sql`o.user_id`)}
    and not exists (select from trip_references f where f.companion_id = c.id and f.author_id = m.user_id and f.subject_id = o.user_id)
  order by c.end_date, o.user_id limit ${p.limit}`,
);
/** Whom the viewer may write about, the most urgent one first. Only for a signed-in viewer. */
export const pendingOf = keyedLoader<string, Pending[]>(async (ctx, ids) =>
  Promise.all(
    ids.map((viewerId) => rows(ctx, pendings, { viewerId, limit: LIST_SIZES.pendingReferences, ...todayOf(ctx) })),
  ),
);
const counted = query(
  (p: Params<{ userId: string; now: Date }>) => sql<{ count: number }>`
  select count(*)::int as count from trip_references f where f.subject_id = ${p.userId} and f.would_travel_again and ${isVisible(p.now)}`,
);
/** How many visible references say that their author would travel with this person again. */
export const positiveReferencesOf = keyedLoader<string, number>(async (ctx, ids) =>
  Promise.all(ids.map(async (userId) => (await rows(ctx, counted, { userId, now: now(ctx) }))[0]!.count)),
);
