import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { kindById } from './node.loaders.ts';
import { NODES, type NodeName, type NodeRow } from './nodes.ts';

/** A row that says which type it is of. */
export type FoundNode = NodeRow & { __typename: NodeName };

/** Any object that the viewer may see, by the gate of its domain; null for all others, and for ids of nothing. */
export async function findNode(ctx: Context, id: string): Promise<FoundNode | null> {
  if (!isUuid(id)) return null;
  const kind = await kindById(ctx).load(id);
  if (!kind) return null;
  const found: NodeRow | null = await NODES[kind.name].find(ctx, id);
  return found && { ...found, __typename: kind.name };
}
