import { type Connection, type Order, type PageArgs, pageOf } from '../data/page.ts';
import type { Context } from '../shared/context.ts';
import { plannerCountOfOwner, plannerPages, publicPlannerPages } from './planner.loaders.ts';
import { PLANNER, type PlannerRow } from './planner.rows.ts';

const orderOf = (ownerId: string): Order => ({
  name: `planners of ${ownerId}`,
  columns: [{ sql: PLANNER.id, type: 'uuid', descending: true }],
});

/**
 * A page of a person's planners, newest first: public ones, for the owner all.
 * @throws AppError BAD_USER_INPUT: a page or cursor that is none.
 */
export async function plannersOfUser(ctx: Context, ownerId: string, args: PageArgs): Promise<Connection<PlannerRow>> {
  const pages = ctx.viewer?.userId === ownerId ? plannerPages : publicPlannerPages;
  return pageOf(args, {
    order: orderOf(ownerId),
    read: (page) => pages(ctx).load({ parentId: ownerId, page }),
    positionOf: ({ id }) => [id],
    count: async () => (await plannerCountOfOwner(ctx).load(ownerId))?.count ?? 0,
  });
}
