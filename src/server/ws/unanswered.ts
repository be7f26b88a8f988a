/** What a socket was asked and has not answered yet; for a server that stops, and owes these answers. */
export class Unanswered {
  readonly #asked = new Set<object>();
  #whenNone: (() => void) | null = null;

  add(asked: object): void {
    this.#asked.add(asked);
  }

  /** Nothing is owed for it any more: a subscription stands, and ends with the socket. */
  delete(asked: object): void {
    if (this.#asked.delete(asked) && this.#asked.size === 0) this.#whenNone?.();
  }

  /** Its answer is about to be handed to the socket, within this turn of the event loop. */
  settle(asked: object): void {
    setImmediate(() => this.delete(asked));
  }

  /** Calls back once, now or when nothing is owed any more. */
  whenNone(callback: () => void): void {
    if (this.#asked.size === 0) callback();
    else this.#whenNone = callback;
  }
}
