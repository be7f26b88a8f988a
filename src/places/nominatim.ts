import { setTimeout as pause } from 'node:timers/promises';
import { fetchJson } from './fetch-json.ts';
import { type GeoPoint, isGeoPoint } from './geo.ts';
import { type Geocoder, GeocoderFault } from './geocoder.ts';

export interface NominatimOptions {
  /** Without a slash at its end. */
  url: string;
  /** Whom its operators can write to; null says nothing. */
  email: string | null;
  /** Names this installation, as the usage policy asks. */
  userAgent: string;
  /** At least so long from one request to the next, ms. */
  intervalMs: number;
}

/** What the public server allows (operations.osmfoundation.org/policies/nominatim): one request a second. */
export const PUBLIC_NOMINATIM = { url: 'https://nominatim.openstreetmap.org', intervalMs: 1_000 } as const;

/** Addresses by OpenStreetMap's search, on its public server or one's own (nominatim.org/release-docs/latest/api/Search). */
export function createNominatim({ url, email, userAgent, intervalMs }: NominatimOptions): Geocoder {
  let next = 0;
  let queue: Promise<unknown> = Promise.resolve();
  // Whoever gives up while waiting takes no turn: a crowd does not push away those who come later.
  const takeTurn = (signal: AbortSignal): Promise<void> => {
    const turn = queue.then(async () => {
      signal.throwIfAborted();
      const wait = next - performance.now();
      if (wait > 0) await pause(wait, undefined, { signal });
      next = performance.now() + intervalMs;
    });
    queue = turn.catch(() => undefined);
    return turn;
  };
  return {
    name: 'nominatim',
    keepDays: { found: 90, notFound: 1 },
    find: async (address, signal) => {
      await takeTurn(signal).catch(() => {
        throw new GeocoderFault('its turn did not come in time');
      });
      const query = new URLSearchParams({ q: address, format: 'jsonv2', limit: '1', ...(email && { email }) });
      return pointOf(await fetchJson(new URL(`${url}/search?${query}`), { 'user-agent': userAgent }, signal));
    },
  };
}

/** The first hit; no hit is null. Coordinates come as text. */
function pointOf(answer: unknown): GeoPoint | null {
  if (!Array.isArray(answer)) throw new GeocoderFault('it answered no list');
  if (answer.length === 0) return null;
  const { lat, lon } = (answer[0] ?? {}) as { lat?: unknown; lon?: unknown };
  const point = { latitude: degrees(lat), longitude: degrees(lon) };
  if (!isGeoPoint(point)) throw new GeocoderFault('it answered no point of the earth');
  return point;
}

const degrees = (text: unknown): number =>
  typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
