import { tellInboxes } from '../chat/topics.ts';
import { type Connection, keysetSql, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { row, rows, statement } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { NOTIFICATION_COLUMNS, type NotificationRow, VISIBLE } from './notification.rows.ts';

const ORDER: Order = { name: 'notifications', columns: [{ sql: 'n.id', type: 'uuid', descending: true }] };

/**
 * The viewer's notifications, newest first.
 * @throws AppError BAD_USER_INPUT for page arguments.
 */
export async function listNotifications(
  ctx: Context,
  unreadOnly: boolean,
  args: PageArgs,
): Promise<Connection<NotificationRow>> {
  const order = { ...ORDER, name: `notifications:${unreadOnly}` };
  const mine = `from notifications n where n.user_id = $1 ${unreadOnly ? 'and n.read_at is null' : ''} and ${VISIBLE}`;
  const userId = ctx.viewer!.userId;
  return pageOf(args, {
    order,
    read: (page) => {
      const { where, orderBy, values } = keysetSql(order, page, 3);
      const query = `select ${NOTIFICATION_COLUMNS} ${mine} and ${where} order by ${orderBy} limit $2`;
      return rows(ctx, statement<NotificationRow>(query), [userId, page.limit + 1, ...values]);
    },
    positionOf: ({ id }) => [id],
    count: async () => {
      const query = statement<{ count: number }>(`select count(*)::int as count ${mine}`);
      return (await row(ctx, query, [userId]))?.count ?? 0;
    },
  });
}

const MAX_IDS = 100;
/** What is unread, may be seen and passes a condition on `notifications n`; rows are taken in the order of ids, as everywhere. */
const marking = (condition: string) =>
  statement<{ id: string }>(`
    with unread as (
      select n.id from notifications n
      where n.user_id = $1 and n.read_at is null and ${VISIBLE} and ${condition} order by n.id for update of n
    )
    update notifications n set read_at = $2 from unread where n.id = unread.id returning n.id`);
const markAll = marking('true');
const markSome = marking('n.id = any($3::uuid[])');

/**
 * Marks the viewer's notifications as read: these, or without ids all; the viewer's inboxes hear of it. Answers how many were
 * unread; ids of others and unknown ones count nothing, nor does what is not shown any more.
 * @throws AppError BAD_USER_INPUT: more than 100 ids, one twice.
 */
export async function markNotificationsRead(ctx: Context, ids: readonly string[] | null): Promise<number> {
  const faults = new Faults();
  if (ids !== null) faults.distinct('ids', ids, MAX_IDS);
  faults.check();
  const { userId } = ctx.viewer!;
  return transaction(ctx, async (tx) => {
    const marked = ids
      ? await rows(tx, markSome, [userId, now(tx), ids.filter(isUuid)])
      : await rows(tx, markAll, [userId, now(tx)]);
    if (marked.length > 0) afterCommit(tx, () => tellInboxes(tx.app, [userId], { kind: 'NOTIFICATIONS_READ' }));
    return marked.length;
  });
}

const unreadOf = statement<{ count: number }>(
  `select count(*)::int as count from notifications n where n.user_id = $1 and n.read_at is null and ${VISIBLE}`,
);

/** How many notifications somebody has not read, of those that are shown. */
export async function unreadNotificationCount(ctx: Context, userId: string): Promise<number> {
  return (await row(ctx, unreadOf, [userId]))?.count ?? 0;
}
