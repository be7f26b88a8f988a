import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import { Area } from '../areas/area.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Place } from '../places/place.entity.ts';

export const PLANNER_VISIBILITIES = ['PUBLIC', 'PRIVATE'] as const;
export type PlannerVisibility = (typeof PLANNER_VISIBILITIES)[number];

/** A plan of a trip, day by day; `version` grows with every write. */
const plannerSchema = defineEntity({
  name: 'Planner',
  tableName: 'planners',
  properties: {
    id: p.uuid().primary(),
    ownerId: () => p.manyToOne(User).mapToPk().name('owner_id'),
    name: p.text(),
    areaId: () => p.manyToOne(Area).mapToPk().name('area_id'),
    legAreaIds: p.array().default([]),
    startDate: p.date(),
    endDate: p.date(),
    visibility: p.enum(PLANNER_VISIBILITIES),
    copiedFromId: () => p.manyToOne(Planner).mapToPk().name('copied_from_id').nullable(),
    copyCount: p.integer().default(0),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    editedAt: p.datetime(3).nullable(),
  },
});
export class Planner extends plannerSchema.class {}
plannerSchema.setClass(Planner);

/** A stretch of days in one area; legs cover the range in order. */
const plannerLegSchema = defineEntity({
  name: 'PlannerLeg',
  tableName: 'planner_legs',
  properties: {
    id: p.uuid().primary(),
    plannerId: () => p.manyToOne(Planner).mapToPk().name('planner_id'),
    areaId: () => p.manyToOne(Area).mapToPk().name('area_id'),
    startDate: p.date(),
    endDate: p.date(),
  },
});
export class PlannerLeg extends plannerLegSchema.class {}
plannerLegSchema.setClass(PlannerLeg);

/** One date of a plan, with a note. */
const plannerDaySchema = defineEntity({
  name: 'PlannerDay',
  tableName: 'planner_days',
  properties: {
    id: p.uuid().primary(),
    plannerId: () => p.manyToOne(Planner).mapToPk().name('planner_id'),
    date: p.date(),
    note: p.text().default(''),
  },
});
export class PlannerDay extends plannerDaySchema.class {}
plannerDaySchema.setClass(PlannerDay);

/** A place to go to on a day; positions are 0…n−1. */
const plannerStopSchema = defineEntity({
  name: 'PlannerStop',
  tableName: 'planner_stops',
  properties: {
    id: p.uuid().primary(),
    dayId: () => p.manyToOne(PlannerDay).mapToPk().name('day_id'),
    placeId: () => p.manyToOne(Place).mapToPk().name('place_id'),
    position: p.integer(),
    note: p.text().default(''),
    startTime: p.text().nullable(),
  },
});
export class PlannerStop extends plannerStopSchema.class {}
plannerStopSchema.setClass(PlannerStop);

/** The folded name that a planner is searched by; triggers of the database write it. */
const plannerTextSchema = defineEntity({
  name: 'PlannerText',
  tableName: 'planner_texts',
  properties: {
    plannerId: () => p.manyToOne(Planner).mapToPk().name('planner_id').primary(),
    search: p.text(),
  },
});
export class PlannerText extends plannerTextSchema.class {}
plannerTextSchema.setClass(PlannerText);

declare module '../data/tables.ts' {
  interface Tables {
    planners: TableOf<typeof plannerSchema>;
    planner_texts: TableOf<typeof plannerTextSchema>;
    planner_legs: TableOf<typeof plannerLegSchema>;
    planner_days: TableOf<typeof plannerDaySchema>;
    planner_stops: TableOf<typeof plannerStopSchema>;
  }
}
