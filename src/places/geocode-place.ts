import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import type { Queue } from '../jobs/jobs.ts';
import type { App, Context, Tx } from '../shared/context.ts';
import { findAddress } from './find-address.ts';
import { type GeoPoint, storablePoint } from './geo.ts';

/** A place and the address that it had when it was written. */
interface Wanted {
  placeId: string;
  address: string;
}

/** One at a time in a process, for the sake of public geocoders; pauses of 2 s, 4 s, … up to an hour, about a day in all. */
export const GEOCODING: Queue<Wanted> = {
  name: 'geocoding',
  retryDelay: 2,
  retryDelayMax: 3_600,
  retryLimit: 30,
  keepSeconds: 3 * 24 * 3_600,
  attemptSeconds: 60,
  workers: 1,
};

const stillWanted = query((p: Params<Wanted>) =>
  db
    .selectFrom('places')
    .select('id')
    .where('id', '=', p.placeId)
    .where('address', '=', p.address)
    .where('latitude', 'is', null),
);
const setLocation = query(
  (p: Params<Wanted & GeoPoint>) => sql`
  update places set latitude = ${p.latitude}, longitude = ${p.longitude}, location_source = 'GEOCODED'
  where id = ${p.placeId} and address = ${p.address} and latitude is null`,
);

/** Has the address of a place looked up after the commit of `tx`, until it is found or definitely is not. */
export async function requestGeocoding(tx: Tx, placeId: string, address: string): Promise<void> {
  await tx.app.jobs.enqueue(tx, GEOCODING, { placeId, address });
}

/** Begins to look up addresses. */
export async function startGeocoding(app: App): Promise<void> {
  await app.jobs.work(app, GEOCODING, (ctx, wanted, { signal }) => geocodePlace(ctx, wanted, signal));
}

/**
 * Looks up the address of a place and writes the location, only while the place still has this address and no location.
 * A place that is not on the map stays without. Doing it twice changes nothing.
 * @throws GeocoderFault to be called again later.
 */
async function geocodePlace(ctx: Context, { placeId, address }: Wanted, signal: AbortSignal): Promise<void> {
  if (!(await row(ctx, stillWanted, { placeId, address }))) return;
  const point = await findAddress(ctx.app, address, signal);
  if (!point) return;
  const { latitude, longitude } = storablePoint(point);
  await rows(ctx, setLocation, { placeId, address, latitude, longitude });
}
