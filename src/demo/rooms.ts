import type { Party } from './parties.ts';
import { isVerified, personId, pickVoice } from './people.ts';
import { type Random, uuidAt } from './random.ts';
import { addRoom } from './room-log.ts';
import type { Lines } from './tables.ts';
import { conversation } from './words/messages.ts';
import { doingTime, PER_BLOCK, randomFor, type World } from './world.ts';

/** Messages of the direct rooms of a block and of its party rooms; 300 in all. In every fifth block one room is empty. */
const DIRECT = [4, 8, 12, 20, 26, 40, 60, 20];
const DIRECT_WITH_EMPTY = [0, 12, 12, 20, 26, 40, 60, 20];
const PARTY = [50, 60];

/** The first people of the world, who may become demo accounts: the generators leave their conversation to others. */
export const DEMO_PEOPLE = [0, 1] as const;

/** The rooms of a block: direct ones, and one for each party. */
export function addRooms(world: World, block: number, parties: readonly Party[], lines: Lines): void {
  const random = randomFor(world, 'room', block);
  const counts = random.shuffled(block % 5 === 4 ? DIRECT_WITH_EMPTY : DIRECT);
  const pairs = choosePairs(block, counts.length, random);
  for (const [slot, count] of counts.entries()) {
    const created = doingTime(world, block, slot, PER_BLOCK.rooms);
    const members = pairs[slot]!.map((person) => ({ id: personId(world, person), joined: created, left: null }));
    const texts = conversation(count, random.chance(0.15), random);
    const id = uuidAt(created, random);
    addRoom(world, { id, kind: 'DIRECT', companionId: null, created, members, texts }, random, lines);
  }
  for (const [i, party] of parties.entries()) addPartyRoom(world, party, PARTY[i]!, random, lines);
}

function addPartyRoom(world: World, { post, members }: Party, count: number, random: Random, lines: Lines): void {
  // The room is made when the first one is accepted; the author is in it from then on.
  const created = Math.min(...members.slice(1).map(({ joined }) => joined));
  const joining = members.map(({ person, joined, left }) => ({
    id: personId(world, person),
    joined: Math.max(joined, created),
    left,
  }));
  const texts = conversation(count, post.trip.english, random);
  const id = uuidAt(created, random);
  addRoom(world, { id, kind: 'PARTY', companionId: post.id, created, members: joining, texts }, random, lines);
}

/** Pairs that no other block has: one of each is of this block and stands in no other pair of it, the other is not. */
function choosePairs(block: number, count: number, random: Random): [number, number][] {
  const first = block * PER_BLOCK.people;
  const isDemo = (person: number) => DEMO_PEOPLE.some((one) => one === person);
  const own = random.shuffled(Array.from({ length: PER_BLOCK.people }, (_, i) => first + i)).filter(isVerified);
  const newcomers = own.filter((person) => !isDemo(person)).slice(0, count);
  const rest = own.filter((person) => !newcomers.includes(person));
  // A few people talk with very many.
  const partner = () => (block === 0 ? random.pick(rest) : pickVoice(random, first, 2));
  return newcomers.map((newcomer) => [newcomer, partner()]);
}
