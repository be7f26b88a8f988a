import { createHash } from 'node:crypto';
import { type Compilable, CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Pool, QueryConfig, QueryResult } from 'pg';
import type { Context } from '../shared/context.ts';
import { CountedQuery } from './counted-query.ts';
import { db } from './db.ts';
import { watchedStatement } from './watched-statement.ts';

/** What a statement is run with: values by name. */
export type Values = object;

/** A statement and the name under which each connection keeps its plan. */
export interface Statement<Row, Given extends Values = object> {
  /** Empty: planned anew each time. */
  readonly name: string;
  readonly text: string;
  readonly bind: (values: Given) => readonly unknown[];
  /** Only for the type checker. */
  readonly row?: Row;
}

/** Where the values of a query go, by name: `${p.roomId}` in `sql` text, `.where('r.id', '=', p.roomId)` in a builder. */
export type Params<Given> = { readonly [K in keyof Given]-?: RawBuilder<Given[K]> };

class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const places = new Proxy({}, { get: (_, name) => sql`${sql.val(new Place(String(name)))}` });

/**
 * Compiles a query while its module loads; `rows` runs it, prepared. A wrong table, column or type does not compile, nor does a
 * misspelt or missing value:
 * `const usersByIds = query((p: Params<{ ids: string[] }>) => db.selectFrom('users as u').select(list(USER)).where(…))`,
 * `const renamed = query((p: Params<{ id: string; name: string }>) => sql<UserRow>\`update users … returning ${listed(USER)}\`)`.
 */
export function query<Given extends Values, Row>(
  build: (params: Params<Given>) => Compilable<Row> | RawBuilder<Row>,
): Statement<Row, Given> {
  const { text, bind } = compiled(build);
  return remembered(text, { name: nameOf(text), text, bind });
}

/**
 * The same, planned anew each time, because its best plan depends on the values: a search with filters. It may be made again and
 * again: nothing keeps its text.
 */
export function unpreparedQuery<Given extends Values, Row>(
  build: (params: Params<Given>) => Compilable<Row> | RawBuilder<Row>,
): Statement<Row, Given> {
  return { name: '', ...compiled(build) };
}

function compiled<Given extends Values, Row>(build: (params: Params<Given>) => Compilable<Row> | RawBuilder<Row>) {
  const { sql: text, parameters } = build(places as Params<Given>).compile(db);
  const bind = (values: Given) =>
    parameters.map((given) => (given instanceof Place ? values[given.name as keyof Given] : given));
  return { text, bind };
}

const nameOf = (text: string) => createHash('sha1').update(text).digest('base64url');

/**
 * SQL that a library has written itself, with `$1`, `$2`, … for values by position, to run it in our transaction: of pg-boss. The only
 * statements that are not made by `query`.
 */
export const foreignStatement = (text: string): Statement<object, readonly unknown[]> => ({
  name: '',
  text,
  bind: (values) => values,
});

const statements = new Map<string, Pick<Statement<unknown>, 'name' | 'text'>>();

function remembered<S extends Pick<Statement<unknown>, 'name' | 'text'>>(text: string, made: S): S {
  statements.set(text, made);
  return made;
}

/** Every statement that the program has defined until now. */
export const knownStatements = (): Iterable<Pick<Statement<unknown>, 'name' | 'text'>> => statements.values();

/**
 * Runs a statement and returns plain rows: prepared, on the pool, four of one operation at once; inside a transaction, on its connection.
 * @throws AppError when the operation has ended already, or reads too much for one answer (QUERY_TOO_COSTLY).
 */
export async function rows<Row, Given extends Values = object>(
  ctx: Context,
  { name, text, bind }: Statement<Row, Given>,
  ...[values]: object extends Given ? [values?: Given] : [values: Given]
): Promise<Row[]> {
  const config = { name, text, values: bind(values ?? ({} as Given)) as unknown[] };
  return ctx.app.watch.isOn ? watchedStatement(ctx, text, () => run<Row>(ctx, config)) : run<Row>(ctx, config);
}

async function run<Row>(ctx: Context, config: QueryConfig & { name: string; values: unknown[] }): Promise<Row[]> {
  ctx.usage.ran++;
  if (!ctx.afterCommit) return readOnPool(ctx, config);
  const transaction = ctx.em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('A transaction context without a transaction');
  return (await transaction.executeQuery<Row>(CompiledQuery.raw(namedText(config.name, config.text), config.values)))
    .rows;
}

async function readOnPool<Row>({ app, usage, mayBeStale }: Context, config: QueryConfig): Promise<Row[]> {
  if (!usage.statements.take()) await usage.statements.next();
  try {
    if (usage.ended) throw usage.ended;
    const read = async (pool: Pool) =>
      ((await pool.query(new CountedQuery(config, usage) as unknown as QueryConfig)) as QueryResult).rows as Row[];
    const replica = mayBeStale ? app.replica : null;
    return await (replica ? replica.read(read, app.pool) : read(app.pool));
  } finally {
    usage.statements.giveBack();
  }
}

/** The same without a context, for work that nobody asked for: sweeping. */
export async function rowsOn<Row, Given extends Values>(
  pool: Pool,
  { name, text, bind }: Statement<Row, Given>,
  values: Given,
): Promise<Row[]> {
  return (await pool.query({ name, text, values: bind(values) as unknown[] })).rows as Row[];
}

/** Kysely hands a text to `client.query` of pg as it is; an object there is a named query, so that it is prepared too. */
const namedText = (name: string, text: string) => (name ? { name, text } : text) as string;

/** The first row, or null. */
export async function row<Row, Given extends Values = object>(
  ctx: Context,
  statement: Statement<Row, Given>,
  ...values: object extends Given ? [values?: Given] : [values: Given]
): Promise<Row | null> {
  return (await rows(ctx, statement, ...values))[0] ?? null;
}
