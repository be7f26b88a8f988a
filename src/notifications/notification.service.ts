import { tellInboxes } from '../chat/topics.ts';
import type { Notice } from '../companions/posts/notify.ts';
import { type Connection, keysetSql, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { row, rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { NOTIFICATION_COLUMNS, type NotificationRow, VISIBLE } from './notification.rows.ts';

const insert = statement(`
  insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
  select n.id, n.user_id, $3, $4, $5, $6, $7
  from unnest($1::uuid[], $2::uuid[]) as n(id, user_id)
  join users u on u.id = n.user_id and u.deleted_at is null`);

/**
 * Writes a notification for each of these people, in the transaction of what happens; after the commit their inboxes are
 * told. Never for the actor, never for somebody who is gone.
 */
export async function notify(
  tx: Context,
  userIds: readonly string[],
  { kind, actorId, companionId, commentId }: Notice,
): Promise<void> {
  const recipients = [...new Set(userIds)].filter((id) => id !== actorId);
  if (recipients.length === 0) return;
  const ids = recipients.map(() => newId());
  await rows(tx, insert, [ids, recipients, kind, actorId, companionId, commentId ?? null, now(tx)]);
  afterCommit(tx, () => {
    recipients.forEach((userId, i) => {
      tellInboxes(tx.app, [userId], { kind: 'NOTIFICATION_ARRIVED', notificationId: ids[i]! });
    });
  });
}

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
const markAll = statement<{ id: string }>(
  'update notifications set read_at = $2 where user_id = $1 and read_at is null returning id',
);
const markSome = statement<{ id: string }>(
  'update notifications set read_at = $2 where user_id = $1 and read_at is null and id = any($3::uuid[]) returning id',
);

/**
 * Marks the viewer's notifications as read: these, or without ids all. Answers how many were unread; ids of others and
 * unknown ones count nothing.
 * @throws AppError BAD_USER_INPUT: more than 100 ids, one twice.
 */
export async function markNotificationsRead(ctx: Context, ids: readonly string[] | null): Promise<number> {
  if (ids === null) return (await rows(ctx, markAll, [ctx.viewer!.userId, now(ctx)])).length;
  const faults = new Faults();
  faults.distinct('ids', ids, MAX_IDS);
  faults.check();
  return (await rows(ctx, markSome, [ctx.viewer!.userId, now(ctx), ids.filter(isUuid)])).length;
}
