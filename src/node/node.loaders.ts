import { sql } from 'kysely';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { NODES, type NodeName } from './nodes.ts';

/** One statement looks through the primary keys of all tables: ids are unique over all of them. */
const kindsByIds = query((p: Params<{ ids: readonly string[] }>) => {
  const tables = Object.entries(NODES).map(
    ([name, { table }]) =>
      sql`select id, ${sql.lit(name)} as name from ${sql.table(table)} where id = any(${p.ids}::uuid[])`,
  );
  return sql<{ id: string; name: NodeName }>`${sql.join(tables, sql` union all `)}`;
});

/** Which type the object of an id is of; null for an id of nothing. */
export const kindById = loaderOf<{ id: string; name: NodeName }>(
  (ctx, ids) => rows(ctx, kindsByIds, { ids }),
  ({ id }) => id,
);
