import { keyedLoader, loaderOf } from '../data/loaders.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import { rows, statement } from '../data/statement.ts';
import { isUuid } from '../shared/faults.ts';
import type { PlaceCategory } from './place.entity.ts';

/** A place as a plain row. Coordinates are degrees (WGS 84), both or none; `starCounts` are reviews with 1, 2, 3, 4, 5 stars. */
export type PlaceRow = PreloadedFields & {
  id: string;
  name: string;
  description: string;
  address: string;
  category: PlaceCategory;
  contact: string | null;
  website: string | null;
  imageId: string | null;
  areaId: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Mean with one decimal; null without reviews. */
  rating: number | null;
  reviewCount: number;
  starCounts: number[];
  createdById: string;
  createdAt: string;
  editedAt: string | null;
  /** Only of a list with `near`: the way over the surface from its middle. */
  distanceKm?: number;
};

/** Select list of a PlaceRow from `places p`. */
export const PLACE_COLUMNS = `p.id, p.name, p.description, p.address, p.category, p.contact, p.website, p.image_id as "imageId", p.area_id as "areaId", p.latitude, p.longitude, p.rating, p.review_count as "reviewCount", p.star_counts as "starCounts", p.created_by_id as "createdById", p.created_at as "createdAt", p.edited_at as "editedAt"`;

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
