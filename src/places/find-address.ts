import { createHash } from 'node:crypto';
import type { App } from '../shared/context.ts';
import { searchForm } from '../shared/fold.ts';
import type { GeoPoint } from './geo.ts';

const DAY_MS = 86_400_000;

/**
 * Where an address is by the configured geocoder, or null when there is no such place. Remote answers, also that there is
 * none, are remembered for `keepDays`, shared by all instances.
 * @throws GeocoderFault when the geocoder cannot tell within GEOCODER_TIMEOUT_MS; that is never remembered.
 */
export async function findAddress(app: App, address: string, signal: AbortSignal): Promise<GeoPoint | null> {
  const { geocoder } = app;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(app.config.geocoderTimeoutMs)]);
  if (!geocoder.keepDays) return geocoder.find(address, limited);
  const digest = digestOf(address);
  const remembered = await recall(app, digest);
  if (remembered !== undefined) return remembered;
  const point = await geocoder.find(address, limited);
  await remember(app, digest, point, point ? geocoder.keepDays.found : geocoder.keepDays.notFound);
  return point;
}

/** One digest for what is the same to every search. */
function digestOf(address: string): Buffer {
  return createHash('sha256').update(searchForm(address)).digest();
}

/** A remembered answer; undefined when there is none that still counts. */
async function recall(app: App, digest: Buffer): Promise<GeoPoint | null | undefined> {
  const { rows } = await app.pool.query<{ latitude: number | null; longitude: number | null }>({
    name: 'geocode-recall',
    text: 'select latitude, longitude from geocode_cache where geocoder = $1 and address_digest = $2 and expires_at > $3',
    values: [app.geocoder.name, digest, app.clock()],
  });
  const [found] = rows;
  if (!found) return undefined;
  const { latitude, longitude } = found;
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Keeps an answer, and sweeps a few old ones away. */
async function remember(app: App, digest: Buffer, point: GeoPoint | null, days: number): Promise<void> {
  const instant = app.clock();
  const expiresAt = new Date(instant.getTime() + days * DAY_MS);
  await app.pool.query({
    name: 'geocode-remember',
    text: `insert into geocode_cache (geocoder, address_digest, latitude, longitude, expires_at) values ($1, $2, $3, $4, $5)
           on conflict (geocoder, address_digest) do update
           set (latitude, longitude, expires_at) = (excluded.latitude, excluded.longitude, excluded.expires_at)`,
    values: [app.geocoder.name, digest, point?.latitude ?? null, point?.longitude ?? null, expiresAt],
  });
  await app.pool.query({
    name: 'geocode-sweep',
    text: `delete from geocode_cache where (geocoder, address_digest) in (
             select geocoder, address_digest from geocode_cache where expires_at <= $1 limit 100 for update skip locked)`,
    values: [instant],
  });
}
