import lookUp from '@photostructure/tz-lookup';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The IANA time zone of a point in degrees (WGS 84), such as `Asia/Seoul`; at sea a nautical one, such as `Etc/GMT-9`. */
export const timeZoneAt = (latitude: number, longitude: number): string => lookUp(latitude, longitude);

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall of a zone shows at an instant, as milliseconds that UTC would show as the same date and time. */
function wallClock(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value);
  return Date.UTC(shown.year!, shown.month! - 1, shown.day!, shown.hour!, shown.minute!, shown.second!);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in minutes; negative west of Greenwich. */
export function offsetAt(zone: string, instant: number): number {
  const second = Math.floor(instant / 1000) * 1000;
  return Math.round((wallClock(zone, second) - second) / MINUTE_MS);
}

/** The calendar date of an instant in a zone, `YYYY-MM-DD`. */
export function dateIn(zone: string, instant: Date): string {
  return new Date(wallClock(zone, instant.getTime())).toISOString().slice(0, 10);
}

/** A change of a zone's clocks: when, and the minutes ahead of UTC before and from then on. */
export interface ClockChange {
  at: number;
  before: number;
  after: number;
}

/** Closer than two changes of any zone, and far enough apart to look at a year in some fifty steps. */
const STEP_MS = 7 * DAY_MS;

/** The changes of a zone's clocks from one instant to another, in order. */
export function clockChanges(zone: string, from: number, to: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let before = offsetAt(zone, from);
  for (let start = from; start < to; start += STEP_MS) {
    const end = Math.min(start + STEP_MS, to);
    const after = offsetAt(zone, end);
    if (after !== before) changes.push({ at: firstMinute(zone, start, end, after), before, after });
    before = after;
  }
  return changes;
}

/** The first whole minute of a span at which a zone has an offset that it keeps until the end of the span. */
function firstMinute(zone: string, start: number, end: number, offset: number): number {
  let [low, high] = [Math.floor(start / MINUTE_MS), Math.ceil(end / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * MINUTE_MS) === offset) high = middle;
    else low = middle;
  }
  return high * MINUTE_MS;
}

/** Whether the runtime knows an IANA time zone of this name. */
export function isTimeZone(name: string): boolean {
  if (name.length > 64 || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
