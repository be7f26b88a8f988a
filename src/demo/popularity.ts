import { type Activity, activityLevel } from '../companions/interest/popularity.ts';

/** Sums up what happened to one post, as companions/popularity.ts does in the database: log₂ Σ 2^level. */
export class Popularity {
  /** Levels are counted from the first one, so that no power leaves the range of a double. */
  readonly #base: number;
  #sum = 1;

  /** A post written at this instant, ms. */
  constructor(written: number) {
    this.#base = activityLevel('written', new Date(written));
  }

  add(activity: Activity, at: number): void {
    this.#sum += 2 ** (activityLevel(activity, new Date(at)) - this.#base);
  }

  value(): number {
    return this.#base + Math.log2(this.#sum);
  }
}
