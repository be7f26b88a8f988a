import { AppError } from './errors.ts';

/** What an answer may have. */
export interface AnswerLimits {
  nodes: number;
  /** Of its values and names in UTF-8. */
  bytes: number;
}

/**
 * What one operation, or one event of a subscription, asks and has used. The executor writes it; whoever keeps a budget reads `cost`
 * before the execution and `nodes` after it.
 */
export class Usage {
  /** The most nodes that the answer can have, by its document, variables and the limits; 0 until the document is read. */
  cost = 0;
  /** Nodes of the answer so far: fields of objects and items of lists. */
  nodes = 0;
  /** Bytes of the answer so far. */
  bytes = 0;
  /** Pieces of the execution that wait while others are served. */
  resting = 0;
  /** Set once the operation is over before its end: what still runs for it should stop. */
  ended: AppError | null = null;
  readonly #limits: AnswerLimits;

  constructor(limits: AnswerLimits) {
    this.#limits = limits;
  }

  /** Counts what is about to be made; beyond the limits it ends the operation (QUERY_TOO_COSTLY, ANSWER_TOO_LARGE). */
  count(nodes: number, bytes: number): void {
    this.nodes += nodes;
    this.bytes += bytes;
    if (this.nodes > this.#limits.nodes) this.end(tooLarge(this.#limits.nodes));
    else if (this.bytes > this.#limits.bytes) this.end(tooLarge(this.#limits.bytes));
  }

  /** Ends the operation with this error, unless it has ended already. */
  end(error: AppError): void {
    this.ended ??= error;
  }
}

const tooLarge = (limit: number) => new AppError('QUERY_TOO_COSTLY', 'ANSWER_TOO_LARGE', { limit });
