import { rows, unprepared } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import type { GeoPoint } from './geo.ts';
import { type Bounds, boundsCondition, checkBounds, type PlaceFilter, readPlaceFilter } from './place-filter.ts';

/** Places that lie close together at a zoom. */
export interface PlaceCluster {
  /** The mean of its places. */
  location: GeoPoint;
  count: number;
  /** Its only place; null when it has several. */
  placeId: string | null;
}

interface ClusterRow extends GeoPoint {
  count: number;
  placeId: string | null;
}

/** Zooms of web maps: at 0 the world is one tile. */
const MAX_ZOOM = 22;
const TILE_PIXELS = 256;
/** Side of the square in which places are one cluster. */
const CELL_PIXELS = 60;
/** Where the square map of the world ends (Web Mercator). */
const MAX_LATITUDE = 85.0511287798;

/**
 * The places of a box in clusters, largest first, at most 500; together they count every place of the box that the filter lets
 * through, unless there are more clusters. Each cluster is a square of 60 pixels of a web map at this zoom. `within` may cross the
 * antimeridian: places on both sides of it can be one cluster.
 * @throws AppError BAD_USER_INPUT: a zoom outside 0 to 22, a box or filter with faults.
 */
export async function listClusters(
  ctx: Context,
  within: Bounds,
  zoom: number,
  filter: PlaceFilter,
): Promise<PlaceCluster[]> {
  const faults = new Faults();
  checkBounds(faults, 'within', within);
  faults.integer('zoom', zoom, 0, MAX_ZOOM);
  const where = readPlaceFilter(ctx, filter, faults);
  faults.check();

  const value = (given: unknown): string => `$${where.values.push(given)}`;
  const inside = boundsCondition(within, value);
  const crosses = within.west > within.east;
  // Beyond the antimeridian degrees go on counting, so that neighbours on both sides have near numbers.
  const east = crosses
    ? `case when p.longitude < ${value(within.west)}::float8 then p.longitude + 360 else p.longitude end`
    : 'p.longitude';
  const cell = `${value((360 / (TILE_PIXELS * 2 ** zoom)) * CELL_PIXELS)}::float8`;
  const query = unprepared<ClusterRow>(
    `select count(*)::int as count, avg(spot.latitude) as latitude, avg(spot.east) as longitude,
       case when count(*) = 1 then min(spot.id::text) end as "placeId"
     from (select p.id, p.latitude, ${east} as east,
             degrees(ln(tan(radians(45 + least(greatest(p.latitude, -${MAX_LATITUDE}), ${MAX_LATITUDE}) / 2)))) as north
           from places p where ${inside} and ${where.sql}) spot
     group by floor(spot.east / ${cell}), floor(spot.north / ${cell})
     order by count(*) desc, min(spot.id::text)
     limit ${LIST_SIZES.placeClusters}`,
  );
  const found = await rows(ctx, query, where.values);
  return found.map(({ count, placeId, latitude, longitude }) => ({
    location: { latitude, longitude: longitude > 180 ? longitude - 360 : longitude },
    count,
    placeId,
  }));
}
