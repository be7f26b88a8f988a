import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { NOTIFICATION, type NotificationRow, visibleOf } from './notification.rows.ts';

const byIds = query((p: Params<{ userId: string; ids: readonly string[] }>) =>
  visibleOf(p.userId).select(list(NOTIFICATION)).where('n.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** The viewer's notifications by id; null for one of others. */
export const notificationOfViewer = loaderOf<NotificationRow>(
  async (ctx, ids) => (ctx.viewer ? rows(ctx, byIds, { userId: ctx.viewer.userId, ids }) : []),
  (notification) => notification.id,
);
