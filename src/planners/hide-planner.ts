import { sql } from 'kysely';
import type { ContentHider } from '../accounts/hidden/hide-content.ts';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import type { Tx } from '../shared/context.ts';
import type { PlannerVisibility } from './planner.entity.ts';

const closeToOthers = query(
  (p: Params<{ id: string }>) => sql<{ visibility: PlannerVisibility }>`
  with former as (select id, visibility from planners where id = ${p.id} for no key update)
  update planners p set visibility = 'PRIVATE' from former where p.id = former.id returning former.visibility`,
);
const open = query((p: Params<{ id: string; visibility: PlannerVisibility }>) =>
  db.updateTable('planners').set({ visibility: p.visibility }).where('id', '=', p.id),
);
const hidden = query((p: Params<{ id: string }>) =>
  db.selectFrom('hidden_contents').select('kind').where('subject_id', '=', p.id),
);

/** A hidden planner is its owner's alone: PRIVATE, until it is restored as it was. */
export const plannerHider: ContentHider = {
  hide: async (tx, id) => {
    const former = await row(tx, closeToOthers, { id });
    return former && { words: { visibility: former.visibility }, imageIds: [] };
  },
  restore: async (tx, id, { words }) => {
    await rows(tx, open, { id, visibility: words.visibility as PlannerVisibility });
  },
};

/** Whether moderators keep a planner from others: its owner cannot make it public then. */
export const isHiddenPlanner = async (tx: Tx, id: string): Promise<boolean> => (await row(tx, hidden, { id })) !== null;
