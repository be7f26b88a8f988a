import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { IMAGE, type ImageRow } from './image.rows.ts';

const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  db.selectFrom('images as i').select(list(IMAGE)).where('i.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Pictures by id; null for one that is not there. */
const imageById = loaderOf<ImageRow>(
  (ctx, ids) => rows(ctx, byIds, { ids }),
  (image) => image.id,
);

/** The picture of a column that may be empty; without one, at once and without a look-up. */
export function imageOf(ctx: Context, imageId: string | null): Promise<ImageRow | null> | null {
  return imageId === null ? null : imageById(ctx).load(imageId);
}
