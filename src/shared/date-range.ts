/** Calendar dates, `YYYY-MM-DD`, both included. */
export interface DateRange {
  start: string;
  end: string;
}

const CALENDAR_DATE = /^\d{4}-\d\d-\d\d$/;

/** True for a date of the calendar as `YYYY-MM-DD`, from the year 1 on: 2026-02-30 has the form and is none. */
export function isRealDate(value: string): boolean {
  if (!CALENDAR_DATE.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value) && value >= '0001';
}
