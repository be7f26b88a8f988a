import { type Expression, type SqlBool, sql } from 'kysely';
import { USER, type UserRow } from '../accounts/user.rows.ts';
import { comparesWithToday, type Today, todayOf } from '../areas/today.ts';
import { json, listed } from '../data/columns.ts';
import { db } from '../data/db.ts';
import {
  type Condition as ConditionOn,
  compiledByKey,
  type FilterReading,
  filterOf,
  NOTHING,
  plannedFor,
} from '../data/filter.ts';
import { type KeysetValues, keysetOf, keysetValues } from '../data/keyset.ts';
import { type Connection, type Order, type OrderColumn, type Page, type PageArgs, pageOf } from '../data/page.ts';
import { PRELOADED } from '../data/preloaded.ts';
import { type Params, row, rows, type Statement } from '../data/statement.ts';
import { holdsWords, searchWords, type WordValues, wordValues } from '../data/text-search.ts';
import type { Context } from '../shared/context.ts';
import type { DateRange } from '../shared/date-range.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { normalizeText } from '../shared/text.ts';
import { isOwnerSeen, PLANNER, type PlannerRow } from './planner.rows.ts';

export const PLANNER_SORTS = ['NEWEST', 'DEPARTING_SOON', 'MOST_COPIED'] as const;
export type PlannerSort = (typeof PLANNER_SORTS)[number];

/** What planners are asked for; all of it must hold. */
export interface PlannerFilter {
  query?: string | null;
  areaId?: string | null;
  overlaps?: DateRange | null;
  ownerId?: string | null;
}

const id = (descending: boolean): OrderColumn => ({ sql: PLANNER.id, type: 'uuid', descending });
const ORDERS: Record<PlannerSort, Order> = {
  NEWEST: { name: 'planners:NEWEST', columns: [id(true)] },
  DEPARTING_SOON: {
    name: 'planners:DEPARTING_SOON',
    columns: [{ sql: PLANNER.startDate, type: 'date', descending: false }, id(false)],
  },
  MOST_COPIED: {
    name: 'planners:MOST_COPIED',
    columns: [{ sql: PLANNER.copyCount, type: 'int', descending: true }, id(true)],
  },
};
const POSITIONS: Record<PlannerSort, (planner: PlannerRow) => (string | number)[]> = {
  NEWEST: ({ id }) => [id],
  DEPARTING_SOON: ({ startDate, id }) => [startDate, id],
  MOST_COPIED: ({ copyCount, id }) => [copyCount, id],
};

/** What the conditions of filters speak of; null where no condition asks for it. */
interface FilterValues extends Today, WordValues {
  viewerId: string | null;
  areaIds: readonly string[] | null;
  /** Areas that the words name. */
  namedAreaIds: readonly string[] | null;
  overlapStart: string | null;
  overlapEnd: string | null;
  ownerId: string | null;
}
type Filter = FilterReading<FilterValues>;
type Condition = ConditionOn<FilterValues>;
type ListValues = FilterValues & KeysetValues;
type FoundPlanner = PlannerRow & { owner?: UserRow };

const PUBLIC = sql<SqlBool>`p.visibility = 'PUBLIC'`;
const ownPrivate = ({ viewerId }: Params<FilterValues>) =>
  sql<SqlBool>`p.visibility = 'PRIVATE' and p.owner_id = ${viewerId}::uuid`;
const OWNER = sql<UserRow>`(select ${json(USER)} from users u where u.id = ${PLANNER.ownerId})`;

const pageStatements = compiledByKey<Statement<FoundPlanner, ListValues>>();
const countStatements = compiledByKey<Statement<{ total: number }, FilterValues>>();

/** The condition of a list on `planners p`, beside who may see them. */
const shownBy = (sort: PlannerSort, filter: Filter, p: Params<FilterValues>) =>
  sort === 'DEPARTING_SOON'
    ? sql<SqlBool>`${filter.where(p)} and ${comparesWithToday(PLANNER.startDate, '>=', PLANNER.areaId, p)}`
    : filter.where(p);

function pageStatement(sort: PlannerSort, filter: Filter, page: Page, withOwners: boolean) {
  const form = { backward: page.backward, isFromEnd: page.position === null };
  return pageStatements(`${sort} ${form.backward} ${form.isFromEnd} ${withOwners} ${filter.key}`, () =>
    plannedFor(filter)((p: Params<ListValues>) => {
      const { where, orderBy, limit } = keysetOf(ORDERS[sort], form, p);
      const tail = sql`order by ${orderBy} limit ${limit}`;
      // Two ordered walks, each on its own index, rather than one that an OR keeps from both.
      const walk = (whose: Expression<SqlBool>) =>
        sql`(select p.* from planners p where ${whose} and ${shownBy(sort, filter, p)} and ${where} ${tail})`;
      const selected = { ...PLANNER, ...(withOwners && { owner: OWNER }) };
      return sql<FoundPlanner>`select ${listed(selected)}
        from (${walk(PUBLIC)} union all ${walk(ownPrivate(p))}) p ${tail}`;
    }),
  );
}

