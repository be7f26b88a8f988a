import { sql } from 'kysely';
import { type Today, todayOf } from '../../areas/today.ts';
import { keyedLoader } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { hasTravelledSql } from './travelled-together.ts';

const withViewer = query(
  (p: Params<{ viewerId: string; ids: readonly string[] } & Today>) => sql<{ id: string }>`
    select o.id::text as id from unnest(${p.ids}::uuid[]) as o (id)
    where ${hasTravelledSql(sql`${p.viewerId}`, sql`o.id`, p)}`,
);

/** Whether the viewer and these people have been on a trip together that has begun. Only for a signed-in viewer. */
export const travelledWithViewer = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = await rows(ctx, withViewer, { viewerId: ctx.viewer!.userId, ids, ...todayOf(ctx) });
  const together = new Set(found.map(({ id }) => id));
  return ids.map((id) => together.has(id));
});
