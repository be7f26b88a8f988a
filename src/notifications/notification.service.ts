import { type RawBuilder, sql } from 'kysely';
import { tellInboxes } from '../chat/topics.ts';
import { aliased, list } from '../data/columns.ts';
import { byPageForm, type KeysetValues, keysetOf, keysetValues } from '../data/keyset.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { NOTIFICATION, type NotificationRow, VISIBLE, visibleOf } from './notification.rows.ts';

const n = aliased<{ n: 'notifications' }>();
const orderOf = (unreadOnly: boolean): Order => ({
  name: `notifications:${unreadOnly}`,
  columns: [{ sql: n.ref('n.id'), type: 'uuid', descending: true }],
});

type Which = 'ALL' | 'UNREAD';
const ofWhich = (userId: RawBuilder<string>, which: Which) =>
  which === 'ALL' ? visibleOf(userId) : visibleOf(userId).where('n.read_at', 'is', null);

const pages = byPageForm((form, which: Which) =>
  query((p: Params<{ userId: string } & KeysetValues>) => {
    const { where, orderBy, limit } = keysetOf(orderOf(which === 'UNREAD'), form, p);
    const select = ofWhich(p.userId, which).select(list(NOTIFICATION)).where(where);
    return sql<NotificationRow>`${select} order by ${orderBy} limit ${limit}`;
  }),
);
const counting = (which: Which) =>
  query((p: Params<{ userId: string }>) => ofWhich(p.userId, which).select(sql<number>`count(*)::int`.as('count')));
const counts = { ALL: counting('ALL'), UNREAD: counting('UNREAD') };

/**
 * The viewer's notifications, newest first.
 * @throws AppError BAD_USER_INPUT for page arguments.
 */
export async function listNotifications(
  ctx: Context,
  unreadOnly: boolean,
  args: PageArgs,
): Promise<Connection<NotificationRow>> {
  const which = unreadOnly ? 'UNREAD' : 'ALL';
  const userId = ctx.viewer!.userId;
  return pageOf(args, {
    order: orderOf(unreadOnly),
    read: (page) => rows(ctx, pages(page, which), { userId, ...keysetValues(page) }),
    positionOf: ({ id }) => [id],
    count: async () => (await row(ctx, counts[which], { userId }))?.count ?? 0,
  });
}

const MAX_IDS = 100;
/** What is unread and may be seen, these or all; rows are taken in the order of ids, as everywhere. */
const markRead = query(
  (p: Params<{ userId: string; now: Date; ids: readonly string[] | null }>) => sql<{ id: string }>`
  with unread as (
    select n.id from notifications n
    where n.user_id = ${p.userId} and n.read_at is null and ${VISIBLE}
      and (${p.ids}::uuid[] is null or n.id = any(${p.ids}::uuid[]))
    order by n.id for update of n
  )
  update notifications n set read_at = ${p.now} from unread where n.id = unread.id returning n.id`,
);

/**
 * Marks the viewer's notifications as read: these, or without ids all; the viewer's inboxes hear of it. Returns how many were
 * unread; ids of others and unknown ones count nothing, nor does what is not shown any more.
 * @throws AppError BAD_USER_INPUT: more than 100 ids, one twice.
 */
export async function markNotificationsRead(ctx: Context, ids: readonly string[] | null): Promise<number> {
  const faults = new Faults();
  if (ids !== null) faults.distinct('ids', ids, MAX_IDS);
  faults.check();
  const { userId } = ctx.viewer!;
  return transaction(ctx, async (tx) => {
    const marked = await rows(tx, markRead, { userId, now: now(tx), ids: ids?.filter(isUuid) ?? null });
    if (marked.length > 0) afterCommit(tx, () => tellInboxes(tx.app, [userId], { kind: 'NOTIFICATIONS_READ' }));
    return marked.length;
  });
}

/** How many notifications somebody has not read, of those that are shown. */
export async function unreadNotificationCount(ctx: Context, userId: string): Promise<number> {
  return (await row(ctx, counts.UNREAD, { userId }))?.count ?? 0;
}
