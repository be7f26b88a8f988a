import type { AreaRow } from '../areas/area-rows.ts';
import { peopleUpTo, personId, pickWriter, pickWriters } from './people.ts';
import { uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { pickArea } from './words/areas.ts';
import { address, placeWords, reviewWords } from './words/places.ts';
import { DAY, doingTime, instant, later, PER_BLOCK, randomFor, type World } from './world.ts';

/** The places of a block lie in three areas, by slot: so a planner finds several in one area. */
const GROUP_OF_SLOT = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2] as const;
const GROUPS = 3;
/** Reviews by slot; 40 in all. */
const REVIEWS_OF_SLOT = [0, 1, 2, 2, 3, 4, 5, 6, 7, 10] as const;

/** Some places of one area, as a planner may use them. */
export interface PlaceGroup {
  area: AreaRow;
  placeIds: string[];
}

/** One of the groups of places of a block. */
export function placeGroup(world: World, block: number, group: number): PlaceGroup {
  const slots = GROUP_OF_SLOT.flatMap((g, slot) => (g === group ? [slot] : []));
  return {
    area: groupArea(world, block, group),
    placeIds: slots.map((slot) => placeId(world, block, slot)),
  };
}

/** How many groups a block has. */
export const PLACE_GROUPS = GROUPS;

function groupArea(world: World, block: number, group: number): AreaRow {
  return pickArea(randomFor(world, 'placeGroup', block * GROUPS + group));
}

function placeId(world: World, block: number, slot: number): string {
  const time = doingTime(world, block, slot, PER_BLOCK.places);
  return uuidAt(time, randomFor(world, 'place', block * PER_BLOCK.places + slot));
}

/** The places of a block and what was written about them. */
export function addPlaces(world: World, block: number, lines: Lines): void {
  for (let slot = 0; slot < PER_BLOCK.places; slot++) addPlace(world, block, slot, lines);
}

function addPlace(world: World, block: number, slot: number, lines: Lines): void {
  const random = randomFor(world, 'place', block * PER_BLOCK.places + slot);
  const created = doingTime(world, block, slot, PER_BLOCK.places);
  const id = uuidAt(created, random);
  const area = groupArea(world, block, GROUP_OF_SLOT[slot]!);
  const words = placeWords(area, random);
  const located = area.latitude !== null && area.longitude !== null && random.chance(0.95);
  const near = () => (random.fraction() - 0.5) * 0.1;
  const people = peopleUpTo(block);

  const starCounts = [0, 0, 0, 0, 0];
  const reviewers = pickWriters(random, people, Math.min(REVIEWS_OF_SLOT[slot]!, people / 2), []);
  let starSum = 0;
  for (const reviewer of reviewers) {
    const { stars, text } = reviewWords(random);
    starCounts[stars - 1]!++;
    starSum += stars;
    const at = later(world, random, created, 60 * DAY);
    lines.add('reviews', {
      id: uuidAt(at, random),
      place_id: id,
      author_id: personId(world, reviewer),
      stars,
      text,
      created_at: instant(at),
    });
  }
  lines.add('places', {
    id,
    ...words,
    address: address(area, random),
    contact: random.chance(0.4)
      ? `0${random.between(2, 64)}-${random.between(200, 999)}-${random.between(1000, 9999)}`
      : null,
    website: random.chance(0.3) ? `https://place-${block}-${slot}.example/` : null,
    area_id: area.id,
    latitude: located ? Number((area.latitude! + near()).toFixed(5)) : null,
    longitude: located ? Number((area.longitude! + near()).toFixed(5)) : null,
    location_source: located ? random.pick(['GIVEN', 'GEOCODED']) : null,
    review_count: reviewers.length,
    star_sum: starSum,
    star_counts: starCounts,
    created_by_id: personId(world, pickWriter(random, people)),
    created_at: instant(created),
  });
}
