import { listLoaderOf, loaderOf } from '../data/loaders.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import type { PlannerVisibility } from './planner.entity.ts';
import type { TripRange } from './trip-range.ts';

/** A planner as a plain row. */
export type PlannerRow = PreloadedFields &
  TripRange & {
    id: string;
    ownerId: string;
    name: string;
    areaId: string;
    visibility: PlannerVisibility;
    copiedFromId: string | null;
    copyCount: number;
    /** Grows by one with each change by the owner. */
    version: number;
    createdAt: string;
    editedAt: string | null;
  };

/** Where a trip is, from when to when. */
export type PlannerLegRow = TripRange & { id: string; plannerId: string; areaId: string };

/** One date of a trip. */
export type PlannerDayRow = PreloadedFields & { id: string; plannerId: string; date: string; note: string };

/** A place of a day; `position` counts from 0 without gaps, `startTime` is `HH:MM`. */
export type PlannerStopRow = {
  id: string;
  dayId: string;
  placeId: string;
  position: number;
  note: string;
  startTime: string | null;
};

/** Select list of a PlannerRow from `planners p`. */
export const PLANNER_COLUMNS = `p.id, p.owner_id as "ownerId", p.name, p.area_id as "areaId", p.start_date as "startDate", p.end_date as "endDate", p.visibility, p.copied_from_id as "copiedFromId", p.copy_count as "copyCount", p.version, p.created_at as "createdAt", p.edited_at as "editedAt"`;

/** Select list of a PlannerDayRow from `planner_days d`. */
export const DAY_COLUMNS = 'd.id, d.planner_id as "plannerId", d.date, d.note';

/** Select list of a PlannerStopRow from `planner_stops s`. */
export const STOP_COLUMNS =
  's.id, s.day_id as "dayId", s.place_id as "placeId", s.position, s.note, s.start_time as "startTime"';

/**
 * The condition that a viewer (a uuid or null expression) may read `planners p`: it is public, or their own, or attached by
 * its owner to a companion post whose party they belong to. The one gate of `planner`, `node`, calendars, copies and copiedFrom;
 * lists and search show public and own ones only.
 */
export const visibleTo = (viewer: string): string =>
  `(p.visibility = 'PUBLIC' or p.owner_id = ${viewer} or exists (
     select 1 from companions c join companion_members m on m.companion_id = c.id
     where c.planner_id = p.id and c.author_id = p.owner_id and m.user_id = ${viewer}))`;

const visibleByIds = statement<PlannerRow>(
  `select ${PLANNER_COLUMNS} from planners p where p.id = any($1::uuid[]) and ${visibleTo('$2::uuid')}`,
);

/** Planners that the viewer may read, by id; null for all others, and for those that are not there. */
export const plannerVisibleById = loaderOf<PlannerRow>(
  (ctx, ids) => rows(ctx, visibleByIds, [ids.filter(isUuid), ctx.viewer?.userId ?? null]),
  (planner) => planner.id,
);

const legsByPlanner = statement<PlannerLegRow>(
  `select l.id, l.planner_id as "plannerId", l.area_id as "areaId", l.start_date as "startDate", l.end_date as "endDate"
   from planner_legs l where l.planner_id = any($1::uuid[]) order by l.planner_id, l.start_date`,
);
const readLegs = (ctx: Context, plannerIds: readonly string[]) => rows(ctx, legsByPlanner, [plannerIds]);

/** The legs of a planner by its id, in order. Whoever has the planner may see them. */
export const legsOfPlanner = listLoaderOf<PlannerLegRow>(readLegs, (leg) => leg.plannerId);

/** One planner has at most 365 days of 50 stops; many such planners at once are too much for one answer. */
const MAX_LOADED = 20_000;

/** @throws AppError QUERY_TOO_COSTLY when a statement that ends with `limit` has found more than may be loaded at once. */
function notTooMany<Row>(found: Row[]): Row[] {
  if (found.length <= MAX_LOADED) return found;
  throw new AppError('QUERY_TOO_COSTLY', 'QUERY_TOO_COSTLY', { cost: found.length, limit: MAX_LOADED });
}

const daysByPlanner = statement<PlannerDayRow>(
  `select ${DAY_COLUMNS} from planner_days d where d.planner_id = any($1::uuid[]) order by d.planner_id, d.date limit ${MAX_LOADED + 1}`,
);
const readDays = async (ctx: Context, plannerIds: readonly string[]) =>
  notTooMany(await rows(ctx, daysByPlanner, [plannerIds]));

/** The days of a planner by its id, in order. Whoever has the planner may see them. */
export const daysOfPlanner = listLoaderOf<PlannerDayRow>(readDays, (day) => day.plannerId);

const stopsByDay = statement<PlannerStopRow>(
  `select ${STOP_COLUMNS} from planner_stops s where s.day_id = any($1::uuid[]) order by s.day_id, s.position limit ${MAX_LOADED + 1}`,
);
const readStops = async (ctx: Context, dayIds: readonly string[]) => notTooMany(await rows(ctx, stopsByDay, [dayIds]));

/** The stops of a day by its id, in order. Whoever has the planner may see them. */
export const stopsOfDay = listLoaderOf<PlannerStopRow>(readStops, (stop) => stop.dayId);
