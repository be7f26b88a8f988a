import { sql } from 'kysely';
import { list } from '../data/columns.ts';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { people, USER, type UserRow } from './user.rows.ts';

const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  people.select(list(USER)).where('u.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** People by id; null for one who is not there, or has left for good. */
export const userById = loaderOf<UserRow>(
  (ctx, ids) => rows(ctx, byIds, { ids }),
  (user) => user.id,
);