const countStatement = (sort: PlannerSort, filter: Filter) =>
  countStatements(`${sort === 'DEPARTING_SOON'} ${filter.key}`, () =>
    plannedFor(filter)((p: Params<FilterValues>) =>
      db
        .selectFrom('planners as p')
        .select(sql<number>`count(*)::int`.as('total'))
        .where(sql<SqlBool>`(${PUBLIC} or (${ownPrivate(p)})) and ${shownBy(sort, filter, p)}`),
    ),
  );

/**
 * A page of planners: public ones and the viewer's own; with their owners in the same statement when they are asked for.
 * DEPARTING_SOON leaves out those that have departed, by the date in their area.
 * @throws AppError BAD_USER_INPUT: query over 100 graphemes, a range that ends before it starts, a page or cursor that is none.
 */
export async function listPlanners(
  ctx: Context,
  rawFilter: PlannerFilter,
  sort: PlannerSort,
  args: PageArgs,
  withOwners: boolean,
): Promise<Connection<PlannerRow>> {
  const filter = readFilter(ctx, rawFilter);
  const read = async (page: Page) => {
    const values = { ...filter.values, ...keysetValues(page) };
    const found = await rows(ctx, pageStatement(sort, filter, page, withOwners), values);
    if (withOwners) for (const planner of found) planner[PRELOADED] = { owner: planner.owner };
    return found;
  };
  const count = async () => (await row(ctx, countStatement(sort, filter), filter.values))!.total;
  return pageOf(args, { order: ORDERS[sort], read, positionOf: POSITIONS[sort], count });
}

/** @throws AppError BAD_USER_INPUT: faults of the filter. */
function readFilter(ctx: Context, filter: PlannerFilter): Filter {
  const faults = new Faults();
  const reading = filterOf<FilterValues>(
    [
      wordsCondition(ctx, filter, faults),
      areaCondition(ctx, filter),
      overlapCondition(filter, faults),
      ownerCondition(filter),
      ctx.viewer?.hasBlocks ? SEEN : null,
    ],
    { ...todayOf(ctx), ...NOTHING_ASKED, viewerId: ctx.viewer?.userId ?? null },
  );
  faults.check();
  return reading;
}

/** For viewers who have blocks: what they do not see is on no list. */
const SEEN: Condition = { name: 'seen', sql: (p) => isOwnerSeen(p.viewerId) };

const NOTHING_ASKED = {
  like: null,
  whole: null,
  areaIds: null,
  namedAreaIds: null,
  overlapStart: null,
  overlapEnd: null,
  ownerId: null,
};

/** A planner's name holds the words, or one of the areas that they name is on its way. */
function wordsCondition(ctx: Context, { query }: PlannerFilter, faults: Faults): Condition | null {
  const words = searchWords(faults, 'filter.query', query);
  if (!words) return null;
  const namedAreaIds = areasNamed(ctx, query!);
  const isNamed = namedAreaIds.length > 0;
  return {
    name: `${words.whole === null ? 'words' : 'open-words'}${isNamed ? '-of-areas' : ''}`,
    sql: (p) => {
      const inName = holdsWords(sql`t.search`, words, p);
      if (!isNamed) return sql`exists (select from planner_texts t where t.planner_id = p.id and ${inName})`;
      // Each half by its own index; an OR would be kept from both.
      return sql`p.id in (select t.planner_id from planner_texts t where ${inName}
        union all select n.id from planners n where ${onTheWay(sql`n`, p.namedAreaIds)})`;
    },
    values: { ...wordValues(words), namedAreaIds },
  };
}

function areaCondition(ctx: Context, { areaId }: PlannerFilter): Condition | null {
  if (areaId == null) return null;
  const areaIds = ctx.app.areas.tree.selfAndDescendantIds(areaId);
  return { name: 'area', sql: (p) => onTheWay(sql`p`, p.areaIds), values: { areaIds } };
}

/** The condition that one of these areas is on the way: the planner's own, or one of its legs'. */
const onTheWay = (planner: Expression<unknown>, areaIds: Expression<readonly string[] | null>) =>
  sql<SqlBool>`(${planner}.area_id = any(${areaIds}::text[]) or ${planner}.leg_area_ids && ${areaIds}::text[])`;

function overlapCondition({ overlaps }: PlannerFilter, faults: Faults): Condition | null {
  if (!overlaps) return null;
  if (overlaps.end < overlaps.start) faults.add('filter.overlaps.end', 'END_BEFORE_START');
  return {
    name: 'overlap',
    sql: (p) => sql`p.start_date <= ${p.overlapEnd}::date and p.end_date >= ${p.overlapStart}::date`,
    values: { overlapStart: overlaps.start, overlapEnd: overlaps.end },
  };
}

function ownerCondition({ ownerId }: PlannerFilter): Condition | null {
  if (ownerId == null) return null;
  if (!isUuid(ownerId)) return NOTHING;
  return { name: 'owner', sql: (p) => sql`p.owner_id = ${p.ownerId}::uuid`, values: { ownerId } };
}

/** The areas whose names hold a text, and all below them: a trip to 오사카 is one to 일본. */
function areasNamed(ctx: Context, query: string): string[] {
  const { search, tree } = ctx.app.areas;
  return [...new Set(search.search(normalizeText(query)).flatMap(({ id }) => tree.selfAndDescendantIds(id)))];
}
