import { USER_JSON, type UserRow } from '../accounts/user.rows.ts';
import { comparedWithToday, todayValues } from '../areas/today.ts';
import { type Connection, keysetSql, type Order, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { row, rows, type Statement, statement, unprepared } from '../data/statement.ts';
import { type Bind, type SearchWords, searchCondition, searchWords } from '../data/text-search.ts';
import type { Context } from '../shared/context.ts';
import type { DateRange } from '../shared/date-range.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { normalizeText } from '../shared/text.ts';
import { PLANNER_COLUMNS, type PlannerRow } from './planner.rows.ts';

export const PLANNER_SORTS = ['NEWEST', 'DEPARTING_SOON', 'MOST_COPIED'] as const;
export type PlannerSort = (typeof PLANNER_SORTS)[number];

/** What planners are asked for; all of it must hold. */
export interface PlannerFilter {
  query?: string | null;
  areaId?: string | null;
  overlaps?: DateRange | null;
  ownerId?: string | null;
}

const ORDERS: Record<PlannerSort, Order> = {
  NEWEST: { name: 'planners:NEWEST', columns: [{ sql: 'p.id', type: 'uuid', descending: true }] },
  DEPARTING_SOON: {
    name: 'planners:DEPARTING_SOON',
    columns: [
      { sql: 'p.start_date', type: 'date', descending: false },
      { sql: 'p.id', type: 'uuid', descending: false },
    ],
  },
  MOST_COPIED: {
    name: 'planners:MOST_COPIED',
    columns: [
      { sql: 'p.copy_count', type: 'int', descending: true },
      { sql: 'p.id', type: 'uuid', descending: true },
    ],
  },
};
const POSITIONS: Record<PlannerSort, (planner: PlannerRow) => (string | number)[]> = {
  NEWEST: ({ id }) => [id],
  DEPARTING_SOON: ({ startDate, id }) => [startDate, id],
  MOST_COPIED: ({ copyCount, id }) => [copyCount, id],
};

/** Parameter $1 of every statement here: the viewer's id, or null. */
const PUBLIC = `p.visibility = 'PUBLIC'`;
const OWN_PRIVATE = `p.visibility = 'PRIVATE' and p.owner_id = $1::uuid`;

/**
 * A page of planners: public ones and the viewer's own; with their owners in the same statement when they are asked for. DEPARTING_SOON leaves out those that have departed, by
 * the date in their area.
 * @throws AppError BAD_USER_INPUT: query over 100 graphemes, a range that ends before it starts, a page or cursor that is none.
 */
export async function listPlanners(
  ctx: Context,
  filter: PlannerFilter,
  sort: PlannerSort,
  args: PageArgs,
  withOwners: boolean,
): Promise<Connection<PlannerRow>> {
  const where = readFilter(ctx, filter, sort);
  const order = ORDERS[sort];
  const read = async (page: Page) => {
    const keyset = keysetSql(order, page, where.values.length + 1);
    const values = [...where.values, ...keyset.values, page.limit + 1];
    const tail = `order by ${keyset.orderBy} limit $${values.length}`;
    // Two ordered walks, each on its own index, rather than one that an OR keeps from both.
    const walk = (whose: string) =>
      `(select p.* from planners p where ${whose} and ${where.sql} and ${keyset.where} ${tail})`;
    const owner = withOwners ? `, (select ${USER_JSON} from users u where u.id = p.owner_id) as owner` : '';
    const query = planned<PlannerRow & { owner?: UserRow }>(
      where,
      `select ${PLANNER_COLUMNS}${owner} from (${walk(PUBLIC)} union all ${walk(OWN_PRIVATE)}) p ${tail}`,
    );
    const found = await rows(ctx, query, values);
    if (withOwners) for (const planner of found) planner[PRELOADED] = { owner: planner.owner };
    return found;
  };
  return pageOf(args, { order, read, positionOf: POSITIONS[sort], count: () => countPlanners(ctx, where) });
}

interface Where {
  sql: string;
  values: unknown[];
  isFiltered: boolean;
}

/** One plan for all words and areas would be a wrong one for most: with a filter each question is planned for itself. */
const planned = <Row>({ isFiltered }: Where, text: string): Statement<Row> =>
  isFiltered ? unprepared(text) : statement(text);

function readFilter(ctx: Context, filter: PlannerFilter, sort: PlannerSort): Where {
  const faults = new Faults();
  const values: unknown[] = [ctx.viewer?.userId ?? null];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions: string[] = [];

  const words = searchWords(faults, 'filter.query', filter.query);
  if (words) conditions.push(wordsCondition(words, areasNamed(ctx, filter.query!), value));
  if (filter.areaId != null) {
    conditions.push(onTheWay('p', value(ctx.app.areas.tree.selfAndDescendantIds(filter.areaId))));
  }
  if (filter.overlaps) {
    const { start, end } = filter.overlaps;
    if (end < start) faults.add('filter.overlaps.end', 'END_BEFORE_START');
    conditions.push(`p.start_date <= ${value(end)}::date and p.end_date >= ${value(start)}::date`);
  }
  if (filter.ownerId != null) {
    conditions.push(isUuid(filter.ownerId) ? `p.owner_id = ${value(filter.ownerId)}::uuid` : 'false');
  }
  const isFiltered = conditions.length > 0;
  if (sort === 'DEPARTING_SOON') {
    const [utc, shifts] = todayValues(ctx);
    const today = { utc: `${value(utc)}::date`, shifts: `${value(shifts)}::jsonb` };
    conditions.push(comparedWithToday('p.start_date', '>=', 'p.area_id', today));
  }
  faults.check();
  return { sql: conditions.length > 0 ? conditions.join(' and ') : 'true', values, isFiltered };
}

/** The condition that a planner's name holds the words, or that one of the areas that they name is on its way. */
function wordsCondition(words: SearchWords, areaIds: readonly string[], bind: Bind): string {
  const inName = searchCondition('t.search', words, bind);
  if (areaIds.length === 0) return `exists (select from planner_texts t where t.planner_id = p.id and ${inName})`;
  // Each half by its own index; an OR would be kept from both.
  return `p.id in (select t.planner_id from planner_texts t where ${inName}
    union all select n.id from planners n where ${onTheWay('n', bind(areaIds))})`;
}

/** The condition that one of these areas is on the way: the planner's own, or one of its legs'. */
const onTheWay = (planner: string, areaIds: string): string =>
  `(${planner}.area_id = any(${areaIds}::text[]) or ${planner}.leg_area_ids && ${areaIds}::text[])`;

/** The areas whose names hold a text, and all below them: a trip to 오사카 is one to 일본. */
function areasNamed(ctx: Context, query: string): string[] {
  const { search, tree } = ctx.app.areas;
  return [...new Set(search.search(normalizeText(query)).flatMap(({ id }) => tree.selfAndDescendantIds(id)))];
}

async function countPlanners(ctx: Context, where: Where): Promise<number> {
  const query = planned<{ count: number }>(
    where,
    `select count(*)::int as count from planners p where (${PUBLIC} or (${OWN_PRIVATE})) and ${where.sql}`,
  );
  return (await row(ctx, query, where.values))!.count;
}
