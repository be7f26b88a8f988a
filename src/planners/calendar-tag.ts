import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Params, query, row } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import type { PlannerRow } from './planner.rows.ts';

/** Raised with each release that writes the same planner in another way: what readers keep is old then. */
const WRITING = 1;

// A place counts the changes of what calendars show of it; it changes without the planner.
const revisionsOfPlaces = query(
  (p: Params<{ plannerId: string }>) => sql<{ revisions: string | null }>`
  select md5(string_agg(p.id || ':' || p.revision, ' ' order by p.id)) as revisions
  from places p where p.id in (
    select s.place_id from planner_stops s join planner_days d on d.id = s.day_id where d.planner_id = ${p.plannerId})`,
);

/**
 * The ETag of a planner's calendar, found without writing the calendar: it changes with everything that stands there, which is
 * the planner in its version, its places, the areas and time zones of this release, and the language of the request.
 */
export async function calendarTag(ctx: Context, planner: PlannerRow): Promise<string> {
  const places = await row(ctx, revisionsOfPlaces, { plannerId: planner.id });
  const parts = [
    WRITING,
    ctx.app.areas.edition,
    ctx.locale,
    planner.id,
    planner.version,
    planner.editedAt,
    places?.revisions,
  ];
  return `"${createHash('sha1').update(JSON.stringify(parts)).digest('base64url')}"`;
}
