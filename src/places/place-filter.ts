import { findArea } from '../areas/area.service.ts';
import { type Bind, searchCondition, searchWords } from '../data/text-search.ts';
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

/** The condition of a filter on `places p`, with its values. */
export interface PlaceWhere {
  sql: string;
  values: unknown[];
  /** SQL of the middle of `near`; null without. */
  centre: string | null;
}

/**
 * Reads a filter; what is wrong with it joins the other faults, at paths from `filter.`: TOO_LONG and FORBIDDEN_CHARACTERS of a query,
 * TOO_SMALL, TOO_LARGE, NOT_POSITIVE numbers, SOUTH_ABOVE_NORTH.
 */
export function readPlaceFilter(ctx: Context, filter: PlaceFilter, faults: Faults): PlaceWhere {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions: string[] = ['p.hidden_at is null'];

  const words = searchWords(faults, 'filter.query', filter.query);
  if (words) {
    const condition = searchCondition('t.search', words, value);
    conditions.push(`exists (select from place_texts t where t.place_id = p.id and ${condition})`);
  }
  if (filter.areaId != null) conditions.push(`p.area_id = any(${value(areaIds(ctx, filter.areaId))}::text[])`);
  if (filter.category) conditions.push(`p.category = any(${value(filter.category)}::text[])`);
  if (filter.minRating != null) {
    checkRange(faults, 'filter.minRating', filter.minRating, 1, 5);
    conditions.push(`p.rating >= ${value(filter.minRating)}::float8`);
  }
  let centre: string | null = null;
  if (filter.near) {
    checkNear(faults, filter.near);
    centre = `cube(${value(toSphere(filter.near))}::float8[])`;
    const chord = `${value(chordOf(filter.near.radiusKm))}::float8`;
    // The box is what the index answers; the distance is the circle itself.
    conditions.push(`p.position <@ cube_enlarge(${centre}, ${chord}, 3) and p.position <-> ${centre} <= ${chord}`);
  }
  if (filter.within) {
    checkBounds(faults, 'filter.within', filter.within);
    conditions.push(boundsCondition(filter.within, value));
  }
  if (filter.createdById != null) {
    conditions.push(isUuid(filter.createdById) ? `p.created_by_id = ${value(filter.createdById)}::uuid` : 'false');
  }
  return { sql: conditions.join(' and '), values, centre };
}

/** Checks a box. Faults at its sides: TOO_SMALL, TOO_LARGE (`limit` degrees); at `south` SOUTH_ABOVE_NORTH. */
export function checkBounds(faults: Faults, path: string, { south, west, north, east }: Bounds): void {
  checkRange(faults, `${path}.south`, south, -90, 90);
  checkRange(faults, `${path}.north`, north, -90, 90);
  checkRange(faults, `${path}.west`, west, -180, 180);
  checkRange(faults, `${path}.east`, east, -180, 180);
  if (south > north) faults.add(`${path}.south`, 'SOUTH_ABOVE_NORTH');
}

/** The condition that a place lies in a box, its edges included; the index of points serves it. */
export function boundsCondition({ south, west, north, east }: Bounds, bind: Bind): string {
  const [s, n] = [`${bind(south)}::float8`, `${bind(north)}::float8`];
  // A geometric comparison forgives a millionth of a degree; the plain one does not.
  const between = (from: number, to: number): string => {
    const [w, e] = [`${bind(from)}::float8`, `${bind(to)}::float8`];
    return `(point(p.longitude, p.latitude) <@ box(point(${w}, ${s}), point(${e}, ${n}))
      and p.longitude between ${w} and ${e} and p.latitude between ${s} and ${n})`;
  };
  return west <= east ? between(west, east) : `(${between(west, 180)} or ${between(-180, east)})`;
}

function checkNear(faults: Faults, near: Near): void {
  checkPoint(faults, 'filter.near', near);
  if (near.radiusKm <= 0) faults.add('filter.near.radiusKm', 'NOT_POSITIVE');
  else checkRange(faults, 'filter.near.radiusKm', near.radiusKm, 0, MAX_RADIUS_KM);
}

/** An area and all below it; none for an id that is no area: nothing is there. */
function areaIds(ctx: Context, areaId: string): readonly string[] {
  return findArea(ctx, areaId) ? ctx.app.areas.tree.selfAndDescendantIds(areaId) : [];
}
