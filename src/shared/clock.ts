import type { Context } from './context.ts';

/** The instant of asking, UTC. */
export const now = (ctx: Context): Date => ctx.app.clock();

/** The calendar date of an instant in UTC, `YYYY-MM-DD`. */
export function dateOf(instant: Date): string {
  const day = Math.floor(instant.getTime() / 86_400_000);
  // Selections for each row of each list, and the same all day.
  if (day !== lastDay.day) lastDay = { day, date: instant.toISOString().slice(0, 10) };
  return lastDay.date;
}
let lastDay = { day: 0, date: '1970-01-01' };

/** Today's calendar date in UTC, `YYYY-MM-DD`: for ages. Whatever is about a trip asks `todayIn` of its area. */
export const today = (ctx: Context): string => dateOf(now(ctx));

/** Whole days from `start` to `end`, both `YYYY-MM-DD`; 0 for the same day. */
export const daysBetween = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / 86_400_000;
