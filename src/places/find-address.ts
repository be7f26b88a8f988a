import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, rowsOn } from '../data/statement.ts';
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

const recalled = query((p: Params<{ geocoder: string; digest: Buffer; now: Date }>) =>
  db
    .selectFrom('geocode_cache')
    .select(['latitude', 'longitude'])
    .where('geocoder', '=', p.geocoder)
    .where('address_digest', '=', p.digest)
    .where('expires_at', '>', sql<string>`${p.now}`),
);
const remembered = query(
  (
    p: Params<{ geocoder: string; digest: Buffer; latitude: number | null; longitude: number | null; expiresAt: Date }>,
  ) =>
    db
      .insertInto('geocode_cache')
      .values({
        geocoder: p.geocoder,
        address_digest: p.digest,
        latitude: p.latitude,
        longitude: p.longitude,
        expires_at: p.expiresAt,
      })
      .onConflict((conflict) =>
        conflict.columns(['geocoder', 'address_digest']).doUpdateSet((eb) => ({
          latitude: eb.ref('excluded.latitude'),
          longitude: eb.ref('excluded.longitude'),
          expires_at: eb.ref('excluded.expires_at'),
        })),
      ),
);
const sweepSome = query(
  (p: Params<{ now: Date }>) => sql`delete from geocode_cache where (geocoder, address_digest) in (
    select geocoder, address_digest from geocode_cache where expires_at <= ${p.now} limit 100 for update skip locked)`,
);

/** A remembered answer; undefined when there is none that still counts. */
async function recall(app: App, digest: Buffer): Promise<GeoPoint | null | undefined> {
  const [found] = await rowsOn(app.pool, recalled, { geocoder: app.geocoder.name, digest, now: app.clock() });
  if (!found) return undefined;
  const { latitude, longitude } = found;
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Keeps an answer, and sweeps a few old ones away. */
async function remember(app: App, digest: Buffer, point: GeoPoint | null, days: number): Promise<void> {
  const instant = app.clock();
  const expiresAt = new Date(instant.getTime() + days * DAY_MS);
  await rowsOn(app.pool, remembered, {
    geocoder: app.geocoder.name,
    digest,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    expiresAt,
  });
  await rowsOn(app.pool, sweepSome, { now: instant });
}
