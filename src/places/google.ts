import { fetchJson } from './fetch-json.ts';
import { type GeoPoint, isGeoPoint } from './geo.ts';
import { type Geocoder, GeocoderFault } from './geocoder.ts';

export interface GoogleOptions {
  /** Without a slash at its end. */
  url: string;
  /** Secret: never logged, never in an error. */
  key: string;
}

/** Addresses by Google's Geocoding API (developers.google.com/maps/documentation/geocoding), with a key of one's own. */
export function createGoogle({ url, key }: GoogleOptions): Geocoder {
  return {
    name: 'google',
    // Google's terms allow coordinates to be kept for 30 days.
    keepDays: { found: 30, notFound: 1 },
    find: async (address, signal) => {
      const query = new URLSearchParams({ address, key });
      return pointOf(await fetchJson(new URL(`${url}/maps/api/geocode/json?${query}`), {}, signal));
    },
  };
}

function pointOf(answer: unknown): GeoPoint | null {
  const { status, results } = (answer ?? {}) as { status?: unknown; results?: unknown };
  if (status === 'ZERO_RESULTS') return null;
  if (status !== 'OK')
    throw new GeocoderFault(`it answered ${/^[A-Z_]{1,30}$/.test(String(status)) ? status : 'no status'}`);
  const first = Array.isArray(results)
    ? (results[0] as { geometry?: { location?: { lat?: unknown; lng?: unknown } } })
    : null;
  const { lat, lng } = first?.geometry?.location ?? {};
  if (typeof lat !== 'number' || typeof lng !== 'number') throw new GeocoderFault('it answered no point');
  const point = { latitude: lat, longitude: lng };
  if (!isGeoPoint(point)) throw new GeocoderFault('it answered no point of the earth');
  return point;
}
