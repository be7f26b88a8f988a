import pg from 'pg';
import type { Usage } from '../shared/usage.ts';

/** What of pg's Query is not in its types. */
interface Internals {
  callback: ((error: Error | null, result?: unknown) => void) | null;
  handleDataRow(message: { length: number }): void;
}
const { handleDataRow } = pg.Query.prototype as unknown as Internals;

/**
 * A query whose rows are counted as they come in. One that reads too much ends with QUERY_TOO_COSTLY in the middle: its connection is
 * closed, for PostgreSQL would send the rest.
 */
export class CountedQuery extends pg.Query {
  readonly #usage: Usage;
  #isOver = false;

  constructor(config: pg.QueryConfig, usage: Usage) {
    super(config);
    this.#usage = usage;
  }

  handleDataRow(message: { length: number }): void {
    if (this.#isOver) return;
    this.#usage.countRead(message.length);
    const { ended } = this.#usage;
    const internals = this as unknown as Internals;
    if (!ended) {
      handleDataRow.call(internals, message);
      return;
    }
    this.#isOver = true;
    const tell = internals.callback;
    internals.callback = () => undefined;
    // The pool closes a connection whose query has failed.
    tell?.(ended);
  }
}
