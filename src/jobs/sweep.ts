import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { Tables } from '../data/tables.ts';
import type { App } from '../shared/context.ts';

/** Rows that one statement removes: none of them locks for long. */
const SWEEP_BATCH = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Deletes the rows of a table that a condition finds, again and again until nothing is left for it. Two at once do no harm.
 * `const old = removal('mail_tokens', (now) => sql`expires_at < …`)`, then `removeInBatches(app, old)`.
 */
export const removal = (table: keyof Tables, condition: (now: RawBuilder<Date>) => RawBuilder<SqlBool>) =>
  query(
    (p: Params<{ now: Date }>) => sql<{ id: string }>`
    delete from ${sql.table(table)} where id in (
      select id from ${sql.table(table)} where ${condition(p.now)} limit ${sql.lit(SWEEP_BATCH)}) returning id`,
  );

/** Runs a removal until nothing is left for it. @returns how many rows went. */
export async function removeInBatches({ pool, clock }: App, old: ReturnType<typeof removal>): Promise<number> {
  for (let removed = 0; ; ) {
    const { length } = await rowsOn(pool, old, { now: clock() });
    removed += length;
    if (length < SWEEP_BATCH) return removed;
  }
}

/** Does `sweep` every hour until the returned function is called. One that fails is logged and tried again an hour later. */
export function sweepHourly(app: App, what: string, sweep: (app: App) => Promise<unknown>): () => void {
  const sweeping = setInterval(() => {
    sweep(app).catch((error) => app.log.warn({ err: error }, `${what} could not be swept`));
  }, HOUR_MS);
  sweeping.unref();
  return () => clearInterval(sweeping);
}
