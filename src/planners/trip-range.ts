import { daysBetween } from '../shared/clock.ts';
import type { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';

/** Calendar dates of a trip, `YYYY-MM-DD`, both included. */
export interface TripRange {
  startDate: string;
  endDate: string;
}

/** A trip takes at most a year, both ends included (domain, "Planners"). */
export const MAX_TRIP_DAYS = LIST_SIZES.daysOfPlanner;
/** The last date of four digits: what follows is no date of the API. */
export const LAST_DATE = '9999-12-31';

/** The date `days` after (or, negative, before) another; past 9999-12-31 it is no date of the API any more. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, -14);
}

/** How many days a trip takes, both ends included. */
export const lengthOf = ({ startDate, endDate }: TripRange): number => daysBetween(startDate, endDate) + 1;

/** Every date of a trip, in order. */
export function datesOf(range: TripRange): string[] {
  return Array.from({ length: lengthOf(range) }, (_, i) => addDays(range.startDate, i));
}

/** Whether a date belongs to a trip. */
export const includes = ({ startDate, endDate }: TripRange, date: string): boolean =>
  startDate <= date && date <= endDate;

/** Checks the dates of a trip. Faults at `<path>.endDate`: END_BEFORE_START, TRIP_TOO_LONG (365 days). */
export function checkRange(faults: Faults, path: string, range: TripRange): void {
  if (range.endDate < range.startDate) faults.add(`${path}.endDate`, 'END_BEFORE_START');
  else if (lengthOf(range) > MAX_TRIP_DAYS) faults.add(`${path}.endDate`, 'TRIP_TOO_LONG', MAX_TRIP_DAYS);
}
