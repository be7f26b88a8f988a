/** Lets so many do something at once; the others wait, the first one first. */
export class Turns {
  readonly #most: number;
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether there was a turn at once, which is taken now; otherwise wait for `next`. */
  take(): boolean {
    if (this.#taken >= this.#most) return false;
    this.#taken++;
    return true;
  }

  /** Resolves when a turn has become free, which is taken then. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Gives a turn back: to who waits for the longest time. */
  giveBack(): void {
    const first = this.#waiting.shift();
    if (first) first();
    else this.#taken--;
  }
}
