import { AppError } from './errors.ts';

/**
 * Waits for `work`, but not longer than `ms`; the work itself is not stopped.
 * @throws AppError QUERY_TOO_COSTLY (QUERY_TIMEOUT).
 */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('QUERY_TOO_COSTLY', 'QUERY_TIMEOUT')), ms);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
