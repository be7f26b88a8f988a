import { type Expression, type SqlBool, sql } from 'kysely';
import { list } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { keyedLoader, loaderOf } from '../data/loaders.ts';
import { pagesBelow } from '../data/pages-below.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { type Context, viewerIdOf } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { PLACE, type PlaceRow, withheldPlace } from './place.rows.ts';

/** Whoever wrote a place still has it while it is hidden. */
const placeExistsFor = (viewerId: Expression<string | null>) =>
  sql<SqlBool>`(p.hidden_at is null or p.created_by_id = ${viewerId}::uuid)`;

const byIds = query((p: Params<{ ids: readonly string[]; viewerId: string | null }>) =>
  db
    .selectFrom('places as p')
    .select(list(PLACE))
    .where('p.id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .where(placeExistsFor(p.viewerId)),
);

const reviewedByOthers = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('reviews as r')
    .innerJoin('places as p', 'p.id', 'r.place_id')
    .select('p.id')
    .distinct()
    .where('r.place_id', '=', sql<string>`any(${p.ids}::uuid[])`)
    .whereRef('r.author_id', '!=', 'p.created_by_id'),
);

/** Whether places have reviews of others than who wrote them, or stand in planners of others. */
export const isPlaceInUse = keyedLoader<string, boolean>(async (ctx, ids) => {
  const [reviewed, planned] = await Promise.all([
    rows(ctx, reviewedByOthers, { ids }),
    ctx.app.placeUses.plannedByOthers(ctx, ids),
  ]);
  const found = new Set([...reviewed.map(({ id }) => id), ...planned]);
  return ids.map((id) => found.has(id));
});

/** Places by id; null for one that is not there, or is hidden from the viewer. */
export const placeById = loaderOf<PlaceRow>(
  (ctx, ids) => rows(ctx, byIds, { ids: ids.filter(isUuid), viewerId: viewerIdOf(ctx) }),
  (place) => place.id,
);

/** The place of an id where something must stand: for one that is hidden from the viewer, a place that says nothing. */
export async function placeThatStands(ctx: Context, id: string): Promise<PlaceRow> {
  return (await placeById(ctx).load(id)) ?? withheldPlace(ctx, id);
}

/** Pages of the places that people have written, newest first: of many people it is one statement. */
export const placePagesOfUser = pagesBelow<PlaceRow>({
  columns: PLACE,
  from: sql`places p`,
  parent: PLACE.createdById,
  id: PLACE.id,
  descending: true,
  where: (q) => placeExistsFor(q.viewerId),
});
const totalsOfUsers = query((p: Params<{ userIds: readonly string[]; viewerId: string | null }>) =>
  db
    .selectFrom('places as p')
    .select(list({ createdById: PLACE.createdById, total: sql<number>`count(*)::int` }))
    .where('p.created_by_id', '=', sql<string>`any(${p.userIds}::uuid[])`)
    .where(placeExistsFor(p.viewerId))
    .groupBy('p.created_by_id'),
);
/** How many places a person has written, by the person's id; null for none. */
export const placeTotalOfUser = loaderOf<{ createdById: string; total: number }>(
  (ctx, userIds) => rows(ctx, totalsOfUsers, { userIds, viewerId: viewerIdOf(ctx) }),
  ({ createdById }) => createdById,
);
