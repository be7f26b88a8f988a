import { daysBetween } from '../shared/clock.ts';
import { conflict } from '../shared/errors.ts';
import { graphemes } from '../shared/text.ts';
import { MAX_NOTE, MAX_STOPS } from './stop-input.ts';
import { addDays, datesOf, includes, type TripRange } from './trip-range.ts';

export const OVERFLOW_POLICIES = ['REJECT', 'MOVE_TO_LAST_DAY', 'DROP'] as const;
export type OverflowPolicy = (typeof OVERFLOW_POLICIES)[number];
export const DATE_SHIFTS = ['BY_INDEX', 'BY_DATE'] as const;
export type DateShift = (typeof DATE_SHIFTS)[number];

/** New dates of a trip, and what happens to what the old ones hold. */
export interface NewDates extends TripRange {
  shift: DateShift;
  overflow: OverflowPolicy;
}

/** What a day holds: its note, empty when there is none, and how many stops. */
export interface DayContent {
  date: string;
  note: string;
  stops: number;
}

/** Between the notes of two days that become one. */
const BETWEEN_NOTES = '\n\n';

/** What a change of dates does to a trip. */
export interface DatesPlan {
  /** Days that every day moves by. */
  shift: number;
  /** Dates that need a new day. */
  missing: string[];
  /** Stops of the day that will be the last one, before anything is moved there. */
  stopsOnLastDay: number;
  /** The note of that day afterwards. */
  lastNote: string;
  told: {
    addedDates: string[];
    removedDates: string[];
    movedStops: number;
    movedNotes: number;
    droppedStops: number;
    droppedNotes: number;
  };
}

/** What new dates do to a trip of these days, which are all of it, in order. Under REJECT what stands in the way counts as dropped. */
export function planDates(trip: TripRange, days: readonly DayContent[], wanted: NewDates): DatesPlan {
  const shift = wanted.shift === 'BY_INDEX' ? daysBetween(trip.startDate, wanted.startDate) : 0;
  const shifted = days.map((day) => ({ ...day, date: addDays(day.date, shift) }));
  const kept = new Map(shifted.filter(({ date }) => includes(wanted, date)).map((day) => [day.date, day]));
  const leaving = shifted.filter(({ date }) => !kept.has(date));
  const notes = leaving.map(({ note }) => note).filter((note) => note !== '');
  const stops = leaving.reduce((sum, day) => sum + day.stops, 0);
  const last = kept.get(wanted.endDate);
  const moves = wanted.overflow === 'MOVE_TO_LAST_DAY';
  return {
    shift,
    missing: datesOf(wanted).filter((date) => !kept.has(date)),
    stopsOnLastDay: last?.stops ?? 0,
    lastNote: [last?.note ?? '', ...(moves ? notes : [])].filter((note) => note !== '').join(BETWEEN_NOTES),
    told: {
      addedDates: datesOf(wanted).filter((date) => !includes(trip, date)),
      removedDates: datesOf(trip).filter((date) => !includes(wanted, date)),
      movedStops: moves ? stops : 0,
      movedNotes: moves ? notes.length : 0,
      droppedStops: moves ? 0 : stops,
      droppedNotes: moves ? 0 : notes.length,
    },
  };
}

/** @throws AppError CONFLICT (REJECT): STOPS_WOULD_BE_LOST, or NOTES_WOULD_BE_LOST where only notes would be. */
export function refuseLoss({ told }: DatesPlan, overflow: OverflowPolicy): void {
  if (overflow !== 'REJECT') return;
  if (told.droppedStops > 0) throw conflict('STOPS_WOULD_BE_LOST');
  if (told.droppedNotes > 0) throw conflict('NOTES_WOULD_BE_LOST');
}

/** @throws AppError CONFLICT (MOVE_TO_LAST_DAY) where the last day cannot hold it all: DAY_FULL, DAY_NOTE_FULL (`limit`). */
export function refuseTooMuch({ told, stopsOnLastDay, lastNote }: DatesPlan): void {
  const isFull = told.movedStops > 0 && stopsOnLastDay + told.movedStops > MAX_STOPS;
  if (isFull) throw conflict('DAY_FULL', { limit: MAX_STOPS });
  const isLong = told.movedNotes > 0 && graphemes(lastNote, MAX_NOTE) > MAX_NOTE;
  if (isLong) throw conflict('DAY_NOTE_FULL', { limit: MAX_NOTE });
}
