import { type Expression, type SqlBool, sql } from 'kysely';
import { keyedLoader, loaderOf } from '../data/loaders.ts';
import { pagesBelow } from '../data/pages-below.ts';
import { type Params, query, rows, statement } from '../data/statement.ts';
import { type Context, viewerIdOf } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { PLACE, PLACE_COLUMNS, type PlaceRow, withheldPlace } from './place.rows.ts';

const byIds = statement<PlaceRow>(
  `select ${PLACE_COLUMNS} from places p where p.id = any($1::uuid[]) and (p.hidden_at is null or p.created_by_id = $2::uuid)`,
);

/** The condition that somebody else than its creator lives with a place: in a planner or by a review. Of `places p`. */
const IN_USE = `(exists (select from reviews r where r.place_id = p.id and r.author_id <> p.created_by_id)
  or exists (select from planner_stops s join planner_days d on d.id = s.day_id join planners n on n.id = d.planner_id
             where s.place_id = p.id and n.owner_id <> p.created_by_id))`;

const inUse = statement<{ id: string }>(`select p.id from places p where p.id = any($1::uuid[]) and ${IN_USE}`);

/** Whether places stand in planners or have reviews of others than who wrote them. */
export const isPlaceInUse = keyedLoader<string, boolean>(async (ctx, ids) => {
  const found = new Set((await rows(ctx, inUse, [ids])).map(({ id }) => id));
  return ids.map((id) => found.has(id));
});

/** Places by id; null for one that is not there, or is hidden from the viewer. */
export const placeById = loaderOf<PlaceRow>(
  (ctx, ids) => rows(ctx, byIds, [ids.filter(isUuid), viewerIdOf(ctx)]),
  (place) => place.id,
);

/** The place of an id where something must stand: for one that is hidden from the viewer, a place that says nothing. */
export async function placeThatStands(ctx: Context, id: string): Promise<PlaceRow> {
  return (await placeById(ctx).load(id)) ?? withheldPlace(ctx, id);
}

/** Whoever wrote a place still has it while it is hidden. */
const placeExistsFor = (viewerId: Expression<string | null>) =>
  sql<SqlBool>`(p.hidden_at is null or p.created_by_id = ${viewerId}::uuid)`;

/** Pages of the places that people have written, newest first: of many people it is one statement. */
export const placePagesOfUser = pagesBelow<PlaceRow>({
  columns: PLACE,
  from: sql`places p`,
  parent: PLACE.createdById,
  id: PLACE.id,
  descending: true,
  where: (q) => placeExistsFor(q.viewerId),
});
const totalsOfUsers = query(
  (q: Params<{ userIds: readonly string[]; viewerId: string | null }>) => sql<{ createdById: string; total: number }>`
  select p.created_by_id as "createdById", count(*)::int as total from places p
  where p.created_by_id = any(${q.userIds}::uuid[]) and ${placeExistsFor(q.viewerId)} group by 1`,
);
/** How many places a person has written, by the person's id; null for none. */
export const placeTotalOfUser = loaderOf<{ createdById: string; total: number }>(
  (ctx, userIds) => rows(ctx, totalsOfUsers, { userIds, viewerId: viewerIdOf(ctx) }),
  ({ createdById }) => createdById,
);
