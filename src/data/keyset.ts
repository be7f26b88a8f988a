import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Order, Page } from './page.ts';
import type { Params } from './statement.ts';

/** What decides the text of a page's statement: there are four forms of each list. */
export type PageForm = Pick<Page, 'backward'> & { isFromEnd: boolean };

/** The values of a page, beside the list's own. */
export interface KeysetValues {
  limit: number;
  at0: string | number | null;
  at1: string | number | null;
  at2: string | number | null;
}

const SQL_TYPES = { uuid: 'uuid', int: 'int', float: 'float8', date: 'date', instant: 'timestamptz' } as const;
const PLACES = ['at0', 'at1', 'at2'] as const;

/**
 * The condition and order of a page, as pieces of a query. Rows come in walking order: `connectionOf` turns a backward page round.
 * One row more than the page has is read: it tells whether there is a next page.
 */
export function keysetOf(
  order: Order,
  { backward, isFromEnd }: PageForm,
  p: Params<KeysetValues>,
): { where: RawBuilder<SqlBool>; orderBy: RawBuilder<unknown>; limit: RawBuilder<number> } {
  const descending = order.columns[0]!.descending !== backward;
  const pieces = order.columns.map((column) => column.sql);
  const orderBy = sql.join(pieces.map((piece) => sql`${piece} ${sql.raw(descending ? 'desc' : 'asc')}`));
  const values = order.columns.map(({ type }, i) => sql`${p[PLACES[i]!]}::${sql.raw(SQL_TYPES[type])}`);
  const where = isFromEnd
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.join(pieces)}) ${sql.raw(descending ? '<' : '>')} (${sql.join(values)})`;
  return { where, orderBy, limit: p.limit };
}

/** The values that `keysetOf` speaks of. */
export const keysetValues = ({ limit, position }: Page): KeysetValues => ({
  limit: limit + 1,
  at0: position?.[0] ?? null,
  at1: position?.[1] ?? null,
  at2: position?.[2] ?? null,
});

/**
 * Statements of a list by the form of the page and a key of few values (a sort, a scope): each is compiled when it is first used.
 * `const pages = byPageForm((form, scope: RoomScope) => query((p: Params<… & KeysetValues>) => …))`, then `pages(page, 'VISIBLE')`.
 */
export function byPageForm<Statement, Key extends string = ''>(
  make: (form: PageForm, key: Key) => Statement,
): (page: Page, ...key: '' extends Key ? [] : [Key]) => Statement {
  const made = new Map<string, Statement>();
  return ({ backward, position }, ...[key]) => {
    const form = { backward, isFromEnd: position === null };
    const name = `${backward} ${form.isFromEnd} ${key ?? ''}`;
    const known = made.get(name) ?? make(form, (key ?? '') as Key);
    made.set(name, known);
    return known;
  };
}
