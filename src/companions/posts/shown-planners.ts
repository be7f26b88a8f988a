import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import type { App } from '../../shared/context.ts';

// The owner alone attaches a planner; a post that was handed over shows it no more.
const shownTo = query((p: Params<{ viewerId: string; ids: readonly string[] }>) =>
  db
    .selectFrom('planners as p')
    .innerJoin('companions as c', (join) =>
      join.onRef('c.planner_id', '=', 'p.id').onRef('c.author_id', '=', 'p.owner_id'),
    )
    .innerJoin('companion_members as m', 'm.companion_id', 'c.id')
    .select('p.id')
    .distinct()
    .where('p.id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where('m.user_id', '=', p.viewerId)
    .where(sql<boolean>`not exists (select from hidden_contents h where h.subject_id = p.id)`),
);

/** `App.plannersShownTo`: a planner is shown to the party of the post that its owner has attached it to, private or not. */
export const plannersShownTo: App['plannersShownTo'] = async (ctx, ids) => {
  if (!ctx.viewer || ids.length === 0) return [];
  return (await rows(ctx, shownTo, { viewerId: ctx.viewer.userId, ids })).map(({ id }) => id);
};
