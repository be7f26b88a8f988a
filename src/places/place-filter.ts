import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { findArea } from '../areas/area.service.ts';
import { type Condition as ConditionOn, type FilterReading, filterOf, NOTHING } from '../data/filter.ts';
import type { Params } from '../data/statement.ts';
import { holdsWords, searchWords, type WordValues, wordValues } from '../data/text-search.ts';
import type { Context } from '../shared/context.ts';
import { type Faults, isUuid } from '../shared/faults.ts';
import { checkPoint, checkRange, chordOf, type GeoPoint, toSphere } from './geo.ts';
import type { PlaceCategory } from './place.entity.ts';

/** A circle on the map; the radius is kilometres over the surface. */
export interface Near extends GeoPoint {
  radiusKm: number;
}

/** A box on the map, in degrees. `east` may be smaller than `west`: it then crosses the antimeridian. */
export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** What places are asked for; all of it must hold. */
export interface PlaceFilter {
  query?: string | null;
  areaId?: string | null;
  category?: readonly PlaceCategory[] | null;
  near?: Near | null;
  within?: Bounds | null;
  createdById?: string | null;
  minRating?: number | null;
}

/** No two points of the earth are much farther from each other. */
const MAX_RADIUS_KM = 20_000;

/** What the conditions of filters speak of; null where no condition asks for it. */
export interface PlaceFilterValues extends WordValues {
  areaIds: readonly string[] | null;
  categories: readonly PlaceCategory[] | null;
  minRating: number | null;
  /** The middle of `near` on the unit sphere, and its radius as a chord. */
  centre: readonly number[] | null;
  chord: number | null;
  south: number | null;
  west: number | null;
  north: number | null;
  east: number | null;
  createdById: string | null;
}
type Condition = ConditionOn<PlaceFilterValues>;

/** How far `places p` are from the middle of `near`, as a chord of the unit sphere. */
export const distanceSql = ({ centre }: Params<Pick<PlaceFilterValues, 'centre'>>): RawBuilder<number> =>
  sql<number>`(p.position <-> cube(${centre}::float8[]))`;

/**
 * Reads a filter of `places p`; what is wrong with it joins the other faults, at paths from `filter.`: TOO_LONG and FORBIDDEN_CHARACTERS
 * of a query, TOO_SMALL, TOO_LARGE, NOT_POSITIVE numbers, SOUTH_ABOVE_NORTH.
 */
export function readPlaceFilter(ctx: Context, filter: PlaceFilter, faults: Faults): FilterReading<PlaceFilterValues> {
  return filterOf<PlaceFilterValues>(
    [
      SHOWN,
      wordsCondition(filter, faults),
      areaCondition(ctx, filter),
      filter.category
        ? {
            name: 'category',
            sql: (p) => sql`p.category = any(${p.categories}::text[])`,
            values: { categories: filter.category },
          }
        : null,
      ratingCondition(filter, faults),
      nearCondition(filter, faults),
      withinCondition(filter, faults),
      creatorCondition(filter),
    ],
    NOTHING_ASKED,
  );
}

/** What moderators have hidden is on no list. */
const SHOWN: Condition = { name: 'shown', sql: () => sql`p.hidden_at is null` };

const NOTHING_ASKED: PlaceFilterValues = {
  like: null,
  whole: null,
  areaIds: null,
  categories: null,
  minRating: null,
  centre: null,
  chord: null,
  south: null,
  west: null,
  north: null,
  east: null,
  createdById: null,
};

function wordsCondition({ query }: PlaceFilter, faults: Faults): Condition | null {
  const words = searchWords(faults, 'filter.query', query);
  if (!words) return null;
  return {
    name: words.whole === null ? 'words' : 'open-words',
    sql: (p) =>
      sql`exists (select from place_texts t where t.place_id = p.id and ${holdsWords(sql`t.search`, words, p)})`,
    values: wordValues(words),
  };
}

