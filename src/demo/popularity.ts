import { type Activity, activityLevel } from '../companions/interest/popularity.ts';

/**
 * Sums up what happened to one post, as companions/interest/popularity.ts does in the database: log₂ Σ 2^level, each person once for each
 * kind of interest, at the first time; the author counts nothing.
 */
export class Popularity {
  readonly #written: number;
  readonly #author: string;
  readonly #firsts = new Map<string, { activity: Activity; at: number }>();

  /** A post written at this instant, ms, by this person. */
  constructor(written: number, author: string | number) {
    this.#written = activityLevel('written', new Date(written));
    this.#author = String(author);
  }

  /** Somebody's interest that stands, in any order. */
  add(activity: Activity, person: string | number, at: number): void {
    if (String(person) === this.#author) return;
    const key = `${activity} ${person}`;
    const known = this.#firsts.get(key);
    if (!known || at < known.at) this.#firsts.set(key, { activity, at });
  }

  value(): number {
    // Levels are counted from the writing, so that no power leaves the range of a double.
    let sum = 1;
    for (const { activity, at } of this.#firsts.values())
      sum += 2 ** (activityLevel(activity, new Date(at)) - this.#written);
    return this.#written + Math.log2(sum);
  }
}
