import { sql } from 'kysely';
import { aliased } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Connection, type PageArgs, pageOf } from '../data/page.ts';
import { pagesBelow } from '../data/pages-below.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { PLACE, type PlaceRow } from './place.rows.ts';

const p = aliased<{ p: 'places' }>();
const pages = pagesBelow<PlaceRow>({
  columns: PLACE,
  from: sql`places p`,
  parent: p.ref('p.created_by_id'),
  id: p.ref('p.id'),
  descending: true,
});
const totals = query(
  (q: Params<{ userIds: readonly string[] }>) => sql<{ createdById: string; total: number }>`
  select created_by_id as "createdById", count(*)::int as total from places where created_by_id = any(${q.userIds}::uuid[]) group by 1`,
);
const totalOf = loaderOf<{ createdById: string; total: number }>(
  (ctx, userIds) => rows(ctx, totals, { userIds }),
  ({ createdById }) => createdById,
);

/** Places that a person has written, newest first; of many people it is one statement. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export const listPlacesOf = (ctx: Context, userId: string, args: PageArgs): Promise<Connection<PlaceRow>> =>
  pageOf(args, {
    order: { name: `places-of:${userId}`, columns: [{ sql: p.ref('p.id'), type: 'uuid', descending: true }] },
    read: (page) => pages(ctx).load({ parentId: userId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await totalOf(ctx).load(userId))?.total ?? 0,
  });
