import { sql } from 'kysely';
import { list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { loaderOf } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { SANCTION, type SanctionRow } from './sanction.rows.ts';

const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  db.selectFrom('sanctions as x').select(list(SANCTION)).where('x.id', '=', sql<string>`any(${p.ids}::uuid[])`),
);

/** Sanctions by id, whoever asks. */
export const sanctionById = loaderOf<SanctionRow>(
  (ctx, ids) => rows(ctx, byIds, { ids }),
  ({ id }) => id,
);
