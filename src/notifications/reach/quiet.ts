import { offsetAt } from '../../shared/time-zone.ts';
import type { QuietHoursInput } from '../settings/settings.types.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * When quiet hours end that an instant lies in; null outside of them. By the clocks of the zone: where they are put forward or back in
 * between, the end is the first minute at which they show it or a later time.
 */
export function endOfQuiet({ start, end, timeZone }: QuietHoursInput, at: Date): Date | null {
  const isQuiet = (instant: number): boolean => {
    const local = Math.floor(instant / MINUTE_MS) + offsetAt(timeZone, instant);
    const minute = ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
    const [from, until] = [minutesOf(start), minutesOf(end)];
    return from < until ? minute >= from && minute < until : minute >= from || minute < until;
  };
  if (!isQuiet(at.getTime())) return null;
  let instant = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  // Quiet hours are shorter than a day; a change of clocks may make them an hour longer.
  for (let i = 0; i < DAY_MINUTES + 3 * 60 && isQuiet(instant); i++) instant += MINUTE_MS;
  return new Date(instant);
}
