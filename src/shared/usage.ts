import { AppError } from './errors.ts';
import { Turns } from './turns.ts';

/** What one answer may have. */
export interface AnswerLimits {
  nodes: number;
  /** Of its values and names in UTF-8. */
  bytes: number;
}

/** An answer may read so many times its own limits from the database: rows have columns that nobody asked for. */
const READ_FACTOR = 4;

/** Statements that one operation may have at once: of the pool's connections (10) some are left for others. */
const STATEMENTS_AT_ONCE = 4;

/** Nodes that an operation costs before it has any, and bytes that cost as much as a node. */
const PRICES = { operation: 20, bytes: 200 } as const;

/**
 * What one operation, or one event of a subscription, asks and has used. The executor writes it, and pays `cost` in the
 * end.
 */
export class Usage {
  /** Work besides making the answer, in nodes that cost as much: counting, searching. */
  work = 0;
  /** Nodes of the answer so far: fields of objects and items of lists. */
  nodes = 0;
  /** Bytes of the answer so far. */
  bytes = 0;
  /** Who may ask the database now. */
  readonly statements = new Turns(STATEMENTS_AT_ONCE);
  /** Statements so far. */
  ran = 0;
  rowsRead = 0;
  bytesRead = 0;
  /** Pieces of the execution that wait while others are served. */
  resting = 0;
  /** Set once the operation is over before its end: what still runs for it should stop. */
  ended: AppError | null = null;
  #limits: AnswerLimits = { nodes: Infinity, bytes: Infinity };
  #read: AnswerLimits = this.#limits;

  /**
   * From here on the operation ends when its answer goes beyond the limits (QUERY_TOO_COSTLY, ANSWER_TOO_LARGE), or when it reads several
   * times what the largest answer may have.
   */
  limit(limits: AnswerLimits, largest: AnswerLimits): void {
    this.#limits = limits;
    this.#read = largest;
  }

  /** What it has cost until now, in nodes. */
  get cost(): number {
    return PRICES.operation + this.nodes + this.work + Math.ceil(this.bytes / PRICES.bytes) + this.rowsRead;
  }

  /** Counts what is about to be made. */
  count(nodes: number, bytes: number): void {
    this.nodes += nodes;
    this.bytes += bytes;
    if (this.nodes > this.#limits.nodes) this.end(tooLarge(this.#limits.nodes));
    else if (this.bytes > this.#limits.bytes) this.end(tooLarge(this.#limits.bytes));
  }

  /** Counts a row that the database has sent. */
  countRead(bytes: number): void {
    this.rowsRead++;
    this.bytesRead += bytes;
    const { nodes, bytes: most } = this.#read;
    if (this.rowsRead > READ_FACTOR * nodes) this.end(tooLarge(nodes));
    else if (this.bytesRead > READ_FACTOR * most) this.end(tooLarge(most));
  }

  /** Ends the operation with this error, unless it has ended already. */
  end(error: AppError): void {
    this.ended ??= error;
  }
}

const tooLarge = (limit: number) => new AppError('QUERY_TOO_COSTLY', 'ANSWER_TOO_LARGE', { limit });
