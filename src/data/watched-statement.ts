import type { Context } from '../shared/context.ts';
import { secondsSince } from '../shared/watch.ts';

/** Runs a statement, and tells how long it took; its values are told to nobody. */
export function watchedStatement<T>(
  { app: { watch }, span }: Context,
  text: string,
  run: () => Promise<T>,
): Promise<T> {
  const part = span?.child('sql', { 'db.system.name': 'postgresql', 'db.query.text': text });
  const startedAt = performance.now();
  return run().then(
    (rows) => {
      watch.statement(secondsSince(startedAt), false);
      part?.end();
      return rows;
    },
    (error) => {
      watch.statement(secondsSince(startedAt), true);
      part?.end(error);
      throw error;
    },
  );
}
