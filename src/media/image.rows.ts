import { type Expression, sql } from 'kysely';
import { aliased, json, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';

const i = aliased<{ i: 'images' }>();

/** A stored picture: columns of `images i`. */
export const IMAGE = {
  id: i.ref('i.id'),
  storageKey: i.ref('i.storage_key'),
  thumbnailKey: i.ref('i.thumbnail_key'),
  purpose: i.ref('i.purpose'),
  width: i.ref('i.width'),
  height: i.ref('i.height'),
  blurHash: i.ref('i.blur_hash'),
};

/** A stored picture as a plain row, the GraphQL source of `Image`. */
export type ImageRow = RowOf<typeof IMAGE>;

/** The picture of an id as one JSON object, for queries that bring pictures along; null for none. */
export const pictureJson = (id: Expression<string | null>) =>
  db
    .selectFrom('images as i')
    .where('i.id', '=', sql<string>`${id}`)
    .select(json(IMAGE).as('picture'))
    .$castTo<ImageRow | null>()
    .$asScalar();
