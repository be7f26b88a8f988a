import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';

export type PlaceCategory = 'ATTRACTION' | 'RESTAURANT' | 'CAFE' | 'STAY' | 'SHOP' | 'ACTIVITY' | 'TRANSPORT' | 'OTHER';

/** GIVEN by a person, or GEOCODED from the address; null exactly while there is no location. */
export type LocationSource = 'GIVEN' | 'GEOCODED';

/** A place; its counters of reviews are written by write-review.ts alone, in SQL, and are no properties here. */
const schema = defineEntity({
  name: 'Place',
  tableName: 'places',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    description: p.text(),
    address: p.text(),
    category: p.text().$type<PlaceCategory>(),
    contact: p.text().nullable(),
    website: p.text().nullable(),
    imageId: p.uuid().nullable(),
    areaId: p.text().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    locationSource: p.text().$type<LocationSource>().nullable(),
    createdById: () => p.manyToOne(User).mapToPk().name('created_by_id'),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
  },
});
export class Place extends schema.class {}
schema.setClass(Place);
