import type { App } from '../../shared/context.ts';
import { AppError } from '../../shared/errors.ts';

/** PostgreSQL stops a statement at the limit itself; the door waits this much longer, so that it is the one to tell, ms. */
const GRACE_MS = 1_000;

/**
 * Waits for `work`, but not longer than `ms`; by default the query time limit and a second: many statements, each within the limit, or
 * a database that does not answer at all, must not hold a caller. The work itself is not stopped.
 * @throws AppError QUERY_TOO_COSTLY (QUERY_TIMEOUT).
 */
export function beforeDeadline<T>(
  app: App,
  work: Promise<T>,
  ms: number = app.config.queryTimeoutMs + GRACE_MS,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new AppError('QUERY_TOO_COSTLY', 'QUERY_TIMEOUT'));
    timer = setTimeout(tooLate, ms);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
