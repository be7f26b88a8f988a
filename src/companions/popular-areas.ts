import type { AreaRow } from '../areas/area-rows.ts';
import { now } from '../shared/clock.ts';
import type { App, Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { lowestIdAt } from '../shared/ids.ts';
import { rows, statement } from '../shared/sql.ts';

const DAYS = 30;
const MAX_AREAS = 50;

// A range of two indexes by id, which is the time of writing: the cost follows what is new, not all there is.
const counted = statement<{ areaId: string }>(
  `select area_id as "areaId" from (
     select c.area_id, count(*) as posts, 0 as plans from companions c where c.id >= $1::uuid group by c.area_id
     union all
     select p.area_id, 0, count(*) from planners p where p.id >= $1::uuid and p.visibility = 'PUBLIC' group by p.area_id
   ) a group by area_id
   order by sum(posts) + sum(plans) desc, sum(posts) desc, area_id limit ${MAX_AREAS}`,
);

/**
 * Areas with the most posts and public planners of the last 30 days, as these name them: a trip to 제주 counts for 제주, not
 * for 대한민국. Equal ones stand in a fixed order: more posts first, then by id. Areas without any are left out. Fresh while
 * counting is cheap; where it is dear, up to a minute old.
 * @throws AppError BAD_USER_INPUT (limit: 1 to 50).
 */
export async function listPopularAreas(ctx: Context, limit: number): Promise<AreaRow[]> {
  const faults = new Faults();
  faults.integer('limit', limit, 1, MAX_AREAS);
  faults.check();
  const kept = countings.get(ctx.app);
  const areas = kept && kept.until > performance.now() ? kept.areas : await count(ctx, kept);
  return areas.slice(0, limit);
}

interface Counting {
  areas: AreaRow[];
  /** On the clock of `performance.now()`. */
  until: number;
}
const countings = new WeakMap<App, Counting>();

/** Counting that takes longer is kept, for a hundred times as long as it took: it never takes more than a hundredth of the time. */
const DEAR_MS = 50;
const KEEP_FACTOR = 100;
const KEEP_AT_MOST_MS = 60_000;

async function count(ctx: Context, kept: Counting | undefined): Promise<AreaRow[]> {
  const begun = performance.now();
  // Who asks meanwhile gets what is known, so that a dear counting is done once.
  if (kept) kept.until = begun + KEEP_AT_MOST_MS;
  try {
    const found = await rows(ctx, counted, [lowestIdAt(new Date(now(ctx).getTime() - DAYS * 86_400_000))]);
    const areas = found.map(({ areaId }) => ctx.app.areas.tree.byId(areaId)).filter((area) => area !== undefined);
    keep(ctx.app, areas, performance.now() - begun);
    return areas;
  } catch (error) {
    countings.delete(ctx.app);
    throw error;
  }
}

function keep(app: App, areas: AreaRow[], tookMs: number): void {
  if (tookMs < DEAR_MS) countings.delete(app);
  else countings.set(app, { areas, until: performance.now() + Math.min(tookMs * KEEP_FACTOR, KEEP_AT_MOST_MS) });
}
