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
import { type ImageRow, imageJson } from '../media/image.rows.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { surfaceOf } from './geo.ts';
import { PLACE_COLUMNS, type PlaceRow } from './place.rows.ts';
import { type Near, type PlaceFilter, type PlaceWhere, readPlaceFilter } from './place-filter.ts';

export type PlaceSort = 'NEWEST' | 'BEST_RATED' | 'MOST_REVIEWED' | 'NEAREST';

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
  const faults = new Faults();
  const where = readPlaceFilter(ctx, filter, faults);
  if (sort === 'NEAREST' && !filter.near) faults.add('filter.near', 'REQUIRED');
  faults.check();
  const order = orderOf(sort, filter.near ?? null, where.centre);
  const position = order.columns.map(({ sql }, i) => `${sql} as at${i}`).join(', ');
  const chord = where.centre ? `, p.position <-> ${where.centre} as chord` : '';
  const image = withImages ? `, ${imageJson('p.image_id')} as image` : '';
  const read = async (page: Page) => {
    const keyset = keysetSql(order, page, where.values.length + 1);
    const values = [...where.values, ...keyset.values, page.limit + 1];
    const query = planned<PlaceRow & Position & { image?: ImageRow | null; chord?: number }>(
      where,
      `select ${PLACE_COLUMNS}, ${position}${chord}${image} from places p where ${where.sql} and ${keyset.where} order by ${keyset.orderBy} limit $${values.length}`,
    );
    const found = await rows(ctx, query, values);
    for (const place of found) {
      if (withImages) place[PRELOADED] = { image: place.image };
      if (place.chord !== undefined) place.distanceKm = surfaceOf(place.chord);
    }
    return found;
  };
  const positionOf = (place: Position) => order.columns.map((_, i) => place[`at${i}`]!);
  return pageOf(args, { order, read, positionOf, count: () => countPlaces(ctx, where) });
}

/** What is best for one word or circle is worst for another: with a filter each one is planned anew (no name, no kept plan). */
function planned<Row>(where: PlaceWhere, text: string): Statement<Row> {
  return where.values.length > 0 ? unprepared<Row>(text) : statement<Row>(text);
}

/** The values of a row's order columns, `at0`, `at1`, …. */
type Position = Record<`at${number}`, string | number>;

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

async function countPlaces(ctx: Context, where: PlaceWhere): Promise<number> {
  const query = planned<{ count: number }>(where, `select count(*)::int as count from places p where ${where.sql}`);
  return (await row(ctx, query, where.values))!.count;
}
