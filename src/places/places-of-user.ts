import { childPageLoader } from '../data/child-pages.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Connection, type PageArgs, pageOf } from '../data/page.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { PLACE_COLUMNS, type PlaceRow } from './place.rows.ts';

const pages = childPageLoader<PlaceRow>({
  columns: PLACE_COLUMNS,
  from: 'places p',
  parent: 'p.created_by_id',
  id: 'p.id',
  descending: true,
});
const totals = statement<{ createdById: string; total: number }>(
  `select created_by_id as "createdById", count(*)::int as total from places where created_by_id = any($1::uuid[]) group by 1`,
);
const totalOf = loaderOf<{ createdById: string; total: number }>(
  (ctx, ids) => rows(ctx, totals, [ids]),
  ({ createdById }) => createdById,
);

/** Places that a person has written, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listPlacesOf = (ctx: Context, userId: string, args: PageArgs): Promise<Connection<PlaceRow>> =>
  pageOf(args, {
    order: { name: `places-of:${userId}`, columns: [{ sql: 'p.id', type: 'uuid', descending: true }] },
    read: (page) => pages(ctx).load({ parentId: userId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await totalOf(ctx).load(userId))?.total ?? 0,
  });
