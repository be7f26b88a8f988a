import { checkArea } from '../areas/area.service.ts';
import { type AreaRow, areaRows } from '../areas/area-rows.ts';
import type { Context } from '../shared/context.ts';
import { rateLimited } from '../shared/errors.ts';
import { Faults } from '../shared/faults.ts';
import { countWrite } from '../shared/limiter.ts';
import { findAddress } from './find-address.ts';
import { createAreaFinder, type LocatedArea } from './gazetteer-areas.ts';
import { distanceKm, type GeoPoint, storablePoint } from './geo.ts';
import { GeocoderFault } from './geocoder.ts';

/** Where an address may be. */
export interface GeocodeCandidate {
  /** The address that was found, in its stored form. */
  label: string;
  location: GeoPoint;
  /** The area that the address names, or the nearest one; null where none is near. */
  area: AreaRow | null;
}

/** A point that is farther from an area is not in it. */
const NEAR_AREA_KM = 100;
const RETRY_SECONDS = 5;

const findNamed = createAreaFinder(areaRows);
const parentIds = new Set(areaRows.map(({ parentId }) => parentId));
/** Areas without others below them: all cities, and countries without cities. */
const smallAreas = areaRows.filter((area): area is LocatedArea => area.latitude !== null && !parentIds.has(area.id));

/**
 * Where an address is, by the configured geocoder, before anything is saved: the one point that it finds, or nothing. With `areaId`
 * only what lies in this area or below it.
 * @throws AppError BAD_USER_INPUT: an address that is blank or longer than 255, AREA_NOT_FOUND; RATE_LIMITED: too many, or
 * GEOCODER_UNAVAILABLE when the geocoder cannot tell now.
 */
export async function geocodeAddress(ctx: Context, raw: string, areaId: string | null): Promise<GeocodeCandidate[]> {
  const faults = new Faults();
  const address = faults.text('address', raw, { max: 255, multiline: false });
  if (areaId !== null) checkArea(ctx, faults, 'areaId', areaId);
  faults.check();
  await countWrite(ctx, 'geocodes');
  const found = await find(ctx, address!);
  if (!found) return [];
  const location = storablePoint(found);
  const named = namedArea(address!, location);
  const nearest = nearestArea(location);
  if (areaId === null) {
    const isNear = distanceKm(nearest, location) <= NEAR_AREA_KM;
    return [{ label: address!, location, area: named ?? (isNear ? nearest : null) }];
  }
  const area = areaWithin(ctx, areaId, location, { named, nearest });
  return area ? [{ label: address!, location, area }] : [];
}

async function find(ctx: Context, address: string): Promise<GeoPoint | null> {
  try {
    return await findAddress(ctx.app, address, AbortSignal.timeout(ctx.app.config.geocoderTimeoutMs));
  } catch (error) {
    if (!(error instanceof GeocoderFault)) throw error;
    ctx.log.warn(
      { geocoder: ctx.app.geocoder.name, reason: error.message },
      'the geocoder cannot tell where an address is',
    );
    throw rateLimited('GEOCODER_UNAVAILABLE', RETRY_SECONDS);
  }
}

/** The area that an address names, where the point is near it. */
function namedArea(address: string, point: GeoPoint): LocatedArea | null {
  const near = findNamed(address).filter((area) => distanceKm(area, point) <= NEAR_AREA_KM);
  return near.length === 1 ? near[0]! : null;
}

/** The area of a point that is in the wanted one; null when the point is not. A name in the address decides before nearness. */
function areaWithin(
  ctx: Context,
  wantedId: string,
  point: GeoPoint,
  { named, nearest }: { named: LocatedArea | null; nearest: LocatedArea },
): AreaRow | null {
  const { tree } = ctx.app.areas;
  const area = named ?? nearest;
  if (tree.selfAndDescendantIds(wantedId).includes(area.id)) {
    const wanted = tree.byId(wantedId)!;
    const isFar = wanted.kind === 'CITY' && distanceKm(area, point) > NEAR_AREA_KM;
    return isFar ? null : area;
  }
  // Outskirts may be nearer to the next city.
  const wanted = smallAreas.find(({ id }) => id === wantedId);
  const isOutskirts =
    !named && wanted && wanted.parentId === nearest.parentId && distanceKm(wanted, point) <= NEAR_AREA_KM;
  return isOutskirts ? wanted : null;
}

function nearestArea(point: GeoPoint): LocatedArea {
  let [nearest, least] = [smallAreas[0]!, Number.POSITIVE_INFINITY];
  for (const area of smallAreas) {
    const distance = distanceKm(area, point);
    if (distance < least) [nearest, least] = [area, distance];
  }
  return nearest;
}
