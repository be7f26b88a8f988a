import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ColumnType } from 'kysely';
import { User } from '../accounts/user.entity.ts';
import { Area } from '../areas/area.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Image } from '../media/image.entity.ts';

const PLACE_CATEGORIES = [
  'ATTRACTION',
  'RESTAURANT',
  'CAFE',
  'STAY',
  'SHOP',
  'ACTIVITY',
  'TRANSPORT',
  'OTHER',
] as const;
export type PlaceCategory = (typeof PLACE_CATEGORIES)[number];

/** GIVEN by a person, or GEOCODED from the address; null exactly while there is no location. */
const LOCATION_SOURCES = ['GIVEN', 'GEOCODED'] as const;

/** A place; its counters of reviews are written by write-review.ts alone, in SQL. */
const placeSchema = defineEntity({
  name: 'Place',
  tableName: 'places',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    description: p.text(),
    address: p.text(),
    category: p.enum(PLACE_CATEGORIES),
    contact: p.text().nullable(),
    website: p.text().nullable(),
    imageId: () => p.manyToOne(Image).mapToPk().name('image_id').nullable(),
    areaId: () => p.manyToOne(Area).mapToPk().name('area_id').nullable(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    locationSource: p.enum(LOCATION_SOURCES).nullable(),
    reviewCount: p.integer().default(0),
    starSum: p.integer().default(0),
    /** Reviews with 1, 2, 3, 4, 5 stars. */
    starCounts: p
      .array((stars) => Number(stars))
      .columnType('int[]')
      .default([0, 0, 0, 0, 0]),
    createdById: () => p.manyToOne(User).mapToPk().name('created_by_id'),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
    /** Changes of name, address or location, geocoding included, and the last of them: written by a trigger. */
    revision: p.integer().default(0),
    revisedAt: p.datetime(3).nullable(),
    /** Set while it is hidden from everybody but its creator. */
    hiddenAt: p.datetime(3).nullable(),
  },
});
export class Place extends placeSchema.class {}
placeSchema.setClass(Place);

/** The folded texts that a place is searched and looked up by; triggers of the database write them. */
const placeTextSchema = defineEntity({
  name: 'PlaceText',
  tableName: 'place_texts',
  properties: {
    placeId: () => p.manyToOne(Place).mapToPk().name('place_id').primary(),
    search: p.text(),
    name: p.text(),
    address: p.text(),
  },
});
export class PlaceText extends placeTextSchema.class {}
placeTextSchema.setClass(PlaceText);

/** What the database computes: stars from the sum, and the point on the sphere. Never written. */
interface PlaceGenerated {
  rating: ColumnType<number | null, never, never>;
  position: ColumnType<unknown, never, never>;
}

declare module '../data/tables.ts' {
  interface Tables {
    places: TableOf<typeof placeSchema> & PlaceGenerated;
    place_texts: TableOf<typeof placeTextSchema>;
  }
}
