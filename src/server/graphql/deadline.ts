import type { App } from '../../shared/context.ts';
import { within } from '../../shared/within.ts';

/** PostgreSQL stops a statement at the limit itself; the door waits this much longer, so that it is the one to tell, ms. */
const GRACE_MS = 1_000;

/**
 * Waits for `work`, but not longer than the query time limit and a second: many statements, each within the limit, or
 * a database that does not answer at all, must not hold a caller.
 * @throws AppError QUERY_TOO_COSTLY (QUERY_TIMEOUT).
 */
export function beforeDeadline<T>(app: App, work: Promise<T>): Promise<T> {
  return within(app.config.queryTimeoutMs + GRACE_MS, work);
}
