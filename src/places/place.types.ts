import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionTypes, enumOf, NodeType, PermissionType } from '../graphql/types.ts';
import type { About } from '../shared/context.ts';
import type { GeoPoint } from './geo.ts';
import type { PlaceCategory } from './place.entity.ts';
import type { PlaceRow } from './place.rows.ts';
import type { Bounds, Near, PlaceFilter } from './place-filter.ts';
import type { CreatePlace, UpdatePlace } from './place-input.ts';

const PlaceCategoryEnum = enumOf([
  'ATTRACTION',
  'RESTAURANT',
  'CAFE',
  'STAY',
  'SHOP',
  'ACTIVITY',
  'TRANSPORT',
  'OTHER',
]);
registerEnumType(PlaceCategoryEnum, {
  name: 'PlaceCategory',
  description: 'What a place is for.',
  valuesConfig: {
    ATTRACTION: { description: 'Something to see.' },
    RESTAURANT: { description: 'Somewhere to eat.' },
    CAFE: { description: 'Somewhere to drink coffee or tea.' },
    STAY: { description: 'Somewhere to sleep.' },
    SHOP: { description: 'Somewhere to buy.' },
    ACTIVITY: { description: 'Something to do.' },
    TRANSPORT: { description: 'A station, harbour or airport.' },
    OTHER: { description: 'Anything else.' },
  },
});

export const PlaceSortEnum = enumOf(['NEWEST', 'BEST_RATED', 'MOST_REVIEWED', 'NEAREST']);
registerEnumType(PlaceSortEnum, {
  name: 'PlaceSort',
  description: 'Order of places.',
  valuesConfig: {
    NEWEST: { description: 'Last written first.' },
    BEST_RATED: { description: 'Best rating first, then most reviews; places without reviews last.' },
    MOST_REVIEWED: { description: 'Most reviews first.' },
    NEAREST: { description: 'Nearest to the middle of `filter.near` first, which must be given.' },
  },
});

@ObjectType('Place', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somewhere to go, written by a traveller.',
})
export class PlaceType extends NodeType {
  @Field(() => String, { description: 'What it is called, 1 to 100 characters.' })
  name!: PlaceRow['name'];
  @Field(() => String, { description: 'What is there, 1 to 5,000 characters.' })
  description!: PlaceRow['description'];
  @Field(() => String, { description: 'Where it is, in words, 1 to 255 characters.' })
  address!: PlaceRow['address'];
  @Field(() => PlaceCategoryEnum, { description: 'What it is for.' })
  category!: PlaceCategory;
  @Field(() => String, { nullable: true, description: 'A telephone number or the like, at most 20 characters.' })
  contact!: PlaceRow['contact'];
  @Field(() => String, { nullable: true, description: 'An http or https address.' })
  website!: PlaceRow['website'];
  @Field(() => Float, { nullable: true, description: 'Mean of the reviews, one decimal; null without reviews.' })
  rating!: PlaceRow['rating'];
  @Field(() => Int, { description: 'How many reviews there are.' })
  reviewCount!: PlaceRow['reviewCount'];
  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: PlaceRow['createdAt'];
  @Field(() => Date, {
    nullable: true,
    description: 'Last edit by its creator; null when never edited. Reviews do not move it.',
  })
  editedAt!: PlaceRow['editedAt'];
  @Field(() => Float, {
    nullable: true,
    description: 'Kilometres over the surface from the middle of `near`; null where the filter has none.',
  })
  distanceKm?: PlaceRow['distanceKm'];
}

@ObjectType('PlacePermissions', { description: 'What the viewer may do with a place and, where not, why.' })
export class PlacePermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`updatePlace`: its creator.' })
  update!: PermissionType;
  @Field(() => PermissionType, {
    description: "`deletePlace`: its creator, while it is in nobody else's planner and has nobody else's review.",
  })
  delete!: PermissionType;
  @Field(() => PermissionType, { description: '`writeReview`: any verified person.' })
  review!: PermissionType;
}

/** A page of places. */
export const PlaceConnectionType = connectionTypes('Place', () => PlaceType);

