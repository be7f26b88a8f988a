import type { App } from '../shared/context.ts';

/** Rows that one statement removes: none of them locks for long. */
export const SWEEP_BATCH = 1_000;
const HOUR_MS = 3_600_000;

/**
 * Runs a `delete … limit ${SWEEP_BATCH}` with $1 for now, again and again until nothing is left for it. Two at once do no harm.
 * @returns how many rows went.
 */
export async function removeInBatches(app: App, text: string): Promise<number> {
  for (let removed = 0; ; ) {
    const { rowCount } = await app.pool.query(text, [app.clock()]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < SWEEP_BATCH) return removed;
  }
}

/** Does `sweep` every hour until the answer is called. One that fails is logged and tried again an hour later. */
export function sweepHourly(app: App, what: string, sweep: (app: App) => Promise<unknown>): () => void {
  const sweeping = setInterval(() => {
    sweep(app).catch((error) => app.log.warn({ err: error }, `${what} could not be swept`));
  }, HOUR_MS);
  sweeping.unref();
  return () => clearInterval(sweeping);
}
