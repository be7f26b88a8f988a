import { type Expression, type SqlBool, sql } from 'kysely';
import { comparesWithToday } from '../../areas/today.ts';
import { listed } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { compiledByKey, plannedFor } from '../../data/filter.ts';
import { type KeysetValues, keysetOf, keysetValues } from '../../data/keyset.ts';
import { type Connection, type Order, type OrderColumn, type Page, type PageArgs, pageOf } from '../../data/page.ts';
import { type Params, row, type Statement } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { Faults } from '../../shared/faults.ts';
import { companionPagesOfAuthor, companionTotalOfAuthor } from './companion.loaders.ts';
import { COMPANION, type CompanionColumns, type CompanionRow, completed } from './companion.rows.ts';
import {
  type CompanionFilter,
  type CompanionFilterReading as Filter,
  type FilterValues,
  readFilter,
} from './companion-filter.ts';
import { STANDS } from './companion-status.ts';
import {
  attachPreloaded,
  type ListReading,
  type PreloadedColumns,
  type PreloadValues,
  preloadColumns,
  preloadKey,
  preloadValues,
} from './preload.ts';

export const COMPANION_SORTS = ['NEWEST', 'POPULAR', 'MOST_VIEWED', 'MOST_COMMENTED', 'DEPARTING_SOON'] as const;
export type CompanionSort = (typeof COMPANION_SORTS)[number];

const id = (descending: boolean): OrderColumn => ({ sql: COMPANION.id, type: 'uuid', descending });
const largest = (column: Expression<unknown>, type: OrderColumn['type']): OrderColumn[] => [
  { sql: column, type, descending: true },
  id(true),
];

interface Sorting {
  order: Order;
  /** What a cursor holds: values of the order's columns, by their names in a row. */
  position: readonly (keyof CompanionColumns)[];
}

/** Each sort has an index of the same columns; ids are UUIDv7, so their order is the order of writing. */
const SORTINGS: Record<CompanionSort, Sorting> = {
  NEWEST: { order: { name: 'companions:NEWEST', columns: [id(true)] }, position: ['id'] },
  POPULAR: {
    order: { name: 'companions:POPULAR', columns: largest(COMPANION.popularity, 'float') },
    position: ['popularity', 'id'],
  },
  MOST_VIEWED: {
    order: { name: 'companions:MOST_VIEWED', columns: largest(COMPANION.viewCount, 'int') },
    position: ['viewCount', 'id'],
  },
  MOST_COMMENTED: {
    order: { name: 'companions:MOST_COMMENTED', columns: largest(COMPANION.commentCount, 'int') },
    position: ['commentCount', 'id'],
  },
  DEPARTING_SOON: {
    order: {
      name: 'companions:DEPARTING_SOON',
      columns: [{ sql: COMPANION.startDate, type: 'date', descending: false }, id(false)],
    },
    position: ['startDate', 'id'],
  },
};

type ListValues = FilterValues & PreloadValues & KeysetValues;
type Posts = { posts: (CompanionColumns & PreloadedColumns)[] };

const pageStatements = compiledByKey<Statement<Posts, ListValues>>();
const countStatements = compiledByKey<Statement<{ total: number }, FilterValues>>();

/** The condition of a list on `companions c`. */
function shownBy(sort: CompanionSort, filter: Filter, p: Params<FilterValues>) {
  const where = sql<SqlBool>`c.hidden_at is null and ${filter.where(p)}`;
  if (sort === 'DEPARTING_SOON') {
    const isAhead = comparesWithToday(COMPANION.startDate, '>=', COMPANION.areaId, p);
    return sql<SqlBool>`${where} and ${STANDS} and ${isAhead}`;
  }
  // What was called off is recommended to nobody.
  return sort === 'POPULAR' && !filter.asksStatus ? sql<SqlBool>`${where} and ${STANDS}` : where;
}

function pageStatement(sort: CompanionSort, filter: Filter, page: Page, reading: ListReading) {
  const form = { backward: page.backward, isFromEnd: page.position === null };
  const key = `${sort} ${form.backward} ${form.isFromEnd} ${preloadKey(reading)} ${filter.key}`;
  return pageStatements(key, () =>
    plannedFor(
      filter,
      page.backward,
    )((p: Params<ListValues>) => {
      const { where, orderBy, limit } = keysetOf(SORTINGS[sort].order, form, p);
      // One JSON text is read faster than twenty rows of twenty columns.
      const posts = sql<Posts['posts']>`coalesce(json_agg(post), '[]')`;
      return sql<Posts>`select ${listed({ posts })} from (
        select ${preloadColumns(reading, p)} from companions c
        where ${shownBy(sort, filter, p)} and ${where} order by ${orderBy} limit ${limit}
      ) post`;
    }),
  );
}

const countStatement = (sort: CompanionSort, filter: Filter) =>
  countStatements(`${sort} ${filter.key}`, () =>
    plannedFor(filter)((p: Params<FilterValues>) =>
      db
        .selectFrom('companions as c')
        .select(sql<number>`count(*)::int`.as('total'))
        .where(shownBy(sort, filter, p)),
    ),
  );

/**
 * Posts by filter and sort, one page. DEPARTING_SOON shows only trips from today on that were not called off, and POPULAR leaves these out
 * unless the filter asks for a status; the other sorts show all that the filter lets through. `planPreload` says what comes along in the same statement. `totalCount` counts what
 * the list would show.
 * @throws AppError BAD_USER_INPUT: faults of the filter (paths from `filter.`), wrong page arguments.
 */
export async function listCompanions(
  ctx: Context,
  rawFilter: CompanionFilter,
  sort: CompanionSort,
  args: PageArgs,
  planPreload: (posts: number) => ListReading,
): Promise<Connection<CompanionRow>> {
  const { order, position } = SORTINGS[sort];
  const faults = new Faults();
  const filter = await readFilter(ctx, rawFilter, faults);
  faults.check();
  const read = async (page: Page) => {
    const reading = planPreload(page.limit + 1);
    const statement = pageStatement(sort, filter, page, reading);
    const values = { ...filter.values, ...preloadValues(reading), ...keysetValues(page) };
    const found = await row(ctx, statement, values);
    return found!.posts.map((columns) => attachPreloaded(ctx, completed(ctx, columns), columns, reading));
  };
  const count = async () => (await row(ctx, countStatement(sort, filter), filter.values))!.total;
  const positionOf = (post: CompanionRow) => position.map((name) => post[name] as string | number);
  return pageOf(args, { order, read, positionOf, count });
}

/** What a person has written, newest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listCompanionsOf(
  ctx: Context,
  authorId: string,
  args: PageArgs,
): Promise<Connection<CompanionRow>> {
  const order: Order = { name: `companions-of:${authorId}`, columns: [id(true)] };
  const read = async (page: Page) =>
    (await companionPagesOfAuthor(ctx).load({ parentId: authorId, page })).map((columns) => completed(ctx, columns));
  const count = async () => (await companionTotalOfAuthor(ctx).load(authorId))?.total ?? 0;
  return pageOf(args, { order, read, positionOf: (post) => [post.id], count });
}
