import { findArea } from '../areas/area.service.ts';
import {
  type Connection,
  keysetSql,
  type Order,
  type OrderColumn,
  type Page,
  type PageArgs,
  pageOf,
} from '../data/page.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { row, rows, type Statement, statement, unprepared } from '../data/statement.ts';
import { searchCondition, searchWords } from '../data/text-search.ts';
import { type ImageRow, imageJson } from '../media/image.rows.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { checkPoint, checkRange, chordOf, type GeoPoint, toSphere } from './geo.ts';
import type { PlaceCategory } from './place.entity.ts';
import { PLACE_COLUMNS, type PlaceRow } from './place.rows.ts';

export type PlaceSort = 'NEWEST' | 'BEST_RATED' | 'MOST_REVIEWED' | 'NEAREST';

/** A circle on the map; the radius is kilometres over the surface. */
export interface Near extends GeoPoint {
  radiusKm: number;
}

/** What places are asked for; all of it must hold. */
export interface PlaceFilter {
  query?: string | null;
  areaId?: string | null;
  category?: readonly PlaceCategory[] | null;
  near?: Near | null;
  minRating?: number | null;
}

/** No two points of the earth are much farther from each other. */
const MAX_RADIUS_KM = 20_000;
const ID: OrderColumn = { sql: 'p.id', type: 'uuid', descending: true };
const REVIEWS: OrderColumn = { sql: 'p.review_count', type: 'int', descending: true };
// Unrated places come last; an expression without nulls, so that positions compare exactly.
const RATING: OrderColumn = { sql: 'coalesce(p.rating, 0)', type: 'float', descending: true };

/**
 * A page of places, with their pictures in the same statement when they are asked for. BEST_RATED puts more reviews before fewer at the same rating; NEAREST goes by great-circle distance.
 * @throws AppError BAD_USER_INPUT: NEAREST without `filter.near`, numbers out of range, a page or cursor that is none.
 */
export async function listPlaces(
  ctx: Context,
  filter: PlaceFilter,
  sort: PlaceSort,
  args: PageArgs,
  withImages: boolean,
): Promise<Connection<PlaceRow>> {
  const where = readFilter(ctx, filter, sort);
  const order = orderOf(sort, filter.near ?? null, where.centre);
  const position = order.columns.map(({ sql }, i) => `${sql} as at${i}`).join(', ');
  const image = withImages ? `, ${imageJson('p.image_id')} as image` : '';
  const read = async (page: Page) => {
    const keyset = keysetSql(order, page, where.values.length + 1);
    const values = [...where.values, ...keyset.values, page.limit + 1];
    const query = planned<PlaceRow & Position & { image?: ImageRow | null }>(
      where,
      `select ${PLACE_COLUMNS}, ${position}${image} from places p where ${where.sql} and ${keyset.where} order by ${keyset.orderBy} limit $${values.length}`,
    );
    const found = await rows(ctx, query, values);
    if (withImages) for (const place of found) place[PRELOADED] = { image: place.image };
    return found;
  };
  const positionOf = (place: Position) => order.columns.map((_, i) => place[`at${i}`]!);
  return pageOf(args, { order, read, positionOf, count: () => countPlaces(ctx, where) });
}

/** What is best for one word or circle is worst for another: with a filter each one is planned anew (no name, no kept plan). */
function planned<Row>(where: Where, text: string): Statement<Row> {
  return where.values.length > 0 ? unprepared<Row>(text) : statement<Row>(text);
}

/** The values of a row's order columns, `at0`, `at1`, …. */
type Position = Record<`at${number}`, string | number>;

interface Where {
  sql: string;
  values: unknown[];
  /** SQL of the middle of `near`; null without. */
  centre: string | null;
}

/** The condition of a filter with its values; all faults at once. */
function readFilter(ctx: Context, filter: PlaceFilter, sort: PlaceSort): Where {
  const faults = new Faults();
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions: string[] = [];

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
  } else if (sort === 'NEAREST') faults.add('filter.near', 'REQUIRED');
  faults.check();
  return { sql: conditions.length > 0 ? conditions.join(' and ') : 'true', values, centre };
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

/** Cursors of NEAREST belong to their middle: the distance to another one means nothing. */
function orderOf(sort: PlaceSort, near: Near | null, centre: string | null): Order {
  switch (sort) {
    case 'NEWEST':
      return { name: 'places:NEWEST', columns: [ID] };
    case 'BEST_RATED':
      return { name: 'places:BEST_RATED', columns: [RATING, REVIEWS, ID] };
    case 'MOST_REVIEWED':
      return { name: 'places:MOST_REVIEWED', columns: [REVIEWS, ID] };
    case 'NEAREST':
      return {
        name: `places:NEAREST:${near!.latitude},${near!.longitude}`,
        columns: [
          { sql: `(p.position <-> ${centre})`, type: 'float', descending: false },
          { ...ID, descending: false },
        ],
      };
  }
}

async function countPlaces(ctx: Context, where: Where): Promise<number> {
  const query = planned<{ count: number }>(where, `select count(*)::int as count from places p where ${where.sql}`);
  return (await row(ctx, query, where.values))!.count;
}
