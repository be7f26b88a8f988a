import { sql } from 'kysely';
import type { AreaRow } from '../../areas/area-rows.ts';
import { listed, type RowOf } from '../../data/columns.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { App, Context } from '../../shared/context.ts';
import { Faults } from '../../shared/faults.ts';
import { lowestIdAt } from '../../shared/ids.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { STANDS } from '../posts/companion-status.ts';

const DAYS = 30;
const MAX_AREAS = LIST_SIZES.popularAreas;

const COUNTED = {
  areaId: sql<string>`area_id`,
  total: sql<number>`(sum(sum(posts) + sum(plans)) over ())::int`,
};
// A range of two indexes by id, which is the time of writing: the cost follows what is new, not all there is.
const counted = query(
  (q: Params<{ since: string }>) => sql<RowOf<typeof COUNTED>>`
  select ${listed(COUNTED)} from (
    select c.area_id, count(*) as posts, 0 as plans from companions c where c.id >= ${q.since}::uuid and c.hidden_at is null and ${STANDS} group by c.area_id
    union all
    select p.area_id, 0, count(*) from planners p where p.id >= ${q.since}::uuid and p.visibility = 'PUBLIC' group by p.area_id
  ) a group by area_id
  order by sum(posts) + sum(plans) desc, sum(posts) desc, area_id limit ${sql.lit(MAX_AREAS)}`,
);

/**
 * Areas with the most posts and public planners of the last 30 days, as these name them: a trip to 제주 counts for 제주, not
 * for 대한민국. Equal ones stand in a fixed order: more posts first, then by id. Areas without any are left out, and trips that were called off. Where
 * there are thousands, the answer is up to a minute old.
 * @throws AppError BAD_USER_INPUT (limit: 1 to 50).
 */
export async function listPopularAreas(ctx: Context, limit: number): Promise<AreaRow[]> {
  const faults = new Faults();
  faults.integer('limit', limit, 1, MAX_AREAS);
  faults.check();
  const kept = countings.get(ctx.app);
  const areas = kept && kept.until > now(ctx) ? kept.areas : await count(ctx, kept);
  return areas.slice(0, limit);
}

interface Counting {
  areas: AreaRow[];
  until: Date;
}
const countings = new WeakMap<App, Counting>();

/** From so many posts and planners on, counting costs more than one of them can change: 70,000 take 40 ms. */
const MANY = 5_000;
const KEEP_MS = 60_000;

async function count(ctx: Context, kept: Counting | undefined): Promise<AreaRow[]> {
  const at = now(ctx);
  const until = new Date(at.getTime() + KEEP_MS);
  // Who asks meanwhile gets what is known, so that counting is done once.
  if (kept) kept.until = until;
  try {
    const found = await rows(ctx, counted, { since: lowestIdAt(new Date(at.getTime() - DAYS * 86_400_000)) });
    const areas = found.map(({ areaId }) => ctx.app.areas.tree.byId(areaId)).filter((area) => area !== undefined);
    if ((found[0]?.total ?? 0) < MANY) countings.delete(ctx.app);
    else countings.set(ctx.app, { areas, until });
    return areas;
  } catch (error) {
    countings.delete(ctx.app);
    throw error;
  }
}