@InputType('GeoPointInput', { description: 'A point on the map (WGS 84).' })
export class GeoPointInput implements GeoPoint {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@InputType('NearInput', { description: 'A circle on the map.' })
export class NearInput implements Near {
  @Field(() => Float, { description: 'Degrees north of its middle, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east of its middle, -180 to 180.' })
  longitude!: number;
  @Field(() => Float, { defaultValue: 5, description: 'Kilometres over the surface, more than 0, at most 20,000.' })
  radiusKm!: number;
}

@InputType('BoundsInput', { description: 'A box on the map, in degrees, its edges included.' })
export class BoundsInput implements Bounds {
  @Field(() => Float, { description: 'Its lower edge, -90 to 90.' })
  south!: number;
  @Field(() => Float, { description: 'Its left edge, -180 to 180.' })
  west!: number;
  @Field(() => Float, { description: 'Its upper edge, -90 to 90; not below `south`.' })
  north!: number;
  @Field(() => Float, {
    description: 'Its right edge, -180 to 180. May be smaller than `west`: the box then crosses the antimeridian.',
  })
  east!: number;
}

@InputType('PlaceFilter', { description: 'What places are asked for; all of it must hold.' })
export class PlaceFilterInput implements PlaceFilter {
  @Field(() => String, { nullable: true, description: 'Any part of name, description or address.' })
  query?: string | null;
  @Field(() => ID, { nullable: true, description: 'This area or any below it.' })
  areaId?: string | null;
  @Field(() => [PlaceCategoryEnum], { nullable: true, description: 'One of these; an empty list finds nothing.' })
  category?: PlaceCategory[] | null;
  @Field(() => NearInput, { nullable: true, description: 'Only inside this circle.' })
  near?: NearInput | null;
  @Field(() => BoundsInput, { nullable: true, description: 'Only inside this box.' })
  within?: BoundsInput | null;
  @Field(() => ID, { nullable: true, description: 'Only what this person has written.' })
  createdById?: string | null;
  @Field(() => Float, { nullable: true, description: 'Rated at least so, 1 to 5.' })
  minRating?: number | null;
}

@InputType('CreatePlaceInput', { description: 'A new place.' })
export class CreatePlaceInput implements CreatePlace {
  @Field(() => String, { description: '1 to 100 characters, one line.' })
  name!: string;
  @Field(() => String, { description: '1 to 5,000 characters.' })
  description!: string;
  @Field(() => String, {
    description: '1 to 255 characters, one line; looked up on the map when there is no `location`.',
  })
  address!: string;
  @Field(() => PlaceCategoryEnum, { description: 'What it is for.' })
  category!: PlaceCategory;
  @Field(() => String, { nullable: true, description: 'At most 20 characters.' })
  contact?: string | null;
  @Field(() => String, { nullable: true, description: 'http or https.' })
  website?: string | null;
  @Field(() => ID, { nullable: true, description: 'An upload of purpose PLACE.' })
  imageUploadId?: string | null;
  @Field(() => GeoPointInput, {
    nullable: true,
    description: 'Where it is on the map; left out, the address is looked up.',
  })
  location?: GeoPointInput | null;
  @Field(() => ID, { nullable: true, description: 'The area that it is in.' })
  areaId?: string | null;
}

@InputType('UpdatePlaceInput', { description: 'What changes of a place: an absent field stays.' })
export class UpdatePlaceInput implements UpdatePlace {
  @Field(() => String, { nullable: true, description: '1 to 100 characters, one line.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: '1 to 5,000 characters.' })
  description?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      '1 to 255 characters, one line. A changed one is looked up on the map again, unless the location was given.',
  })
  address?: string | null;
  @Field(() => PlaceCategoryEnum, { nullable: true, description: 'What it is for.' })
  category?: PlaceCategory | null;
  @Field(() => String, { nullable: true, description: 'At most 20 characters; null removes it.' })
  contact?: string | null;
  @Field(() => String, { nullable: true, description: 'http or https; null removes it.' })
  website?: string | null;
  @Field(() => ID, { nullable: true, description: 'An upload of purpose PLACE; null removes the picture.' })
  imageUploadId?: string | null;
  @Field(() => GeoPointInput, {
    nullable: true,
    description: 'Where it is; null forgets it, and the address is looked up.',
  })
  location?: GeoPointInput | null;
  @Field(() => ID, { nullable: true, description: 'The area that it is in; null removes it.' })
  areaId?: string | null;
}
