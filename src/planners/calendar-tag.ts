import { createHash } from 'node:crypto';
import { row, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import type { PlannerRow } from './planner.rows.ts';

/** Raised with each release that writes the same planner in another way: what readers keep is old then. */
const WRITING = 1;

// What a calendar shows of places: they change without the planner.
const shownPlaces = statement<{ digest: string | null }>(
  `select md5(string_agg(md5(jsonb_build_array(p.id, p.name, p.address, p.area_id, p.latitude, p.longitude)::text), '' order by p.id)) as digest
   from places p where p.id in (
     select s.place_id from planner_stops s join planner_days d on d.id = s.day_id where d.planner_id = $1)`,
);

/**
 * The ETag of a planner's calendar, found without writing the calendar: it changes with everything that stands there, which is
 * the planner in its version, its places, and the language of the request.
 */
export async function calendarTag(ctx: Context, planner: PlannerRow): Promise<string> {
  const places = await row(ctx, shownPlaces, [planner.id]);
  const parts = [WRITING, ctx.locale, planner.id, planner.version, planner.editedAt, places?.digest];
  return `"${createHash('sha1').update(JSON.stringify(parts)).digest('base64url')}"`;
}
