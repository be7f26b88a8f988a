import { sql } from 'kysely';
import { compiledByKey, type FilterReading } from '../data/filter.ts';
import { type Params, rows, type Statement, unpreparedQuery } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import type { GeoPoint } from './geo.ts';
import {
  type Bounds,
  boundsCondition,
  checkBounds,
  crossesAntimeridian,
  type PlaceFilter,
  type PlaceFilterValues,
  readPlaceFilter,
} from './place-filter.ts';

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

interface ClusterValues extends PlaceFilterValues {
  boxSouth: number;
  boxWest: number;
  boxNorth: number;
  boxEast: number;
  /** Degrees. */
  cell: number;
}

const statements = compiledByKey<Statement<ClusterRow, ClusterValues>>();

const clusterStatement = (filter: FilterReading<PlaceFilterValues>, isCrossing: boolean) =>
  statements(`${isCrossing} ${filter.key}`, () =>
    unpreparedQuery((p: Params<ClusterValues>) => {
      const box = { south: p.boxSouth, west: p.boxWest, north: p.boxNorth, east: p.boxEast };
      // Beyond the antimeridian degrees go on counting, so that neighbours on both sides have near numbers.
      const east = isCrossing
        ? sql`case when p.longitude < ${p.boxWest}::float8 then p.longitude + 360 else p.longitude end`
        : sql`p.longitude`;
      const edge = sql.lit(MAX_LATITUDE);
      const spots = sql`select p.id, p.latitude, ${east} as east,
          degrees(ln(tan(radians(45 + least(greatest(p.latitude, -${edge}), ${edge}) / 2)))) as north
        from places p where ${boundsCondition(box, isCrossing)} and ${filter.where(p)}`;
      return sql<ClusterRow>`select count(*)::int as count, avg(spot.latitude) as latitude, avg(spot.east) as longitude,
          case when count(*) = 1 then min(spot.id::text) end as "placeId"
        from (${spots}) spot
        group by floor(spot.east / ${p.cell}::float8), floor(spot.north / ${p.cell}::float8)
        order by count(*) desc, min(spot.id::text)
        limit ${sql.lit(LIST_SIZES.placeClusters)}`;
    }),
  );

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

  const values = {
    ...where.values,
    boxSouth: within.south,
    boxWest: within.west,
    boxNorth: within.north,
    boxEast: within.east,
    cell: (360 / (TILE_PIXELS * 2 ** zoom)) * CELL_PIXELS,
  };
  const found = await rows(ctx, clusterStatement(where, crossesAntimeridian(within)), values);
  return found.map(({ count, placeId, latitude, longitude }) => ({
    location: { latitude, longitude: longitude > 180 ? longitude - 360 : longitude },
    count,
    placeId,
  }));
}
