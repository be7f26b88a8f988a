import { Random } from './random.ts';

/** What stands in one block at full size; a scale of 1 is a hundred blocks: 2,000 people, 3,000 posts and so on. */
export const PER_BLOCK = {
  people: 20,
  posts: 30,
  comments: 100,
  rooms: 10,
  messages: 300,
  places: 10,
  reviews: 40,
  planners: 15,
  applications: 8,
} as const;
const BLOCKS_PER_SCALE = 100;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** People joined over this time before the day of seeding, ms. */
const JOINING = 400 * DAY;
/** Posts, rooms, places and planners were made over this time before it. */
const DOING = 180 * DAY;

/**
 * A made-up world, told block by block: any block can be made without the others, because what it says of earlier ones
 * (an id, a time) is computed again from their numbers. So memory does not grow with the scale.
 */
export interface World {
  /** The same seed, date and scale give the same rows. */
  seed: number;
  /** The day of seeding at 00:00 UTC, ms: everything was written before it, trips lie before and after it. */
  today: number;
  blocks: number;
}

/** A world. `date` is YYYY-MM-DD; `scale` may be a fraction, down to 0.01. */
export function createWorld(options: { scale: number; date: string; seed?: number }): World {
  return {
    seed: options.seed ?? 1,
    today: Date.parse(`${options.date}T00:00:00Z`),
    blocks: Math.max(1, Math.round(options.scale * BLOCKS_PER_SCALE)),
  };
}

/** What a sequence of random numbers is for: each purpose has its own, so that a change in one leaves the others alone. */
export const PURPOSES = {
  person: 1,
  post: 2,
  comment: 3,
  room: 4,
  placeGroup: 5,
  place: 6,
  planner: 7,
  audience: 8,
  party: 9,
} as const;

/** The random numbers of a purpose for one block, or one thing. */
export function randomFor(world: World, purpose: keyof typeof PURPOSES, index: number): Random {
  return new Random(world.seed, PURPOSES[purpose], index);
}

/** When person `index` joined, ms; later numbers joined later, and all before the doings of their block begin. */
export function joinTime(world: World, index: number): number {
  return timeOf(world, JOINING, (index / PER_BLOCK.people - 1) / world.blocks, index);
}

/** When the `slot`-th of `slots` things of a block was made, ms. */
export function doingTime(world: World, block: number, slot: number, slots: number): number {
  return timeOf(world, DOING, (block + slot / slots) / world.blocks, block * slots + slot);
}

/** `part` is 0 for the beginning of the span, below 1 for the day of seeding; odd milliseconds look less made. */
function timeOf(world: World, span: number, part: number, salt: number): number {
  return Math.floor(world.today - HOUR - span * (1 - part)) + (salt % 7);
}

const dates = new Map<number, string>();
const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** The calendar date (UTC) of an instant, YYYY-MM-DD. */
export function dateOf(ms: number): string {
  const day = Math.floor(ms / DAY);
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return date;
}

/** An instant as PostgreSQL reads it: toISOString, which would be a tenth of all the work. */
export function instant(ms: number): string {
  const inDay = ms - Math.floor(ms / DAY) * DAY;
  const hours = TWO[Math.floor(inDay / HOUR)]!;
  const minutes = TWO[Math.floor(inDay / MINUTE) % 60]!;
  const seconds = TWO[Math.floor(inDay / 1000) % 60]!;
  return `${dateOf(ms)}T${hours}:${minutes}:${seconds}.${String(inDay % 1000).padStart(3, '0')}Z`;
}

/** A moment after `from`, at most `span` ms later and before the day of seeding; soon is likelier than late. */
export function later(world: World, random: Random, from: number, span: number): number {
  return Math.floor(from + 1 + random.fraction() ** 2 * Math.min(span, (world.today - from) * 0.9));
}
