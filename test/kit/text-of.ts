import type { RawBuilder } from 'kysely';
import { db } from '../../src/data/db.ts';

/** A piece of a query as plain text, for statements of tests. @throws Error when it holds a value. */
export function textOf(piece: RawBuilder<unknown>): string {
  const { sql, parameters } = piece.compile(db);
  if (parameters.length > 0) throw new Error('A piece of text cannot hold values');
  return sql;
}
