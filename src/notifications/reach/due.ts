import { sql } from 'kysely';
import { type Params, query, row, rows, rowsOn } from '../../data/statement.ts';
import type { App, Context, Tx } from '../../shared/context.ts';
import type { NotificationKind } from '../notification.entity.ts';
import { VISIBLE } from '../notification.rows.ts';
import { MAILED_KINDS } from '../settings/channels.ts';

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

const takeOne = query(
  (p: Params<{ now: Date }>) => sql<DueNotice>`
  select d.user_id as "userId", d.topic, d.kind, d.room_id as "roomId", d.companion_id as "companionId" from due_notices d
  where d.due_at <= ${p.now} order by d.due_at limit 1 for update skip locked`,
);
const remove = query(
  (p: Params<{ userId: string; topic: string }>) => sql`
  delete from due_notices where user_id = ${p.userId} and topic = ${p.topic}`,
);
const postpone = query(
  (p: Params<{ userId: string; topic: string; until: Date }>) => sql`
  update due_notices set due_at = ${p.until} where user_id = ${p.userId} and topic = ${p.topic}`,
);

/** Takes one that is due, for this transaction alone; null when there is none. */
export const takeDue = (tx: Tx, now: Date): Promise<DueNotice | null> => row(tx, takeOne, { now });

/** It has been told, or is not to be told. */
export async function removeDue(tx: Tx, { userId, topic }: DueNotice): Promise<void> {
  await rows(tx, remove, { userId, topic });
}

/** It is to be told later. */
export async function postponeDue(tx: Tx, { userId, topic }: DueNotice, until: Date): Promise<void> {
  await rows(tx, postpone, { userId, topic, until });
}

const unreadMessages = query(
  (p: Params<{ userId: string; roomId: string }>) => sql<{ count: number }>`
  select count(*)::int as count from room_members me join rooms r on r.id = me.room_id
    join messages m on m.room_id = r.id and m.seq > greatest(me.last_read_seq, me.joined_seq)
  where me.room_id = ${p.roomId} and me.user_id = ${p.userId} and me.left_at is null and not r.is_cut
    and m.deleted_at is null and m.author_id <> me.user_id`,
);
const unreadNotices = query(
  (p: Params<{ userId: string; kind: NotificationKind; companionId: string | null }>) => sql<{ count: number }>`
  select count(*)::int as count from notifications n
  where n.user_id = ${p.userId} and n.kind = ${p.kind} and n.companion_id is not distinct from ${p.companionId}::uuid
    and n.read_at is null and ${VISIBLE}`,
);

/** How much of what is due nobody has read yet. */
export async function unreadOf(ctx: Context, { userId, kind, roomId, companionId }: DueNotice): Promise<number> {
  const found = roomId
    ? await row(ctx, unreadMessages, { userId, roomId })
    : await row(ctx, unreadNotices, { userId, kind, companionId });
  return found?.count ?? 0;
}
