import { sql } from 'kysely';
import { listed } from '../../data/columns.ts';
import { loaderOf } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { relationJson, type ViewerRelation } from './relation.rows.ts';

const relations = query((p: Params<{ ids: readonly string[]; viewerId: string }>) => {
  const relation = relationJson(sql<string>`c.id`, p.viewerId);
  return sql<{ relation: ViewerRelation }>`select ${listed({ relation })} from unnest(${p.ids}::uuid[]) as c(id)`;
});

/** What the viewer is to posts, by their ids. Only for a signed-in viewer. */
export const relationById = loaderOf<ViewerRelation>(
  async (ctx, ids) =>
    (await rows(ctx, relations, { ids, viewerId: ctx.viewer!.userId })).map(({ relation }) => relation),
  (relation) => relation.companionId,
);
