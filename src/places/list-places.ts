import { type Expression, sql } from 'kysely';
import { listed } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { compiledByKey, type FilterReading, plannedFor } from '../data/filter.ts';
import { type KeysetValues, keysetOf, keysetValues } from '../data/keyset.ts';
import { type Connection, type CursorOrder, type OrderColumn, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, row, rows, type Statement } from '../data/statement.ts';
import { type ImageRow, pictureJson } from '../media/image.rows.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { surfaceOf } from './geo.ts';
import { PLACE, type PlaceRow } from './place.rows.ts';
import { distanceSql, type Near, type PlaceFilter, type PlaceFilterValues, readPlaceFilter } from './place-filter.ts';

export type PlaceSort = 'NEWEST' | 'BEST_RATED' | 'MOST_REVIEWED' | 'NEAREST';

type ListValues = PlaceFilterValues & KeysetValues;
type Filter = FilterReading<PlaceFilterValues>;

const ID: OrderColumn = { sql: PLACE.id, type: 'uuid', descending: true };
const REVIEWS: OrderColumn = { sql: PLACE.reviewCount, type: 'int', descending: true };
// Unrated places come last; an expression without nulls, so that positions compare exactly.
const RATING: OrderColumn = { sql: sql`coalesce(${PLACE.rating}, 0)`, type: 'float', descending: true };

const COLUMNS: Record<PlaceSort, (p: Params<PlaceFilterValues>) => OrderColumn[]> = {
  NEWEST: () => [ID],
  BEST_RATED: () => [RATING, REVIEWS, ID],
  MOST_REVIEWED: () => [REVIEWS, ID],
  NEAREST: (p) => [
    { sql: distanceSql(p), type: 'float', descending: false },
    { ...ID, descending: false },
  ],
};

/** What a cursor of each sort holds: values of the columns above. */
const POSITIONS: Record<PlaceSort, CursorOrder['columns']> = {
  NEWEST: [{ type: 'uuid' }],
  BEST_RATED: [{ type: 'float' }, { type: 'int' }, { type: 'uuid' }],
  MOST_REVIEWED: [{ type: 'int' }, { type: 'uuid' }],
  NEAREST: [{ type: 'float' }, { type: 'uuid' }],
};

/** The values of a row's order columns. */
type Position = Record<`at${number}`, string | number>;
type FoundPlace = PlaceRow & Position & { image?: ImageRow | null; chord?: number };

const pageStatements = compiledByKey<Statement<FoundPlace, ListValues>>();
const countStatements = compiledByKey<Statement<{ total: number }, PlaceFilterValues>>();

function pageStatement(sort: PlaceSort, filter: Filter, page: Page, isNear: boolean, withImages: boolean) {
  const form = { backward: page.backward, isFromEnd: page.position === null };
  const key = `${sort} ${form.backward} ${form.isFromEnd} ${withImages} ${filter.key}`;
  return pageStatements(key, () =>
    plannedFor(filter)((p: Params<ListValues>) => {
      const columns = COLUMNS[sort](p);
      const { where, orderBy, limit } = keysetOf({ name: sort, columns }, form, p);
      const selected: Record<string, Expression<unknown>> = {
        ...PLACE,
        ...Object.fromEntries(columns.map((column, i) => [`at${i}`, column.sql])),
        ...(isNear && { chord: distanceSql(p) }),
        ...(withImages && { image: pictureJson(PLACE.imageId) }),
      };
      return sql<FoundPlace>`select ${listed(selected)} from places p
        where ${filter.where(p)} and ${where} order by ${orderBy} limit ${limit}`;
    }),
  );
}

const countStatement = (filter: Filter) =>
  countStatements(filter.key, () =>
    plannedFor(filter)((p: Params<PlaceFilterValues>) =>
      db.selectFrom('places as p').select(sql<number>`count(*)::int`.as('total')).where(filter.where(p)),
    ),
  );

/**
 * A page of places, with their pictures in the same statement when they are asked for. BEST_RATED puts more reviews before fewer at
 * the same rating; NEAREST goes by great-circle distance.
 * @throws AppError BAD_USER_INPUT: NEAREST without `filter.near`, numbers out of range, a page or cursor that is none.
 */
export async function listPlaces(
  ctx: Context,
  rawFilter: PlaceFilter,
  sort: PlaceSort,
  args: PageArgs,
  withImages: boolean,
): Promise<Connection<PlaceRow>> {
  const faults = new Faults();
  const filter = readPlaceFilter(ctx, rawFilter, faults);
  const near = rawFilter.near ?? null;
  if (sort === 'NEAREST' && !near) faults.add('filter.near', 'REQUIRED');
  faults.check();
  const order = { name: orderName(sort, near), columns: POSITIONS[sort] };
  const read = async (page: Page) => {
    const statement = pageStatement(sort, filter, page, near !== null, withImages);
    const found = await rows(ctx, statement, { ...filter.values, ...keysetValues(page) });
    for (const place of found) {
      if (withImages) place[PRELOADED] = { image: place.image };
      if (place.chord !== undefined) place.distanceKm = surfaceOf(place.chord);
    }
    return found;
  };
  const positionOf = (place: Position) => order.columns.map((_, i) => place[`at${i}`]!);
  const count = async () => (await row(ctx, countStatement(filter), filter.values))!.total;
  return pageOf(args, { order, read, positionOf, count });
}

/** Cursors of NEAREST belong to their middle: the distance to another one means nothing. */
const orderName = (sort: PlaceSort, near: Near | null): string =>
  sort === 'NEAREST' ? `places:NEAREST:${near!.latitude},${near!.longitude}` : `places:${sort}`;
