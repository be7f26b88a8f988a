import { addCompanions } from './companions.ts';
import { addPeople } from './people.ts';
import { addPlaces } from './places.ts';
import { addPlanners } from './planners.ts';
import { addRooms } from './rooms.ts';
import type { Lines } from './tables.ts';
import type { World } from './world.ts';

/** All rows of a block. They point to rows of this block and of earlier ones only. */
export function addBlock(world: World, block: number, lines: Lines): void {
  addPeople(world, block, lines);
  addPlaces(world, block, lines);
  const planner = addPlanners(world, block, lines);
  const parties = addCompanions(world, block, planner, lines);
  addRooms(world, block, parties, lines);
}
