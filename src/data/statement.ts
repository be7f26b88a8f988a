import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Context } from '../shared/context.ts';

/** A statement with $1… parameters and the name under which each connection keeps its plan. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Only for the type checker. */
  readonly row?: Row;
}

/**
 * Defines a statement; its name is a digest, so that equal texts share one plan. Texts are remembered for ever: they are made
 * of a few pieces of the program, and values never stand in them.
 */
export function statement<Row>(text: string): Statement<Row> {
  const known = statements.get(text);
  if (known) return known;
  const made = { name: createHash('sha1').update(text).digest('base64url'), text };
  statements.set(text, made);
  return made;
}
const statements = new Map<string, Statement<never>>();

/** A statement that is planned anew each time, because its best plan depends on the values: a search with filters. */
export function unprepared<Row>(text: string): Statement<Row> {
  return { name: '', text };
}

/**
 * Runs a statement and answers plain rows: prepared, on the pool; inside a transaction, on its connection.
 * Names in the select list are the property names (`author_id as "authorId"`).
 */
export async function rows<Row>(ctx: Context, query: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
  if (ctx.afterCommit) {
    const transaction = ctx.em.getTransactionContext<Kysely<unknown>>();
    if (!transaction) throw new Error('A transaction context without a transaction');
    return (await transaction.executeQuery<Row>(CompiledQuery.raw(query.text, [...values]))).rows;
  }
  return (await ctx.app.pool.query({ name: query.name, text: query.text, values: [...values] })).rows as Row[];
}

/** The first row, or null. */
export async function row<Row>(
  ctx: Context,
  query: Statement<Row>,
  values: readonly unknown[] = [],
): Promise<Row | null> {
  return (await rows(ctx, query, values))[0] ?? null;
}
