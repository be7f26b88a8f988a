import { aliased, listed, type RowOf, textOf } from '../data/columns.ts';
import type { PreloadedFields } from '../data/preloaded.ts';

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
