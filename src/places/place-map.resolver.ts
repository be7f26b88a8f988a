import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { AtMost, MayBeStale, SameForAll, Work } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { type GeocodeCandidate, geocodeAddress } from './geocode-address.ts';
import { listClusters, type PlaceCluster } from './list-clusters.ts';
import { placeById } from './place.loaders.ts';
import type { PlaceRow } from './place.rows.ts';
import { BoundsInput, PlaceFilterInput, PlaceType } from './place.types.ts';
import { GeocodeCandidateType, PlaceClusterType } from './place-map.types.ts';

@Resolver(() => PlaceClusterType)
export class PlaceClusterResolver {
  @AtMost(LIST_SIZES.placeClusters)
  @Work(500)
  @MayBeStale()
  @Query(() => [PlaceClusterType], {
    description:
      'The places of a map section, grouped by what lies within about 60 pixels: at most 500 clusters, largest first. With fewer than 500 their counts add up to all places there.',
  })
  placeClusters(
    @Ctx() ctx: Context,
    @Arg('within', () => BoundsInput, { description: 'The section that the map shows.' }) within: BoundsInput,
    @Arg('zoom', () => Int, { description: 'Zoom of the map, 0 (the world is one tile of 256 pixels) to 22.' })
    zoom: number,
    @Arg('filter', () => PlaceFilterInput, { nullable: true, description: 'All of it must hold, too.' })
    filter: PlaceFilterInput | null,
  ): Promise<PlaceCluster[]> {
    return listClusters(ctx, within, zoom, filter ?? {});
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'The place itself; null when there are several.' })
  @SameForAll()
  place(@Root() { placeId }: PlaceCluster, @Ctx() ctx: Context): Promise<PlaceRow | null> | null {
    return placeId === null ? null : placeById(ctx).load(placeId);
  }
}

@Resolver()
export class GeocodeResolver {
  @Authorized()
  @AtMost(LIST_SIZES.geocodeCandidates)
  @Query(() => [GeocodeCandidateType], {
    description:
      'Where an address is, before it is saved: best first, at most 5; empty when it is not on the map. For signed-in people, 30 a minute (RATE_LIMITED). While the geocoder cannot be asked: RATE_LIMITED with reason GEOCODER_UNAVAILABLE.',
  })
  geocode(
    @Ctx() ctx: Context,
    @Arg('address', () => String, { description: '1 to 255 characters, one line.' }) address: string,
    @Arg('areaId', () => ID, { nullable: true, description: 'Only in this area or any below it.' })
    areaId: string | null,
  ): Promise<GeocodeCandidate[]> {
    return geocodeAddress(ctx, address, areaId ?? null);
  }
}
