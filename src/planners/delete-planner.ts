import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Context } from '../shared/context.ts';
import { type ExpectedVersion, lockOwnPlanner } from './lock-planner.ts';

const remove = query((p: Params<{ id: string }>) => db.deleteFrom('planners').where('id', '=', p.id));

/**
 * Deletes the viewer's own planner with its legs, days and stops; copies stay, and posts that it was attached to stay without it.
 * @throws AppError NOT_FOUND; FORBIDDEN (NOT_OWNER); CONFLICT (PLANNER_CHANGED).
 */
export async function deletePlanner(ctx: Context, id: string, expectedVersion: ExpectedVersion): Promise<string> {
  return transaction(ctx, async (tx) => {
    await lockOwnPlanner(tx, id, expectedVersion);
    await rows(tx, remove, { id });
    return id;
  });
}
