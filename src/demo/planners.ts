import type { AreaRow } from '../areas/area-rows.ts';
import { peopleUpTo, personId, pickWriter } from './people.ts';
import { PLACE_GROUPS, type PlaceGroup, placeGroup } from './places.ts';
import { type Random, uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { DAY_NOTES, plannerName, STOP_NOTES } from './words/places.ts';
import { DAY, dateOf, doingTime, instant, PER_BLOCK, randomFor, type World } from './world.ts';

/** Days of each planner. */
const DAYS = 5;
/** One planner of a block is a copy of another, on later dates. */
const COPIED_SLOT = 1;
const COPY_SLOT = 14;

/** What a post that shows a planner needs to know of it. */
export interface PlannerPlan {
  id: string;
  owner: number;
  area: AreaRow;
  created: number;
  /** Midnight UTC of the first day, ms. */
  start: number;
  days: number;
}

interface Draft extends PlannerPlan {
  name: string;
  isPublic: boolean;
  copiedFrom: string | null;
  copyCount: number;
  /** First leg and, perhaps, a second one from `turn` on. */
  groups: PlaceGroup[];
  turn: number;
  stops: StopDraft[][];
}
interface StopDraft {
  placeId: string;
  note: string;
  startTime: string | null;
}

/** The planners of a block with their legs, days and stops; answers the first, for a post that goes with it. */
export function addPlanners(world: World, block: number, lines: Lines): PlannerPlan {
  const drafts: Draft[] = [];
  for (let slot = 0; slot < PER_BLOCK.planners; slot++) {
    const random = randomFor(world, 'planner', block * PER_BLOCK.planners + slot);
    const original = slot === COPY_SLOT ? drafts[COPIED_SLOT]! : null;
    const draft = draftPlanner(world, block, slot, original, random);
    drafts.push(draft);
    addPlanner(draft, random, lines, personId(world, draft.owner));
  }
  return drafts[0]!;
}

function draftPlanner(world: World, block: number, slot: number, original: Draft | null, random: Random): Draft {
  const created = doingTime(world, block, slot, PER_BLOCK.planners);
  const id = uuidAt(created, random);
  const start = Math.floor((created + random.between(3, 100) * DAY) / DAY) * DAY;
  const owner = pickOwner(block, original, random);
  if (original) {
    return { ...original, id, owner, created, start, isPublic: false, copiedFrom: original.id, copyCount: 0 };
  }
  const turn = random.chance(0.4) ? random.between(2, DAYS - 1) : DAYS;
  const groups = [somePlaces(world, block, random), ...(turn < DAYS ? [somePlaces(world, block, random)] : [])];
  const area = groups[0]!.area;
  const stops = Array.from({ length: DAYS }, (_, day) => draftStops(groups[day < turn ? 0 : 1]!, random));
  const isPublic = slot === 0 || slot === COPIED_SLOT || random.chance(0.7);
  const copyCount = slot === COPIED_SLOT ? 1 : 0;
  const name = plannerName(area, random);
  return {
    id,
    owner,
    area,
    created,
    start,
    days: DAYS,
    name,
    isPublic,
    copiedFrom: null,
    copyCount,
    groups,
    turn,
    stops,
  };
}

function pickOwner(block: number, original: Draft | null, random: Random): number {
  for (;;) {
    const owner = pickWriter(random, peopleUpTo(block));
    if (owner !== original?.owner) return owner;
  }
}

const somePlaces = (world: World, block: number, random: Random): PlaceGroup =>
  placeGroup(world, random.below(block + 1), random.below(PLACE_GROUPS));

function draftStops({ placeIds }: PlaceGroup, random: Random): StopDraft[] {
  return random
    .shuffled(placeIds)
    .slice(0, random.below(Math.min(4, placeIds.length) + 1))
    .map((placeId, position) => ({
      placeId,
      note: random.pick(STOP_NOTES),
      startTime: random.chance(0.5)
        ? `${String(9 + position * 3).padStart(2, '0')}:${random.pick(['00', '30'])}`
        : null,
    }));
}

function addPlanner(draft: Draft, random: Random, lines: Lines, ownerId: string): void {
  const { id, created, start, groups, turn } = draft;
  const dateAt = (day: number) => dateOf(start + day * DAY);
  const newId = () => uuidAt(created, random);
  lines.add('planners', {
    id,
    owner_id: ownerId,
    name: draft.name,
    area_id: draft.area.id,
    leg_area_ids: [...new Set(groups.map(({ area }) => area.id))].sort(),
    start_date: dateAt(0),
    end_date: dateAt(DAYS - 1),
    visibility: draft.isPublic ? 'PUBLIC' : 'PRIVATE',
    copied_from_id: draft.copiedFrom,
    copy_count: draft.copyCount,
    created_at: instant(created),
  });
  for (const [leg, { area }] of groups.entries()) {
    const [first, last] = leg === 0 ? [0, turn - 1] : [turn, DAYS - 1];
    lines.add('planner_legs', {
      id: newId(),
      planner_id: id,
      area_id: area.id,
      start_date: dateAt(first),
      end_date: dateAt(last),
    });
  }
  for (const [day, stops] of draft.stops.entries()) {
    const dayId = newId();
    lines.add('planner_days', { id: dayId, planner_id: id, date: dateAt(day), note: random.pick(DAY_NOTES) });
    for (const [position, stop] of stops.entries()) {
      lines.add('planner_stops', {
        id: newId(),
        day_id: dayId,
        place_id: stop.placeId,
        position,
        note: stop.note,
        start_time: stop.startTime,
      });
    }
  }
}
