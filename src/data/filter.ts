import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Params, query, type Statement, unpreparedQuery, type Values } from './statement.ts';

/** One condition of a list. */
export interface Condition<Given extends Values> {
  /** Conditions of one name have the same SQL, whatever the values. */
  name: string;
  sql: (p: Params<Given>) => RawBuilder<SqlBool>;
  values?: Partial<Given>;
}

/** A filter as it is put into a query. */
export interface FilterReading<Given extends Values> {
  /** Filters of one key have the same SQL; empty when it narrows nothing. */
  key: string;
  /** `true` when it narrows nothing. */
  where: (p: Params<Given>) => RawBuilder<SqlBool>;
  values: Given;
}

/** A condition that no row meets. */
export const NOTHING = { name: 'nothing', sql: () => sql<SqlBool>`false` };

/** The filter of several conditions, all of which must hold; null is none. `values` are those that no condition sets. */
export function filterOf<Given extends Values>(
  all: readonly (Condition<Given> | null)[],
  values: Given,
): FilterReading<Given> {
  const conditions = all.filter((condition) => condition !== null);
  return {
    key: conditions.map(({ name }) => name).join(' '),
    where: (p) => sql.join([sql`true`, ...conditions.map((condition) => condition.sql(p))], sql` and `),
    values: Object.assign({ ...values }, ...conditions.map((condition) => condition.values)),
  };
}

/** There are thousands of filters. */
const MAX_STATEMENTS = 200;

/**
 * The statements of a list by a key, which says all that their SQL depends on beside values: each is compiled when it is first used,
 * and at most 200 are kept.
 */
export function compiledByKey<S extends Statement<unknown, never>>(): (key: string, make: () => S) => S {
  const known = new Map<string, S>();
  return (key, make) => {
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MAX_STATEMENTS) known.clear();
    const made = make();
    known.set(key, made);
    return made;
  };
}

/**
 * How a list is planned: without a filter once, by name, because many read it on; with one anew each time, for what serves it best
 * depends on its values. A list that hardly anybody reads backward may be planned anew in that direction, too.
 */
export const plannedFor = ({ key }: Pick<FilterReading<Values>, 'key'>, isBackward = false): typeof query =>
  key === '' && !isBackward ? query : unpreparedQuery;
