import type { GeoPoint } from './geo.ts';

/** Finds an address on the map. */
export interface Geocoder {
  /** Short name, such as `nominatim`. */
  readonly name: string;
  /** Days that an answer is remembered for, found or not; null: nobody outside is asked, and nothing is remembered. */
  readonly keepDays: { found: number; notFound: number } | null;
  /**
   * Where an address is, or null when there is definitely no such place.
   * @throws GeocoderFault when it cannot tell now: unreachable, too slow, refusing, or answering nonsense. Aborts with `signal`.
   */
  find(address: string, signal: AbortSignal): Promise<GeoPoint | null>;
}

/** A geocoder could not tell; asking later may help. Holds no address of the service: it may carry a key. */
export class GeocoderFault extends Error {
  override readonly name = 'GeocoderFault';
}
