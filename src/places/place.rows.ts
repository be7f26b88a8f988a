import { sql } from 'kysely';
import { aliased, type RowOf } from '../data/columns.ts';
import type { PreloadedFields } from '../data/preloaded.ts';
import type { Context } from '../shared/context.ts';
import { madeAt } from '../shared/ids.ts';
import { messageOf } from '../words/index.ts';

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
  /** Whether moderators hide it: then it exists for its creator alone. */
  isHidden: sql<boolean>`${p.ref('p.hidden_at')} is not null`,
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

/** What stands for a place that is hidden from the viewer, where there must be one: it says nothing. */
export const withheldPlace = (ctx: Context, id: string): PlaceRow => ({
  id,
  name: messageOf('WITHHELD_PLACE', ctx.locale),
  description: '',
  address: '',
  category: 'OTHER',
  contact: null,
  website: null,
  imageId: null,
  areaId: null,
  latitude: null,
  longitude: null,
  rating: null,
  reviewCount: 0,
  starCounts: [0, 0, 0, 0, 0],
  isHidden: true,
  createdById: NOBODY,
  createdAt: madeAt(id).toISOString(),
  editedAt: null,
});
const NOBODY = '00000000-0000-0000-0000-000000000000';
