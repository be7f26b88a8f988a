import type { AreaRow } from '../areas/area-rows.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { rows, statement } from '../shared/sql.ts';

const DAYS = 30;
const MAX_AREAS = 50;

// For each area two ranges of an index, so that the cost follows what is new and not all there is.
const counted = statement<{ areaId: string }>(
  `select a.id as "areaId" from areas a
   cross join lateral (select count(*) as n from companions c where c.area_id = a.id and c.created_at > $1) c
   cross join lateral (select count(*) as n from planners p where p.area_id = a.id and p.created_at > $1 and p.visibility = 'PUBLIC') p
   where c.n + p.n > 0
   order by c.n + p.n desc, c.n desc, a.id limit $2`,
);

/**
 * Areas with the most posts and public planners of the last 30 days, as these name them: a trip to 제주 counts for 제주, not
 * for 대한민국. Equal ones stand in a fixed order: more posts first, then by id. Areas without any are left out.
 * @throws AppError BAD_USER_INPUT (limit: 1 to 50).
 */
export async function listPopularAreas(ctx: Context, limit: number): Promise<AreaRow[]> {
  const faults = new Faults();
  faults.integer('limit', limit, 1, MAX_AREAS);
  faults.check();
  const since = new Date(now(ctx).getTime() - DAYS * 86_400_000);
  const found = await rows(ctx, counted, [since, limit]);
  return found.map(({ areaId }) => ctx.app.areas.tree.byId(areaId)).filter((area) => area !== undefined);
}
