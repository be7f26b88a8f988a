import { type Expression, sql } from 'kysely';
import { isBlockedBetween } from '../accounts/blocks/block.rows.ts';
import { aliased, type RowOf } from '../data/columns.ts';
import type { PreloadedFields } from '../data/preloaded.ts';

const p = aliased<{ p: 'planners' }>();

/** A planner: columns of `planners p`. */
export const PLANNER = {
  id: p.ref('p.id'),
  ownerId: p.ref('p.owner_id'),
  name: p.ref('p.name'),
  areaId: p.ref('p.area_id'),
  startDate: p.ref('p.start_date'),
  endDate: p.ref('p.end_date'),
  visibility: p.ref('p.visibility'),
  copiedFromId: p.ref('p.copied_from_id'),
  copyCount: p.ref('p.copy_count'),
  /** Grows by one with each change by the owner. */
  version: p.ref('p.version'),
  createdAt: p.ref('p.created_at'),
  editedAt: p.ref('p.edited_at'),
};

/** A planner as a plain row, the GraphQL source of `Planner`. */
export type PlannerRow = RowOf<typeof PLANNER> & PreloadedFields;

const l = aliased<{ l: 'planner_legs' }>();
export const LEG = {
  id: l.ref('l.id'),
  plannerId: l.ref('l.planner_id'),
  areaId: l.ref('l.area_id'),
  startDate: l.ref('l.start_date'),
  endDate: l.ref('l.end_date'),
};

/** Where a trip is, from when to when. */
export type PlannerLegRow = RowOf<typeof LEG>;

const d = aliased<{ d: 'planner_days' }>();

/** One date of a trip: columns of `planner_days d`. */
export const DAY = {
  id: d.ref('d.id'),
  plannerId: d.ref('d.planner_id'),
  date: d.ref('d.date'),
  note: d.ref('d.note'),
};
export type PlannerDayRow = RowOf<typeof DAY> & PreloadedFields;

const s = aliased<{ s: 'planner_stops' }>();
export const STOP = {
  id: s.ref('s.id'),
  dayId: s.ref('s.day_id'),
  placeId: s.ref('s.place_id'),
  position: s.ref('s.position'),
  note: s.ref('s.note'),
  startTime: s.ref('s.start_time'),
};

/** A place of a day; `position` counts from 0 without gaps, `startTime` is `HH:MM`. */
export type PlannerStopRow = RowOf<typeof STOP>;

/** The condition that no block stands between this person and the owner of `planners p`. */
export const isOwnerSeen = (viewerId: Expression<string | null>) =>
  sql<boolean>`not ${isBlockedBetween(PLANNER.ownerId, viewerId)}`;
