/** A small deterministic source of numbers: the same keys give the same sequence, on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** Starts a sequence of its own for these keys (whole numbers, such as seed, block and purpose). */
  constructor(...keys: readonly number[]) {
    let state = 0x9e3779b9;
    for (const key of keys) state = mix(state ^ mix(key + 0x85ebca6b));
    const next = () => {
      state = (state + 0x9e3779b9) | 0;
      return mix(state);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    // Four zeros would stay zeros for ever.
    this.#d = next() | 1;
  }

  /** 0 to 2^32 − 1: xoshiro128** (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c). */
  next(): number {
    const result = Math.imul(rotate(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotate(this.#d, 11);
    return result;
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** The same values in another order (Fisher and Yates). */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** The finaliser of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the answer. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) | 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 (RFC 9562) of this instant, ms since 1970; its 74 random bits come from `random`. */
export function uuidAt(ms: number, random: Random): string {
  const high = Math.floor(ms / 0x1_0000);
  const low = ms % 0x1_0000;
  return `${hex32(high)}-${hex16(low)}-${uuidTail(0x7000, random)}`;
}

/** A UUIDv4 (RFC 9562) as a client would choose one, with its bits from `random`. */
export function randomUuid(random: Random): string {
  return `${hex32(random.next())}-${hex16(random.next() & 0xffff)}-${uuidTail(0x4000, random)}`;
}

function uuidTail(version: number, random: Random): string {
  const a = random.next();
  const b = random.next();
  const c = random.next();
  const variant = 0x8000 | ((a >>> 12) & 0x3fff);
  return `${hex16(version | (a & 0xfff))}-${hex16(variant)}-${hex16(b & 0xffff)}${hex32(c)}`;
}

const hex16 = (x: number): string => HEX[(x >>> 8) & 255]! + HEX[x & 255]!;
const hex32 = (x: number): string =>
  HEX[(x >>> 24) & 255]! + HEX[(x >>> 16) & 255]! + HEX[(x >>> 8) & 255]! + HEX[x & 255]!;
