import { type ChildList, childPageLoader } from '../data/child-pages.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { PLANNER_COLUMNS, type PlannerRow } from './planner.rows.ts';

const ALL: ChildList = {
  columns: PLANNER_COLUMNS,
  from: 'planners p',
  parent: 'p.owner_id',
  id: 'p.id',
  descending: true,
};
const ownPages = childPageLoader<PlannerRow>(ALL);
const publicPages = childPageLoader<PlannerRow>({ ...ALL, where: `p.visibility = 'PUBLIC'` });

const orderOf = (ownerId: string): Order => ({
  name: `planners of ${ownerId}`,
  columns: [{ sql: 'p.id', type: 'uuid', descending: true }],
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

const countsByOwner = statement<{ ownerId: string; count: number }>(
  `select p.owner_id as "ownerId", count(*)::int as count from planners p
   where p.owner_id = any($1::uuid[]) and (p.visibility = 'PUBLIC' or p.owner_id = $2::uuid) group by p.owner_id`,
);
const counts = loaderOf<{ ownerId: string; count: number }>(
  (ctx, owners) => rows(ctx, countsByOwner, [owners, ctx.viewer?.userId ?? null]),
  ({ ownerId }) => ownerId,
);
