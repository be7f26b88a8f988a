import {
  type AliasedExpression,
  type Expression,
  expressionBuilder,
  type RawBuilder,
  type Simplify,
  sql,
} from 'kysely';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import type { Tables } from './tables.ts';

/** What a query reads, by the names of the row's properties. Row type, select list and JSON object all come from it. */
export type Columns = Record<string, Expression<unknown>>;

type TypeOf<E> = E extends Expression<infer T> ? T : never;

/** The row that a record of columns reads. */
export type RowOf<C extends Columns> = Simplify<{ -readonly [K in keyof C]: TypeOf<C[K]> }>;

/** Speaks of tables by the aliases that a query gives them: `aliased<{ r: 'rooms'; me: 'room_members' }>()`. */
export const aliased = <A extends Record<string, keyof Tables>>() =>
  expressionBuilder<{ [K in keyof A]: Tables[A[K]] }, keyof A>();

type Selection<C extends Columns> = { [K in keyof C & string]: AliasedExpression<TypeOf<C[K]>, K> }[keyof C & string];

/** The names of a record's columns; with `names`, of these, each once and in the order of the record. */
function namesOf<C extends Columns>(columns: C, names?: readonly (keyof C & string)[]): (keyof C & string)[] {
  const all: (keyof C & string)[] = Object.keys(columns);
  return names ? all.filter((name) => names.includes(name)) : all;
}

/** A record of columns for `.select(…)` and `.returning(…)` of a query; with `names`, only these. */
export const list = <C extends Columns>(columns: C, names?: readonly (keyof C & string)[]): Selection<C>[] =>
  namesOf(columns, names).map((name) => sql`${columns[name]!}`.as(name) as unknown as Selection<C>);

/** The same inside of `sql` text: `select ${listed(MESSAGE)} from …`. */
export const listed = <C extends Columns>(columns: C, names?: readonly (keyof C & string)[]): RawBuilder<RowOf<C>> =>
  sql<RowOf<C>>`${sql.join(list(columns, names))}`;

/** The same as one JSON object, or of the named columns only. Instants are then written as JSON writes them. */
export const json = <C extends Columns>(columns: C, names?: readonly (keyof C & string)[]): RawBuilder<RowOf<C>> =>
  sql<RowOf<C>>`${jsonBuildObject(Object.fromEntries(namesOf(columns, names).map((name) => [name, columns[name]!])))}`;
