import { type RawBuilder, sql } from 'kysely';
import { livingBrowsers } from '../../accounts/push/push-subscriptions.ts';
import { IS_UNREAD } from '../../chat/room-parts.ts';
import { type Params, query, row, rows, rowsOn } from '../../data/statement.ts';
import type { App, Context, Locale, Tx } from '../../shared/context.ts';
import type { NotificationKind } from '../notification.entity.ts';
import { VISIBLE } from '../notification.rows.ts';
import { type Channels, type ChosenChannels, MAILED_KINDS } from '../settings/channels.ts';
import { channelsOfPerson } from '../settings/settings.ts';
import type { QuietHoursInput } from '../settings/settings.types.ts';

/** How many are dealt with in one transaction. */
const BATCH = 100;

/** What is due to be told outside the app. */
export interface DueNotice {
  userId: string;
  topic: string;
  kind: NotificationKind;
  roomId: string | null;
  companionId: string | null;
}

interface NewDue {
  userIds: readonly string[];
  kind: NotificationKind;
  companionId: string | null;
  isMailed: boolean;
  dueAt: Date;
}

// Nothing is written for people whom nothing can reach but the app; who wants what is asked again when it is due.
const insert = query(
  (p: Params<NewDue>) => sql`
  insert into due_notices (user_id, topic, kind, companion_id, due_at)
  select u.id, ${p.kind}::text || ':' || coalesce(${p.companionId}::text, ''), ${p.kind}, ${p.companionId}::uuid, ${p.dueAt}
  from unnest(${p.userIds}::uuid[]) as u (id)
  where ${p.isMailed}::boolean or exists (select from push_subscriptions s where s.user_id = u.id)
    or exists (select from notification_settings e where e.user_id = u.id and e.kind = ${p.kind} and e.email)
  order by u.id on conflict (user_id, topic) do nothing`,
);

/** Writes down, in the transaction of what happens, that these people are to be told outside the app too; one row per person, kind and post. */
export async function becomeDue(
  tx: Tx,
  userIds: readonly string[],
  kind: NotificationKind,
  companionId: string | null,
): Promise<void> {
  const dueAt = new Date(tx.app.clock().getTime() + tx.app.config.noticeDelayMs);
  await rows(tx, insert, { userIds, kind, companionId, isMailed: MAILED_KINDS.includes(kind), dueAt });
}

const anyDue = query(
  (p: Params<{ now: Date }>) => sql<{ isDue: boolean }>`
  select exists (select from due_notices where due_at <= ${p.now}) as "isDue"`,
);

/** Whether anything is due; looks without a transaction. */
export const isAnythingDue = async ({ pool, clock }: App): Promise<boolean> =>
  (await rowsOn(pool, anyDue, { now: clock() }))[0]!.isDue;

const messagesUnread = (userId: RawBuilder<unknown>, roomId: RawBuilder<unknown>) => sql<number>`(
  select count(*)::int from room_members me join rooms r on r.id = me.room_id join messages x on x.room_id = r.id and ${IS_UNREAD}
  where me.room_id = ${roomId} and me.user_id = ${userId} and me.left_at is null and not r.is_cut)`;
const noticesUnread = (
  userId: RawBuilder<unknown>,
  kind: RawBuilder<unknown>,
  companionId: RawBuilder<unknown>,
) => sql<number>`(
  select count(*)::int from notifications n
  where n.user_id = ${userId} and n.kind = ${kind} and n.companion_id is not distinct from ${companionId}::uuid
    and n.read_at is null and ${VISIBLE})`;

/** What was taken, with all that decides whether, when and how its person hears of it. */
export interface TakenNotice extends DueNotice {
  /** What the person has chosen for its kind. */
  chosen: ChosenChannels | null;
  quietHours: QuietHoursInput | null;
  language: Locale | null;
  /** Browsers whose sessions live. */
  browserIds: string[];
  unread: number;
}

