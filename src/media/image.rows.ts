import { loaderOf } from '../data/loaders.ts';
import { rows, statement } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import type { UploadPurpose } from './image.entity.ts';

/** A stored picture as a plain row, the GraphQL source of `Image`. */
export interface ImageRow {
  id: string;
  storageKey: string;
  thumbnailKey: string;
  purpose: UploadPurpose;
  width: number;
  height: number;
  blurHash: string;
}

/** Select list of an ImageRow from `images i`. */
export const IMAGE_COLUMNS = `i.id, i.storage_key as "storageKey", i.thumbnail_key as "thumbnailKey", i.purpose, i.width, i.height, i.blur_hash as "blurHash"`;

/** SQL: the picture of an id as one JSON object, for lists that bring their pictures along; null for none. */
export const imageJson = (id: string): string =>
  `(select json_build_object('id', i.id, 'storageKey', i.storage_key, 'thumbnailKey', i.thumbnail_key, 'purpose', i.purpose, 'width', i.width,
    'height', i.height, 'blurHash', i.blur_hash) from images i where i.id = ${id})`;

const byIds = statement<ImageRow>(`select ${IMAGE_COLUMNS} from images i where i.id = any($1::uuid[])`);

/** Pictures by id; null for one that is not there. */
export const imageById = loaderOf<ImageRow>(
  (ctx, ids) => rows(ctx, byIds, [ids]),
  (image) => image.id,
);

/** The picture of a column that may be empty; without one, at once and without a look-up. */
export function imageOf(ctx: Context, imageId: string | null): Promise<ImageRow | null> | null {
  return imageId === null ? null : imageById(ctx).load(imageId);
}
