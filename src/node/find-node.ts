import { sql } from 'kysely';
import { loaderOf } from '../data/loaders.ts';
import { type Params, query, rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { NODES, type NodeName, type NodeRow } from './nodes.ts';

/** A row that says which type it is of. */
export type FoundNode = NodeRow & { __typename: NodeName };

/** One statement looks through the primary keys of all tables: ids are unique over all of them. */
const kindsByIds = query((p: Params<{ ids: readonly string[] }>) => {
  const tables = Object.entries(NODES).map(
    ([name, { table }]) =>
      sql`select id, ${sql.lit(name)} as name from ${sql.table(table)} where id = any(${p.ids}::uuid[])`,
  );
  return sql<{ id: string; name: NodeName }>`${sql.join(tables, sql` union all `)}`;
});

const kindById = loaderOf<{ id: string; name: NodeName }>(
  (ctx, ids) => rows(ctx, kindsByIds, { ids }),
  ({ id }) => id,
);

/** Any object that the viewer may see, by the gate of its domain; null for all others, and for ids of nothing. */
export async function findNode(ctx: Context, id: string): Promise<FoundNode | null> {
  if (!isUuid(id)) return null;
  const kind = await kindById(ctx).load(id);
  if (!kind) return null;
  const found: NodeRow | null = await NODES[kind.name].find(ctx, id);
  return found && { ...found, __typename: kind.name };
}
