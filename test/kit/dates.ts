/** Korea has no daylight saving: always nine hours before UTC. */
const SEOUL_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** The date in Korea `days` after an instant, `YYYY-MM-DD`: between 15:00 and 24:00 UTC it is another than that of UTC. */
export const dateInKorea = (at: Date, days = 0): string =>
  new Date(at.getTime() + SEOUL_MS + days * DAY_MS).toISOString().slice(0, 10);
