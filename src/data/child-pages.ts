import type DataLoader from 'dataloader';
import type { Context } from '../shared/context.ts';
import { keyedLoader } from './loaders.ts';
import type { Page } from './page.ts';
import { rows, statement } from './statement.ts';

/** One page of the list below one parent: the comments of a post. */
export interface ChildPage {
  parentId: string;
  page: Page;
  /** What the list's own SQL refers to from $4 on. */
  values?: readonly unknown[];
}

/** A list that each parent has one of, ordered by its UUIDv7. All are pieces of SQL; $4 and on are the page's `values`. */
export interface ChildList {
  /** Select list. */
  columns: string;
  from: string;
  /** The column that points to the parent. */
  parent: string;
  /** The column of the order; unique. */
  id: string;
  descending: boolean;
  /** Further condition. */
  where?: string;
}

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * A loader of pages of such lists, in walking order with one row more than the limit, as `connectionOf` wants them. Pages of
 * equal size, direction and values are one statement, however many parents there are.
 */
export function childPageLoader<Row extends object>(list: ChildList): (ctx: Context) => DataLoader<ChildPage, Row[]> {
  const forward = childPageStatement<Row>(list, list.descending);
  const backward = childPageStatement<Row>(list, !list.descending);
  return keyedLoader<ChildPage, Row[]>(
    async (ctx, keys) => {
      const answers: Row[][] = keys.map(() => []);
      const groups = Map.groupBy(keys.keys(), (i) => shapeOf(keys[i]!));
      const load = async (members: number[]): Promise<void> => {
        const { page, values = [] } = keys[members[0]!]!;
        const parents = members.map((i) => keys[i]!.parentId);
        const positions = members.map((i) => keys[i]!.page.position?.[0] ?? null);
        const query = page.backward ? backward : forward;
        const found = await rows(ctx, query, [parents, positions, page.limit + 1, ...values]);
        for (const row of found) answers[members[row.place - 1]!]!.push(row);
      };
      await Promise.all([...groups.values()].map(load));
      return answers;
    },
    (key) => `${key.parentId} ${shapeOf(key)} ${key.page.position?.[0] ?? ''}`,
  );
}

const shapeOf = ({ page, values = [] }: ChildPage): string =>
  `${page.backward} ${page.limit} ${JSON.stringify(values)}`;

function childPageStatement<Row>(list: ChildList, descending: boolean) {
  const [comparison, edge, direction] = descending ? ['<', HIGHEST, 'desc'] : ['>', LOWEST, 'asc'];
  return statement<Row & { place: number }>(
    `select k.place::int as place, child.* from unnest($1::uuid[], $2::uuid[]) with ordinality as k(parent, position, place)
     cross join lateral (
       select ${list.columns} from ${list.from}
       where ${list.parent} = k.parent and ${list.id} ${comparison} coalesce(k.position, '${edge}') and ${list.where ?? 'true'}
       order by ${list.id} ${direction} limit $3
     ) child order by k.place, child.id ${direction}`,
  );
}