/** An area and all below it; none for an id that is no area: nothing is there. */
function areaCondition(ctx: Context, { areaId }: PlaceFilter): Condition | null {
  if (areaId == null) return null;
  const areaIds = findArea(ctx, areaId) ? ctx.app.areas.tree.selfAndDescendantIds(areaId) : [];
  return { name: 'area', sql: (p) => sql`p.area_id = any(${p.areaIds}::text[])`, values: { areaIds } };
}

function ratingCondition({ minRating }: PlaceFilter, faults: Faults): Condition | null {
  if (minRating == null) return null;
  checkRange(faults, 'filter.minRating', minRating, 1, 5);
  return { name: 'rating', sql: (p) => sql`p.rating >= ${p.minRating}::float8`, values: { minRating } };
}

function nearCondition({ near }: PlaceFilter, faults: Faults): Condition | null {
  if (!near) return null;
  checkNear(faults, near);
  return {
    name: 'near',
    // The box is what the index answers; the distance is the circle itself.
    sql: (p) => sql`p.position <@ cube_enlarge(cube(${p.centre}::float8[]), ${p.chord}::float8, 3)
      and ${distanceSql(p)} <= ${p.chord}::float8`,
    values: { centre: toSphere(near), chord: chordOf(near.radiusKm) },
  };
}

function withinCondition({ within }: PlaceFilter, faults: Faults): Condition | null {
  if (!within) return null;
  checkBounds(faults, 'filter.within', within);
  const { south, west, north, east } = within;
  const name = crossesAntimeridian(within) ? 'within-crossing' : 'within';
  return { name, sql: (p) => boundsCondition(p, crossesAntimeridian(within)), values: { south, west, north, east } };
}

function creatorCondition({ createdById }: PlaceFilter): Condition | null {
  if (createdById == null) return null;
  if (!isUuid(createdById)) return NOTHING;
  return { name: 'creator', sql: (p) => sql`p.created_by_id = ${p.createdById}::uuid`, values: { createdById } };
}

/** Checks a box. Faults at its sides: TOO_SMALL, TOO_LARGE (`limit` degrees); at `south` SOUTH_ABOVE_NORTH. */
export function checkBounds(faults: Faults, path: string, { south, west, north, east }: Bounds): void {
  checkRange(faults, `${path}.south`, south, -90, 90);
  checkRange(faults, `${path}.north`, north, -90, 90);
  checkRange(faults, `${path}.west`, west, -180, 180);
  checkRange(faults, `${path}.east`, east, -180, 180);
  if (south > north) faults.add(`${path}.south`, 'SOUTH_ABOVE_NORTH');
}

/** Whether a box lies on both sides of the antimeridian. */
export const crossesAntimeridian = ({ west, east }: Bounds): boolean => west > east;

type Side = RawBuilder<number | null>;

/** The condition that `places p` lie in a box, its edges included; the index of points serves it. */
export function boundsCondition(
  { south, west, north, east }: Record<keyof Bounds, Side>,
  isCrossing: boolean,
): RawBuilder<SqlBool> {
  // A geometric comparison forgives a millionth of a degree; the plain one does not.
  const between = (from: Side, to: Side) => sql<SqlBool>`(
    point(p.longitude, p.latitude) <@ box(point(${from}::float8, ${south}::float8), point(${to}::float8, ${north}::float8))
      and p.longitude between ${from}::float8 and ${to}::float8 and p.latitude between ${south}::float8 and ${north}::float8)`;
  return isCrossing ? sql`(${between(west, sql.lit(180))} or ${between(sql.lit(-180), east)})` : between(west, east);
}

function checkNear(faults: Faults, near: Near): void {
  checkPoint(faults, 'filter.near', near);
  if (near.radiusKm <= 0) faults.add('filter.near.radiusKm', 'NOT_POSITIVE');
  else checkRange(faults, 'filter.near.radiusKm', near.radiusKm, 0, MAX_RADIUS_KM);
}
