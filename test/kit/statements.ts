import { createRequire } from 'node:module';
import type pg from 'pg';

// The ORM brings a `pg` of its own, and the app's pool is of that one.
const require = createRequire(import.meta.url);
const ormsPg = createRequire(require.resolve('@mikro-orm/postgresql'))('pg') as typeof pg;

/** What workers ask every now and then, whatever else happens; writing a job is none of it. */
const LOOKING_FOR_JOBS = /^(?![\s\S]*\binsert into\b)[\s\S]*\bpgboss\.|^\s*select exists \(select from due_notices/i;

/** Statements that were sent to PostgreSQL while `work` ran in this process, transactions' own included, with their values. */
export async function countStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[]; values: unknown[][] }> {
  const statements: string[] = [];
  const values: unknown[][] = [];
  const original = ormsPg.Client.prototype.query;
  ormsPg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const first = args[0] as string | { text?: string; values?: unknown[] };
    const text = typeof first === 'string' ? first : (first.text ?? '(no text)');
    if (!LOOKING_FOR_JOBS.test(text)) {
      statements.push(text);
      values.push((typeof first === 'string' ? (args[1] as unknown[] | undefined) : first.values) ?? []);
    }
    return (original as (...a: unknown[]) => unknown).apply(this, args);
  } as never;
  try {
    return { result: await work(), statements, values };
  } finally {
    ormsPg.Client.prototype.query = original;
  }
}
