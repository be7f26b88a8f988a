import type { Context } from '../shared/context.ts';
import { secondsSince } from '../shared/watch.ts';

/** Runs a statement, and tells how long it took; its values are told to nobody. */
export async function watchedStatement<T>(ctx: Context, text: string, run: () => Promise<T>): Promise<T> {
  const { watch } = ctx.app;
  const span = ctx.span?.child('sql', { 'db.system.name': 'postgresql', 'db.query.text': text });
  const startedAt = performance.now();
  let error: unknown = null;
  try {
    return await run();
  } catch (failure) {
    error = failure;
    throw failure;
  } finally {
    watch.statement(secondsSince(startedAt), error !== null);
    span?.end(error ?? undefined);
  }
}
