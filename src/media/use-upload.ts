import { sql } from 'kysely';
import { type Params, query, row } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import type { UploadPurpose } from './image.entity.ts';
import { processPicture } from './process-picture.ts';
import { findOwnUploads, type UploadRow, uploadKey, uploadWasUsed } from './upload.service.ts';

/** An upload that an input names, and where it stands there (`input.thumbnailUploadId`). */
export interface WantedUpload {
  path: string;
  id: string;
}

/** A picture that was checked, made anew and stored, and only waits for the transaction that uses it. */
export interface PreparedPicture {
  path: string;
  uploadId: string;
  imageId: string;
  purpose: UploadPurpose;
  width: number;
  height: number;
  blurHash: string;
}

/**
 * Checks what was uploaded and makes pictures of it, before the transaction: decoding takes long. All faults at once.
 * An upload belongs to its uploader and purpose, and is used once; what is refused is removed from the store.
 * @throws AppError BAD_USER_INPUT with the path of each: UPLOAD_NOT_FOUND (also another person's), UPLOAD_WRONG_PURPOSE,
 * UPLOAD_EXPIRED, UPLOAD_USED, UPLOAD_MISSING, UPLOAD_WRONG_SIZE, PICTURE_…, DUPLICATE.
 */
export async function preparePictures(
  ctx: Context,
  purpose: UploadPurpose,
  wanted: readonly WantedUpload[],
): Promise<PreparedPicture[]> {
  if (wanted.length === 0) return [];
  const faults = new Faults();
  const own = new Map(
    (await findOwnUploads(ctx, wanted.map(({ id }) => id).filter(isUuid))).map((upload) => [upload.id, upload]),
  );
  const prepared: PreparedPicture[] = [];
  const seen = new Set<string>();
  for (const { path, id } of wanted) {
    const upload = own.get(id);
    if (seen.has(id)) faults.add(path, 'DUPLICATE');
    else if (!upload) faults.add(path, 'UPLOAD_NOT_FOUND');
    else if (upload.isUsed) faults.add(path, 'UPLOAD_USED');
    else if (upload.isExpired) faults.add(path, 'UPLOAD_EXPIRED');
    else if (upload.purpose !== purpose) faults.add(path, 'UPLOAD_WRONG_PURPOSE');
    else {
      const picture = await prepare(ctx, upload, path, faults);
      if (picture) prepared.push(picture);
    }
    seen.add(id);
  }
  faults.check();
  return prepared;
}

async function prepare(
  ctx: Context,
  upload: UploadRow,
  path: string,
  faults: Faults,
): Promise<PreparedPicture | undefined> {
  const { store } = ctx.app;
  const key = uploadKey(upload.id);
  const size = await store.size(key);
  if (size !== null && size !== upload.byteSize) {
    await store.remove(key);
    return faults.add(path, 'UPLOAD_WRONG_SIZE', upload.byteSize);
  }
  const bytes = size === null ? null : await store.read(key);
  if (!bytes) return faults.add(path, (await isUsedNow(ctx, upload)) ? 'UPLOAD_USED' : 'UPLOAD_MISSING');
  const processed = await processPicture(bytes);
  if ('refused' in processed) {
    await store.remove(key);
    return faults.add(path, processed.refused);
  }
  const keys = imageKeys(upload.id);
  await store.put(keys.storageKey, processed.bytes, 'image/webp');
  await store.put(keys.thumbnailKey, processed.thumbnail, 'image/webp');
  const { width, height, blurHash } = processed;
  return { path, uploadId: upload.id, imageId: newId(), purpose: upload.purpose, width, height, blurHash };
}

/** Whoever uses an upload removes what came: where nothing is, somebody may have been faster. */
async function isUsedNow(ctx: Context, { id }: UploadRow): Promise<boolean> {
  return (await findOwnUploads(ctx, [id])).some(({ isUsed }) => isUsed);
}

/** Where the pictures made of an upload lie: known without a look-up, so that sweeping an upload finds them. */
export const imageKeys = (uploadId: string) => ({
  storageKey: `images/${uploadId}.webp`,
  thumbnailKey: `images/${uploadId}-small.webp`,
});

// The upload is claimed first: of two at once the second waits for its row and then claims nothing.
const use = query(
  (p: Params<PreparedPicture & { ownerId: string; storageKey: string; thumbnailKey: string; at: Date }>) => sql<{
    id: string;
  }>`
  with claimed as (
    update uploads set used_at = ${p.at}, image_id = ${p.imageId} where id = ${p.uploadId} and used_at is null returning id
  )
  insert into images (id, owner_id, purpose, storage_key, thumbnail_key, width, height, blur_hash, created_at)
  select ${p.imageId}, ${p.ownerId}, ${p.purpose}, ${p.storageKey}, ${p.thumbnailKey}, ${p.width}, ${p.height}, ${p.blurHash}, ${p.at}
  from claimed returning id`,
);

/**
 * Uses prepared pictures in the transaction of the use case, and answers the ids of the images in the same order.
 * @throws AppError BAD_USER_INPUT UPLOAD_USED when another use case was faster.
 */
export async function usePictures(tx: Tx, prepared: readonly PreparedPicture[]): Promise<string[]> {
  const at = now(tx);
  for (const picture of prepared) {
    const { path, uploadId } = picture;
    const used = await row(tx, use, { ...picture, ...imageKeys(uploadId), ownerId: tx.viewer!.userId, at });
    if (!used) throw uploadWasUsed(path);
    afterCommit(tx, () => {
      // Left behind by a fault it is swept with its upload; the picture itself stands.
      tx.app.store
        .remove(uploadKey(uploadId))
        .catch((error) => tx.log.warn({ err: error }, 'an upload was not removed'));
    });
  }
  return prepared.map(({ imageId }) => imageId);
}
