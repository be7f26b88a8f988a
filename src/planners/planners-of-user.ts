import { sql } from 'kysely';
import { aliased } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { type ListBelow, pagesBelow } from '../data/pages-below.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { PLANNER, type PlannerRow } from './planner.rows.ts';

const p = aliased<{ p: 'planners' }>();
const ALL: ListBelow = {
  columns: PLANNER,
  from: sql`planners p`,
  parent: p.ref('p.owner_id'),
  id: p.ref('p.id'),
  descending: true,
};
const ownPages = pagesBelow<PlannerRow>(ALL);
const publicPages = pagesBelow<PlannerRow>({ ...ALL, where: () => p.eb('p.visibility', '=', sql.lit('PUBLIC')) });

const orderOf = (ownerId: string): Order => ({
  name: `planners of ${ownerId}`,
  columns: [{ sql: p.ref('p.id'), type: 'uuid', descending: true }],
});

/**
 * A page of a person's planners, newest first: public ones, for the owner all.
 * @throws AppError BAD_USER_INPUT: a page or cursor that is none.
 */
export async function plannersOfUser(ctx: Context, ownerId: string, args: PageArgs): Promise<Connection<PlannerRow>> {
  const pages = ctx.viewer?.userId === ownerId ? ownPages : publicPages;
  return pageOf(args, {
    order: orderOf(ownerId),
    read: (page) => pages(ctx).load({ parentId: ownerId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await counts(ctx).load(ownerId))?.count ?? 0,
  });
}

const countsByOwner = query(
  (q: Params<{ ownerIds: readonly string[]; viewerId: string | null }>) => sql<{ ownerId: string; count: number }>`
  select p.owner_id as "ownerId", count(*)::int as count from planners p
  where p.owner_id = any(${q.ownerIds}::uuid[]) and (p.visibility = 'PUBLIC' or p.owner_id = ${q.viewerId}::uuid)
  group by p.owner_id`,
);
const counts = loaderOf<{ ownerId: string; count: number }>(
  (ctx, ownerIds) => rows(ctx, countsByOwner, { ownerIds, viewerId: ctx.viewer?.userId ?? null }),
  ({ ownerId }) => ownerId,
);
