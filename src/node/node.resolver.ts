import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { NodeType } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { type FoundNode, findNode } from './find-node.ts';

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, { nullable: true, description: 'Any object that the viewer may see; null for all others.' })
  node(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Unique over all types.' }) id: string,
  ): Promise<FoundNode | null> {
    return findNode(ctx, id);
  }
}
