import { aliased, listed, type RowOf, textOf } from '../data/columns.ts';
import { keyedLoader, loaderOf } from '../data/loaders.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import { isUuid } from '../shared/faults.ts';

const p = aliased<{ p: 'places' }>();

/** A place: columns of `places p`. Coordinates are degrees (WGS 84), both or none; `starCounts` are reviews with 1, 2, 3, 4, 5 stars. */
export const PLACE = {
  id: p.ref('p.id'),
  name: p.ref('p.name'),
  description: p.ref('p.description'),
  address: p.ref('p.address'),
  category: p.ref('p.category'),
  contact: p.ref('p.contact'),
  website: p.ref('p.website'),
  imageId: p.ref('p.image_id'),
  areaId: p.ref('p.area_id'),
  latitude: p.ref('p.latitude'),
  longitude: p.ref('p.longitude'),
  /** Mean with one decimal; null without reviews. */
  rating: p.ref('p.rating'),
  reviewCount: p.ref('p.review_count'),
  starCounts: p.ref('p.star_counts'),
  createdById: p.ref('p.created_by_id'),
  createdAt: p.ref('p.created_at'),
  editedAt: p.ref('p.edited_at'),
};

/** The GraphQL source of `Place`. */
export type PlaceRow = RowOf<typeof PLACE> &
  PreloadedFields & {
    /** Only of a list with `near`: the way over the surface from its middle. */
    distanceKm?: number;
  };

/** The select list as text, for SQL that is still put together by hand. */
export const PLACE_COLUMNS = textOf(listed(PLACE));

const byIds = statement<PlaceRow>(`select ${PLACE_COLUMNS} from places p where p.id = any($1::uuid[])`);

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

/** Places by id, for everybody; null for one that is not there. */
export const placeById = loaderOf<PlaceRow>(
  (ctx, ids) => rows(ctx, byIds, [ids.filter(isUuid)]),
  (place) => place.id,
);
