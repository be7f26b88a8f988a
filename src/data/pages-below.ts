import type DataLoader from 'dataloader';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { now } from '../shared/clock.ts';
import { type Context, viewerIdOf } from '../shared/context.ts';
import { type Columns, listed } from './columns.ts';
import { keyedLoader } from './loaders.ts';
import type { Page } from './page.ts';
import { seenQuery } from './seen-query.ts';
import { type Params, rows } from './statement.ts';

/** One page of the list below one parent: the comments of a post. */
export interface PageBelow<Given extends object = object> {
  parentId: string;
  page: Page;
  /** What the list's own condition speaks of. */
  given?: Given;
}

/** A list that each parent has one of, ordered by its UUIDv7. */
export interface ListBelow<Given extends object = object> {
  /** What is read; a function where it follows from the values. */
  columns: Columns | ((p: Params<Given & Asking>, hasBlocks: boolean) => Columns);
  /** Tables with their aliases, such as sql`companions c`. */
  from: RawBuilder<unknown>;
  /** The column that points to the parent. */
  parent: Expression<string | null>;
  /** The column of the order; unique, and `id` in `columns`. */
  id: Expression<string>;
  descending: boolean;
  /** Further condition; what it knows beside the list's own values is who asks, and when. */
  where?: (p: Params<Given & Asking>, hasBlocks: boolean) => Expression<SqlBool>;
}

/** Who asks, null for somebody who is signed out, and when: the same for all pages of a batch. */
interface Asking {
  viewerId: string | null;
  now: Date;
}

/** Values of which many rows have the same; never an instant, which would make a statement of each row. */
type Same<Given> = { [K in keyof Given]: string | number | boolean | null | readonly string[] };

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * A loader of pages of such lists, in walking order with one row more than the limit, as `connectionOf` wants them. Pages of
 * equal size, direction and values are one statement, however many parents there are.
 */
export function pagesBelow<Row extends object, Given extends Same<Given> = object>(
  list: ListBelow<Given>,
): (ctx: Context) => DataLoader<PageBelow<Given>, Row[]> {
  const forward = pageStatement<Row, Given>(list, list.descending);
  const backward = pageStatement<Row, Given>(list, !list.descending);
  return keyedLoader<PageBelow<Given>, Row[]>(
    async (ctx, keys) => {
      const answers: Row[][] = keys.map(() => []);
      const groups = Map.groupBy(keys.keys(), (i) => shapeOf(keys[i]!));
      const load = async (members: number[]): Promise<void> => {
        const { page, given } = keys[members[0]!]!;
        const asked: PagesOfParents = {
          viewerId: viewerIdOf(ctx),
          now: now(ctx),
          parentIds: members.map((i) => keys[i]!.parentId),
          positions: members.map((i) => (keys[i]!.page.position?.[0] ?? null) as string | null),
          limit: page.limit + 1,
        };
        const values = { ...given, ...asked } as Given & PagesOfParents;
        for (const row of await rows(ctx, (page.backward ? backward : forward)(ctx), values)) {
          answers[members[row.place - 1]!]!.push(row);
        }
      };
      await Promise.all([...groups.values()].map(load));
      return answers;
    },
    (key) => `${key.parentId} ${shapeOf(key)} ${key.page.position?.[0] ?? ''}`,
  );
}

const shapeOf = ({ page, given }: PageBelow): string =>
  `${page.backward} ${page.limit} ${JSON.stringify(given ?? null)}`;

/** Pages of equal form below several parents. */
interface PagesOfParents extends Asking {
  parentIds: readonly string[];
  positions: readonly (string | null)[];
  limit: number;
}

function pageStatement<Row, Given extends object>(list: ListBelow<Given>, descending: boolean) {
  const { columns, from, parent, id, where } = list;
  const [comparison, edge, direction] = descending ? ['<', HIGHEST, 'desc'] : ['>', LOWEST, 'asc'];
  return seenQuery(
    (p: Params<Given & PagesOfParents>, hasBlocks) => sql<Row & { place: number }>`
    select k.place::int as place, child.*
    from unnest(${p.parentIds}::uuid[], ${p.positions}::uuid[]) with ordinality as k(parent, position, place)
    cross join lateral (
      select ${listed(typeof columns === 'function' ? columns(p, hasBlocks) : columns)} from ${from}
      where ${parent} = k.parent and ${id} ${sql.raw(comparison)} coalesce(k.position, ${sql.lit(edge)}::uuid)
        and ${where ? where(p, hasBlocks) : sql`true`}
      order by ${id} ${sql.raw(direction)} limit ${p.limit}
    ) child order by k.place, child.id ${sql.raw(direction)}`,
  );
}
