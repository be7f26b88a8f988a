import { loaderOf } from '../data/loaders.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { NODES, type NodeName, type NodeRow } from './nodes.ts';

/** A row that says which type it is of. */
export type FoundNode = NodeRow & { __typename: NodeName };

/** One statement looks through the primary keys of all tables: ids are unique over all of them. */
const kindsByIds = statement<{ id: string; name: NodeName }>(
  Object.entries(NODES)
    .map(([name, { table }]) => `select id, '${name}' as name from ${table} where id = any($1::uuid[])`)
    .join(' union all '),
);

const kindById = loaderOf<{ id: string; name: NodeName }>(
  (ctx, ids) => rows(ctx, kindsByIds, [ids]),
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
