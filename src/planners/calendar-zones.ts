import { clockChanges, offsetAt } from '../shared/time-zone.ts';
import { icalLine, icalLocal } from './icalendar.ts';
import type { TripRange } from './trip-range.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * A VTIMEZONE (RFC 5545, 3.6.5): the clocks of a zone from the day before a trip to the day after it, each change as one
 * observance with its own start. So it is exact where a yearly rule is not (Ramadan in Morocco, a rule that was changed).
 */
export function icalTimeZone(zone: string, trip: TripRange): string {
  const start = Date.parse(trip.startDate) - DAY_MS;
  const end = Date.parse(trip.endDate) + 2 * DAY_MS;
  const before = offsetAt(zone, start);
  const changes = [{ at: start, before, after: before }, ...clockChanges(zone, start, end)];
  const usual = usualOffset(zone, start);
  const observances = changes.map((change) => {
    const kind = change.after > usual ? 'DAYLIGHT' : 'STANDARD';
    return [
      icalLine('BEGIN', kind),
      icalLine('DTSTART', icalLocal(change.at + change.before * MINUTE_MS)),
      icalLine('TZOFFSETFROM', icalOffset(change.before)),
      icalLine('TZOFFSETTO', icalOffset(change.after)),
      icalLine('END', kind),
    ].join('');
  });
  return `${icalLine('BEGIN', 'VTIMEZONE')}${icalLine('TZID', zone)}${observances.join('')}${icalLine('END', 'VTIMEZONE')}`;
}

/** The smaller offset of winter and summer: what goes beyond it is daylight saving. */
function usualOffset(zone: string, start: number): number {
  return Math.min(offsetAt(zone, start), offsetAt(zone, start + 183 * DAY_MS));
}

function icalOffset(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
