import { currentLanguage } from '../app/language.ts';

const DAY_MS = 86_400_000;
const noon = (date: string) => new Date(`${date}T12:00:00Z`);
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(currentLanguage(), options);

/** `3월 2일 (월)` of a calendar date. */
export const dayOf = (date: string): string =>
  format({ month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(noon(date));

/** `2027. 3. 2. – 3. 5.` of calendar dates. */
export const rangeOf = (start: string, end: string): string =>
  format({ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).formatRange(noon(start), noon(end));

/** Days of a range, both ends included. */
export const daysBetween = (start: string, end: string): number =>
  Math.round((noon(end).getTime() - noon(start).getTime()) / DAY_MS) + 1;

/** `오후 3:20` of an instant, in the zone of this device. */
export const timeOf = (instant: string): string =>
  format({ hour: 'numeric', minute: '2-digit' }).format(new Date(instant));

/** `5분 전` of an instant; after a week its date. */
export function agoOf(instant: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1_000);
  const relative = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: 'auto' });
  const steps: [limit: number, divisor: number, unit: Intl.RelativeTimeFormatUnit][] = [
    [60, 1, 'second'],
    [3_600, 60, 'minute'],
    [86_400, 3_600, 'hour'],
    [7 * 86_400, 86_400, 'day'],
  ];
  const step = steps.find(([limit]) => Math.abs(seconds) < limit);
  if (step) return relative.format(Math.trunc(seconds / step[1]), step[2]);
  return format({ year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(instant));
}

/** The day of an instant on this device, as a key. */
export const dayKeyOf = (instant: string): string => {
  const at = new Date(instant);
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
};

/** `2026년 11월 26일 목요일` of an instant, on this device. */
export const fullDayOf = (instant: string): string =>
  format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(instant));

/** `2026년 11월` of an instant. */
export const monthOf = (instant: string): string =>
  format({ year: 'numeric', month: 'long' }).format(new Date(instant));

/** `2026년 11월 26일 오후 3:20` of an instant, in the zone of this device. */
export const momentOf = (instant: string): string =>
  format({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
