import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { AtMost, SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { listClusters, type PlaceCluster } from './list-clusters.ts';
import { type PlaceRow, placeById } from './place.rows.ts';
import { BoundsInputType, PlaceFilterType, PlaceType } from './place.types.ts';
import { PlaceClusterType } from './place-map.types.ts';

@Resolver(() => PlaceClusterType)
export class PlaceClusterResolver {
  @AtMost(LIST_SIZES.placeClusters)
  @Query(() => [PlaceClusterType], {
    description:
      'The places of a map section, grouped by what lies within about 60 pixels: at most 500 clusters, largest first. With fewer than 500 their counts add up to all places there.',
  })
  placeClusters(
    @Ctx() ctx: Context,
    @Arg('within', () => BoundsInputType, { description: 'The section that the map shows.' }) within: BoundsInputType,
    @Arg('zoom', () => Int, { description: 'Zoom of the map, 0 (the world is one tile of 256 pixels) to 22.' })
    zoom: number,
    @Arg('filter', () => PlaceFilterType, { nullable: true, description: 'All of it must hold, too.' })
    filter: PlaceFilterType | null,
  ): Promise<PlaceCluster[]> {
    return listClusters(ctx, within, zoom, filter ?? {});
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'The place itself; null when there are several.' })
  @SameForAll()
  place(@Root() { placeId }: PlaceCluster, @Ctx() ctx: Context): Promise<PlaceRow | null> | null {
    return placeId === null ? null : placeById(ctx).load(placeId);
  }
}
