import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import { hiddenFrom } from '../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../accounts/hidden/hidden-content.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { findArea } from '../areas/area.service.ts';
import { AreaType, GeoPointType } from '../areas/area.types.ts';
import type { AreaRow } from '../areas/area-rows.ts';
import type { Connection } from '../data/page.ts';
import { BothWaysArgs } from '../graphql/arguments.ts';
import { selectionsOnce } from '../graphql/selections.ts';
import { AtMost, MayBeStale, SameForAll } from '../graphql/types.ts';
import { imageOf } from '../media/image.loaders.ts';
import type { ImageRow } from '../media/image.rows.ts';
import { ImageType } from '../media/media.types.ts';
import type { Context } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { deletePlace } from './delete-place.ts';
import { listPlaces, type PlaceSort } from './list-places.ts';
import { placeById } from './place.loaders.ts';
import type { PlaceRow } from './place.rows.ts';
import { createPlace, updatePlace } from './place.service.ts';
import {
  CreatePlaceInput,
  PlaceConnectionType,
  PlaceFilterInput,
  PlacePermissionsType,
  PlaceSortEnum,
  PlaceType,
  UpdatePlaceInput,
} from './place.types.ts';
import { permissionsOnPlace } from './place-permissions.ts';

/** What a list brings along in its own statement. */
const brought = selectionsOnce((asked) => ({ image: asked.belowNodes().selects('image') }));

@Resolver(() => PlaceType)
export class PlaceResolver {
  @MayBeStale()
  @Query(() => PlaceConnectionType, { description: 'Places that travellers have written of.' })
  places(
    @Ctx() ctx: Context,
    @Arg('filter', () => PlaceFilterInput, { nullable: true, description: 'All of it must hold.' })
    filter: PlaceFilterInput | null,
    @Arg('sort', () => PlaceSortEnum, { defaultValue: 'NEWEST', description: 'NEAREST needs `filter.near`.' })
    sort: PlaceSort,
    @Args(() => BothWaysArgs) args: BothWaysArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<PlaceRow>> {
    return listPlaces(ctx, filter ?? {}, sort, args, brought(info).image);
  }

  @Query(() => PlaceType, { nullable: true, description: 'One place by its id; null when there is none.' })
  place(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<PlaceRow | null> {
    return placeById(ctx).load(id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlaceType, { description: 'Writes a place. Without a location its address is looked up afterwards.' })
  createPlace(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePlaceInput, { description: 'The new place.' }) input: CreatePlaceInput,
  ): Promise<PlaceRow> {
    return createPlace(ctx, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlaceType, { description: 'Changes a place; for its creator.' })
  updatePlace(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Which place.' }) id: string,
    @Arg('input', () => UpdatePlaceInput, { description: 'What changes.' }) input: UpdatePlaceInput,
  ): Promise<PlaceRow> {
    return updatePlace(ctx, id, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ID, {
    description:
      "Deletes a place and answers its id; for its creator, and only while it is in nobody else's planner and has nobody else's review (CONFLICT, PLACE_IN_USE). It leaves the creator's own planners.",
  })
  deletePlace(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Which place.' }) id: string): Promise<string> {
    return deletePlace(ctx, id);
  }

  @FieldResolver(() => ImageType, { nullable: true, description: 'Its picture.' })
  @SameForAll()
  image(@Root() place: PlaceRow, @Ctx() ctx: Context): Promise<ImageRow | null> | null {
    return imageOf(ctx, place.imageId);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area that it is in, if its creator said so.' })
  @SameForAll()
  area(@Root() place: PlaceRow, @Ctx() ctx: Context): AreaRow | null {
    return place.areaId === null ? null : findArea(ctx, place.areaId);
  }

  @FieldResolver(() => GeoPointType, {
    nullable: true,
    description: 'Null until the address has been found on the map.',
  })
  @SameForAll()
  location(@Root() { latitude, longitude }: PlaceRow): GeoPointType | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
  }

  @AtMost(LIST_SIZES.histogram)
  @FieldResolver(() => [Int], { description: 'How many reviews gave 1, 2, 3, 4, 5 stars.' })
  @SameForAll()
  ratingHistogram(@Root() place: PlaceRow): number[] {
    return place.starCounts;
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() place: PlaceRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, place.createdById, place, place.isHidden);
  }

  @FieldResolver(() => PlacePermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  async viewerCan(@Root() place: PlaceRow, @Ctx() ctx: Context): Promise<PlacePermissionsType> {
    return { ...(await permissionsOnPlace(ctx, place)), about: { id: place.id, ownerId: place.createdById } };
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who wrote it; null when the account is gone.' })
  @SameForAll()
  createdBy(@Root() place: PlaceRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(place.createdById);
  }
}
