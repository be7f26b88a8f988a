import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { keyedLoader } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';

const marked = query((p: Params<{ userId: string; ids: readonly string[] }>) =>
  db
    .selectFrom('bookmarks')
    .select('companion_id as id')
    .where('user_id', '=', p.userId)
    .where('companion_id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Whether the viewer has bookmarked a post. Only for a signed-in viewer. */
export const isBookmarked = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = new Set((await rows(ctx, marked, { userId: ctx.viewer!.userId, ids })).map(({ id }) => id));
  return ids.map((id) => found.has(id));
});
