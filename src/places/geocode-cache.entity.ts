import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';

/** What a geocoder may mean by an address. */
interface RememberedCandidate {
  label: string;
  latitude: number;
  longitude: number;
}

/** What a geocoder has answered to an address, for a while: one point, none, or the candidates of a question for several. */
const geocodeCacheSchema = defineEntity({
  name: 'GeocodeCache',
  tableName: 'geocode_cache',
  primaryKeys: ['geocoder', 'addressDigest'],
  properties: {
    geocoder: p.text().primary(),
    addressDigest: p.blob().primary(),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    candidates: p.json<RememberedCandidate[]>().nullable(),
    expiresAt: p.datetime(3),
  },
});
export class GeocodeCache extends geocodeCacheSchema.class {}
geocodeCacheSchema.setClass(GeocodeCache);

declare module '../data/tables.ts' {
  interface Tables {
    geocode_cache: TableOf<typeof geocodeCacheSchema>;
  }
}
