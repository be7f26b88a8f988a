import type { Random } from './random.ts';
import { uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { nickname } from './words/nicknames.ts';
import { INTRODUCTIONS } from './words/people.ts';
import { DAY, dateOf, instant, joinTime, PER_BLOCK, randomFor, type World } from './world.ts';

/** A hash (argon2id) of 32 random bytes that nobody has kept: these people cannot sign in. */
const NO_PASSWORD = '$argon2id$v=19$m=19456,t=2,p=1$wFvnc3CyY62Z5cXAiSSyNw$k1gWQV7FXevylLVnWiLzRQXgzDnsPBGUlWVn11Pbpto';

/** One in a hundred has left; three in a hundred never verified their address and may not write. */
const LEFT = 57;
const UNVERIFIED: ReadonlySet<number> = new Set([13, 37, 83]);

const hasLeft = (index: number): boolean => index % 100 === LEFT;
export const isVerified = (index: number): boolean => !UNVERIFIED.has(index % 100);

/** The id of person `index`. */
export function personId(world: World, index: number): string {
  return uuidAt(joinTime(world, index), randomFor(world, 'person', index));
}

/** How many people there are when a block has been made. */
export const peopleUpTo = (block: number): number => (block + 1) * PER_BLOCK.people;

/** Somebody who may write, out of the first `among`; a few are met much more often than most. */
export function pickWriter(random: Random, among: number): number {
  for (;;) {
    const index = Math.floor(among * random.fraction() ** 1.5);
    if (isVerified(index) && !hasLeft(index)) return index;
  }
}

/** Like pickWriter, and now and then somebody whose account is gone and whose words stayed. More skew, more hubs. */
export function pickVoice(random: Random, among: number, skew = 1.5): number {
  for (;;) {
    const index = Math.floor(among * random.fraction() ** skew);
    if (isVerified(index)) return index;
  }
}

/** `count` different writers out of the first `among`, none of `except`; fewer when there are not so many. */
export function pickWriters(random: Random, among: number, count: number, except: readonly number[]): number[] {
  const found: number[] = [];
  for (let tries = 0; found.length < count && tries < count * 20; tries++) {
    const index = pickWriter(random, among);
    if (!found.includes(index) && !except.includes(index)) found.push(index);
  }
  return found;
}

/** The people of a block. */
export function addPeople(world: World, block: number, lines: Lines): void {
  for (let slot = 0; slot < PER_BLOCK.people; slot++) addPerson(world, block * PER_BLOCK.people + slot, lines);
}

function addPerson(world: World, index: number, lines: Lines): void {
  const random = randomFor(world, 'person', index);
  const joined = joinTime(world, index);
  const id = uuidAt(joined, random);
  const left = hasLeft(index);
  const age = Math.floor(17 + 48 * random.fraction() ** 2);
  const birthDate = dateOf(world.today - (age * 365.25 + random.between(1, 360)) * DAY);
  const name = nickname(random);
  const introduction = random.chance(0.6) ? random.pick(INTRODUCTIONS) : '';
  const gender = random.pick(['FEMALE', 'FEMALE', 'MALE', 'MALE', 'UNDISCLOSED']);
  lines.add('users', {
    id,
    email: left ? null : `person${index + 1}@people.example`,
    password_hash: left ? null : NO_PASSWORD,
    nickname: name,
    introduction: left ? '' : introduction,
    gender: left ? null : gender,
    birth_date: left ? null : birthDate,
    email_verified_at: !left && isVerified(index) ? instant(Math.min(joined + 300_000, world.today)) : null,
    created_at: instant(joined),
    deleted_at: left ? instant(world.today) : null,
  });
}
