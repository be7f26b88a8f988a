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

/** The date `days` after (or, negative, before) another; at the ends of the dates of four digits it stops. */
export function addDays(date: string, days: number): string {
  const day = new Date(Date.parse(date) + days * 86_400_000).toISOString();
  if (day < '0001' || day.startsWith('-')) return '0001-01-01';
  return day.startsWith('+') ? '9999-12-31' : day.slice(0, 10);
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

/**
 * Checks the dates of a trip. Faults: of either TOO_SMALL, TOO_LARGE (1900-01-01 to 2199-12-31), unless it has that date already
 * (`current`); at `<path>.endDate` END_BEFORE_START, TRIP_TOO_LONG (365 days).
 */
export function checkRange(faults: Faults, path: string, range: TripRange, current?: TripRange): void {
  const isSound = (name: keyof TripRange) =>
    range[name] === current?.[name] || faults.date(`${path}.${name}`, range[name]) !== undefined;
  const areSound = [isSound('startDate'), isSound('endDate')];
  if (areSound.includes(false)) return;
  if (range.endDate < range.startDate) faults.add(`${path}.endDate`, 'END_BEFORE_START');
  else if (lengthOf(range) > MAX_TRIP_DAYS) faults.add(`${path}.endDate`, 'TRIP_TOO_LONG', MAX_TRIP_DAYS);
}
