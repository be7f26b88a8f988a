import { sql } from 'kysely';
import { listed, type RowOf } from '../../data/columns.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { discardPictures } from '../../media/sweep.ts';
import { type PreparedPicture, preparePictures, usePictures, type WantedUpload } from '../../media/use-upload.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { badInput } from '../../shared/errors.ts';
import type { Attachments } from './attachments.ts';

/** A picture that a post shall have: one of its own that stays, or one made of an upload. */
export type PostPicture = { path: string; imageId: string; uploadId: null } | PreparedPicture;

const OWN_IMAGE = { id: sql<string>`i.image_id`, isThumbnail: sql<boolean>`false`, position: sql<number>`i.position` };
const OWN_THUMBNAIL = { id: sql`c.thumbnail_id`, isThumbnail: sql`true`, position: sql`-1` };
const ownPictures = query(
  (p: Params<{ companionId: string }>) => sql<RowOf<typeof OWN_IMAGE>>`
  select ${listed(OWN_IMAGE)} from companion_images i where i.companion_id = ${p.companionId}
  union all
  select ${listed(OWN_THUMBNAIL)} from companions c where c.id = ${p.companionId} and c.thumbnail_id is not null
  order by position`,
);

/**
 * Makes pictures of uploads, and keeps those whose id is one of the post's own pictures; in the order of `wanted`.
 * @throws AppError as `preparePictures`; an image of another post is an UPLOAD_NOT_FOUND.
 */
export async function preparePostPictures(
  ctx: Context,
  wanted: readonly WantedUpload[],
  companionId: string | null,
): Promise<PostPicture[]> {
  const found = companionId && wanted.length > 0 ? await rows(ctx, ownPictures, { companionId }) : [];
  const own = new Set(found.map(({ id }) => id));
  const uploads = wanted.filter(({ id }) => !own.has(id));
  const made = new Map((await preparePictures(ctx, 'COMPANION', uploads)).map((picture) => [picture.path, picture]));
  return wanted.map(({ path, id }) => made.get(path) ?? { path, imageId: id, uploadId: null });
}

/** The pictures of a post after an edit, and what it had before; `imageIds` null when nothing was said of them. */
interface Settled {
  thumbnailId: string | null;
  imageIds: readonly string[] | null;
  hasChanged: boolean;
}

/**
 * Uses what was prepared, in the transaction that holds the lock of the post (none for a new one), and removes for good what
 * the post shows no more. `writeImages` puts the list in its place.
 * @throws AppError BAD_USER_INPUT: UPLOAD_USED; UPLOAD_NOT_FOUND for a picture that has left the post in between.
 */
export async function settlePictures(
  tx: Tx,
  { thumbnail, images }: Attachments,
  companionId: string | null,
): Promise<Settled> {
  const before = companionId ? await rows(tx, ownPictures, { companionId }) : [];
  const own = new Set(before.map(({ id }) => id));
  const wanted = [...(thumbnail ? [thumbnail] : []), ...(images ?? [])];
  const lost = wanted.filter(({ uploadId, imageId }) => uploadId === null && !own.has(imageId));
  if (lost.length > 0) throw badInput(lost.map(({ path }) => ({ path, reason: 'UPLOAD_NOT_FOUND' })));
  await usePictures(
    tx,
    wanted.filter((picture) => picture.uploadId !== null),
  );

  const formerThumbnail = before.find(({ isThumbnail }) => isThumbnail)?.id ?? null;
  const formerImages = before.filter(({ isThumbnail }) => !isThumbnail).map(({ id }) => id);
  const thumbnailId = thumbnail === undefined ? formerThumbnail : (thumbnail?.imageId ?? null);
  const imageIds = images ? images.map(({ imageId }) => imageId) : null;
  const kept = new Set([thumbnailId, ...(imageIds ?? formerImages)]);
  discardPictures(
    tx,
    [...own].filter((id) => !kept.has(id)),
  );
  return { thumbnailId, imageIds, hasChanged: imageIds !== null && imageIds.join() !== formerImages.join() };
}

const removeImages = query(
  (p: Params<{ companionId: string }>) =>
    sql<never>`delete from companion_images where companion_id = ${p.companionId}`,
);
const insertImages = query(
  (p: Params<{ companionId: string; ids: readonly string[] }>) => sql<never>`
  insert into companion_images (companion_id, position, image_id)
  select ${p.companionId}, i.position - 1, i.id from unnest(${p.ids}::uuid[]) with ordinality as i(id, position)`,
);

/** Writes the list of pictures of a post, in order. */
export async function writeImages(tx: Tx, companionId: string, { imageIds, hasChanged }: Settled): Promise<void> {
  if (!hasChanged || imageIds === null) return;
  await rows(tx, removeImages, { companionId });
  if (imageIds.length > 0) await rows(tx, insertImages, { companionId, ids: imageIds });
}

const picturesOfPosts = query(
  (p: Params<{ ids: readonly string[] }>) => sql<{ id: string }>`
  select image_id as id from companion_images where companion_id = any(${p.ids}::uuid[])
  union select thumbnail_id from companions where id = any(${p.ids}::uuid[]) and thumbnail_id is not null`,
);

/** Removes the pictures of posts that go in this transaction; to be called before they go. */
export async function discardPicturesOf(tx: Tx, companionIds: readonly string[]): Promise<void> {
  const pictures = companionIds.length === 0 ? [] : await rows(tx, picturesOfPosts, { ids: companionIds });
  discardPictures(
    tx,
    pictures.map(({ id }) => id),
  );
}