const take = query(
  (p: Params<{ now: Date }>) => sql<TakenNotice>`
  with d as materialized (
    select user_id, topic, kind, room_id, companion_id, due_at from due_notices
    where due_at <= ${p.now} order by due_at limit ${sql.lit(BATCH)} for update skip locked)
  select d.user_id as "userId", d.topic, d.kind, d.room_id as "roomId", d.companion_id as "companionId", lower(u.language) as language,
    (select json_build_object('inApp', s.in_app, 'push', s.push, 'email', s.email)
      from notification_settings s where s.user_id = d.user_id and s.kind = d.kind) as chosen,
    (select json_build_object('start', q.starts, 'end', q.ends, 'timeZone', q.time_zone)
      from quiet_hours q where q.user_id = d.user_id) as "quietHours",
    ${livingBrowsers(sql`d.user_id`, p.now)} as "browserIds",
    case when d.room_id is not null then ${messagesUnread(sql`d.user_id`, sql`d.room_id`)}
      else ${noticesUnread(sql`d.user_id`, sql`d.kind`, sql`d.companion_id`)} end as unread
  from d join users u on u.id = d.user_id order by d.due_at`,
);
const remove = query(
  (p: Params<{ userIds: readonly string[]; topics: readonly string[] }>) => sql`
  delete from due_notices d using unnest(${p.userIds}::uuid[], ${p.topics}::text[]) as gone (user_id, topic)
  where d.user_id = gone.user_id and d.topic = gone.topic`,
);
const postpone = query(
  (p: Params<{ userIds: readonly string[]; topics: readonly string[]; untils: readonly string[] }>) => sql`
  update due_notices d set due_at = later.until
  from unnest(${p.userIds}::uuid[], ${p.topics}::text[], ${p.untils}::timestamptz[]) as later (user_id, topic, until)
  where d.user_id = later.user_id and d.topic = later.topic`,
);

/** Takes what is due, oldest first and at most 100, for this transaction alone. */
export const takeDue = (tx: Tx, now: Date): Promise<TakenNotice[]> => rows(tx, take, { now });

const keysOf = (notices: readonly DueNotice[]) => ({
  userIds: notices.map(({ userId }) => userId),
  topics: notices.map(({ topic }) => topic),
});

/** They have been told, or are not to be told. */
export async function removeDue(tx: Tx, notices: readonly DueNotice[]): Promise<void> {
  if (notices.length > 0) await rows(tx, remove, keysOf(notices));
}

/** They are to be told later, each at its instant. */
export async function postponeDue(tx: Tx, notices: readonly (DueNotice & { until: Date })[]): Promise<void> {
  const untils = notices.map(({ until }) => until.toISOString());
  if (notices.length > 0) await rows(tx, postpone, { ...keysOf(notices), untils });
}

const unreadOfRoom = query(
  (p: Params<{ userId: string; roomId: string }>) => sql<{ count: number }>`
  select ${messagesUnread(p.userId, p.roomId)} as count`,
);
const unreadOfKind = query(
  (p: Params<{ userId: string; kind: NotificationKind; companionId: string | null }>) => sql<{ count: number }>`
  select ${noticesUnread(p.userId, p.kind, p.companionId)} as count`,
);

/** How much of something nobody has read yet. */
async function unreadOf(ctx: Context, { userId, kind, roomId, companionId }: DueNotice): Promise<number> {
  const found = roomId
    ? await row(ctx, unreadOfRoom, { userId, roomId })
    : await row(ctx, unreadOfKind, { userId, kind, companionId });
  return found?.count ?? 0;
}

/** How much is to be told now, by a channel; 0 when it was read meanwhile, or the channel switched off. */
export async function leftToTell(ctx: Context, due: DueNotice, channel: 'push' | 'email'): Promise<number> {
  const channels = await channelsOfPerson(ctx, due.userId, due.kind);
  return channels[channel] ? toTell(due, channels, await unreadOf(ctx, due)) : 0;
}

/** A kind that somebody does not keep in the app leaves nothing there that could be read: then it is one. */
export const toTell = ({ roomId }: DueNotice, { inApp }: Channels, unread: number): number =>
  inApp || roomId !== null ? unread : 1;
