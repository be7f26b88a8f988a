import { comparedWithToday } from '../../areas/today.ts';
import { childPageLoader } from '../../data/child-pages.ts';
import { loaderOf } from '../../data/loaders.ts';
import {
  type Connection,
  keysetSql,
  type Order,
  type OrderColumn,
  type Page,
  type PageArgs,
  pageOf,
} from '../../data/page.ts';
import { rows, type Statement, statement, unprepared } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';
import { Faults } from '../../shared/faults.ts';
import { COMPANION_COLUMNS, type CompanionColumns, type CompanionRow, completed } from './companion.rows.ts';
import { bindToday, type CompanionFilter, filterConditions } from './companion-filter.ts';
import { attachPreloaded, type ListReading, type PreloadedColumns, preloadColumns } from './preload.ts';

export const COMPANION_SORTS = ['NEWEST', 'POPULAR', 'MOST_VIEWED', 'MOST_COMMENTED', 'DEPARTING_SOON'] as const;
export type CompanionSort = (typeof COMPANION_SORTS)[number];

const id = (descending: boolean): OrderColumn => ({ sql: 'c.id', type: 'uuid', descending });
const largest = (sql: string, type: OrderColumn['type']): OrderColumn[] => [{ sql, type, descending: true }, id(true)];

interface Sorting {
  order: Order;
  /** What a cursor holds: values of the order's columns, by their names in a row. */
  position: readonly (keyof CompanionColumns)[];
}

/** Each sort has an index of the same columns; ids are UUIDv7, so their order is the order of writing. */
const SORTINGS: Record<CompanionSort, Sorting> = {
  NEWEST: { order: { name: 'companions:NEWEST', columns: [id(true)] }, position: ['id'] },
  POPULAR: {
    order: { name: 'companions:POPULAR', columns: largest('c.popularity', 'float') },
    position: ['popularity', 'id'],
  },
  MOST_VIEWED: {
    order: { name: 'companions:MOST_VIEWED', columns: largest('c.view_count', 'int') },
    position: ['viewCount', 'id'],
  },
  MOST_COMMENTED: {
    order: { name: 'companions:MOST_COMMENTED', columns: largest('c.comment_count', 'int') },
    position: ['commentCount', 'id'],
  },
  DEPARTING_SOON: {
    order: {
      name: 'companions:DEPARTING_SOON',
      columns: [{ sql: 'c.start_date', type: 'date', descending: false }, id(false)],
    },
    position: ['startDate', 'id'],
  },
};

/**
 * Posts by filter and sort, one page. DEPARTING_SOON shows only trips from today on; the other sorts show all that the filter
 * lets through. `planPreload` says which columns are read and what comes along in the same statement. `totalCount` counts what
 * the list would show.
 * @throws AppError BAD_USER_INPUT: faults of the filter (paths from `filter.`), wrong page arguments.
 */
export async function listCompanions(
  ctx: Context,
  filter: CompanionFilter,
  sort: CompanionSort,
  args: PageArgs,
  planPreload: (position: readonly string[], posts: number) => ListReading,
): Promise<Connection<CompanionRow>> {
  const { order, position } = SORTINGS[sort];
  const faults = new Faults();
  const filterValues: unknown[] = [];
  const bind = (value: unknown) => `$${filterValues.push(value)}`;
  const conditions = await filterConditions(ctx, filter, faults, bind);
  faults.check();
  const isFiltered = conditions.length > 0;
  if (sort === 'DEPARTING_SOON')
    conditions.push(comparedWithToday('c.start_date', '>=', 'c.area_id', bindToday(ctx, bind)));
  const where = conditions.join(' and ') || 'true';
  const read = async (page: Page) => {
    const reading = planPreload(position, page.limit + 1);
    const keyset = keysetSql(order, page, filterValues.length + 1);
    const values: unknown[] = [...filterValues, ...keyset.values];
    const bind = (value: unknown) => `$${values.push(value)}`;
    // One JSON text is read faster than twenty rows of twenty columns.
    const text = `select coalesce(json_agg(post), '[]') as posts from (
        select ${preloadColumns(reading, ctx.viewer?.userId ?? null, bind)} from companions c
        where ${where} and ${keyset.where} order by ${keyset.orderBy} limit ${bind(page.limit + 1)}
      ) post`;
    const [found] = await rows<{ posts: (CompanionColumns & PreloadedColumns)[] }>(
      ctx,
      planned(text, isFiltered),
      values,
    );
    return found!.posts.map((columns) => attachPreloaded(ctx, completed(ctx, columns), columns, reading));
  };
  const count = async () => {
    const counting = `select count(*)::int as total from companions c where ${where}`;
    return (await rows<{ total: number }>(ctx, planned(counting, isFiltered), filterValues))[0]!.total;
  };
  const positionOf = (post: CompanionRow) => position.map((name) => post[name] as string | number);
  return pageOf(args, { order, read, positionOf, count });
}

/** The unfiltered lists keep their plan; what a filter is best served by depends on its values. */
const planned = <Row>(text: string, isFiltered: boolean): Statement<Row> =>
  isFiltered ? unprepared(text) : statement(text);

const pagesOfAuthor = childPageLoader<CompanionColumns>({
  columns: COMPANION_COLUMNS,
  from: 'companions c',
  parent: 'c.author_id',
  id: 'c.id',
  descending: true,
});

const totalsOfAuthors = statement<{ authorId: string; total: number }>(
  `select author_id as "authorId", count(*)::int as total from companions where author_id = any($1::uuid[]) group by author_id`,
);

const totalOfAuthor = loaderOf<{ authorId: string; total: number }>(
  (ctx, ids) => rows(ctx, totalsOfAuthors, [ids]),
  (found) => found.authorId,
);

/** What a person has written, newest first. @throws AppError BAD_USER_INPUT for wrong page arguments. */
export async function listCompanionsOf(
  ctx: Context,
  authorId: string,
  args: PageArgs,
): Promise<Connection<CompanionRow>> {
  const order: Order = { name: `companions-of:${authorId}`, columns: [id(true)] };
  const read = async (page: Page) =>
    (await pagesOfAuthor(ctx).load({ parentId: authorId, page })).map((columns) => completed(ctx, columns));
  const count = async () => (await totalOfAuthor(ctx).load(authorId))?.total ?? 0;
  return pageOf(args, { order, read, positionOf: (post) => [post.id], count });
}
