import { listLoaderOf } from '../../data/loaders.ts';
import { rows, statement } from '../../data/statement.ts';
import { IMAGE_COLUMNS, type ImageRow } from '../../media/image.rows.ts';
import { type PreparedPicture, preparePictures, usePictures } from '../../media/use-upload.ts';
import { plannerVisibleById } from '../../planners/planner.rows.ts';
import type { Context } from '../../shared/context.ts';
import type { FieldFault } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import type { RawCompanionFields } from './companion-input.ts';

/** Pictures beside the thumbnail (domain.md, Companions). */
const MAX_IMAGES = 3;

/** What an input attaches to a post: undefined is no word of it, null and empty remove. */
export interface Attachments {
  thumbnail: PreparedPicture | null | undefined;
  images: readonly PreparedPicture[] | undefined;
  faults: readonly FieldFault[];
}

/**
 * Makes the pictures of an input, before the transaction, and checks its planner. What is wrong is answered, not thrown, so
 * that it comes back with the faults of the other fields: those of `preparePictures`, TOO_MANY, DUPLICATE, REQUIRED, and
 * PLANNER_NOT_FOUND for one that is not the viewer's own.
 */
export async function prepareAttachments(ctx: Context, input: RawCompanionFields): Promise<Attachments> {
  const faults = new Faults();
  const { thumbnailUploadId, imageUploadIds, plannerId } = input;
  if (plannerId) await checkPlanner(ctx, faults, plannerId);
  const ids =
    imageUploadIds === undefined ? [] : (faults.distinct('input.imageUploadIds', imageUploadIds, MAX_IMAGES) ?? []);
  const wanted = [
    ...(thumbnailUploadId ? [{ path: 'input.thumbnailUploadId', id: thumbnailUploadId }] : []),
    ...ids.map((id, i) => ({ path: `input.imageUploadIds.${i}`, id })),
  ];
  const made = (await faults.gather(() => preparePictures(ctx, 'COMPANION', wanted))) ?? [];
  return {
    thumbnail: thumbnailUploadId ? made[0] : (thumbnailUploadId as null | undefined),
    images: imageUploadIds === undefined ? undefined : made.slice(thumbnailUploadId ? 1 : 0),
    faults: faults.list,
  };
}

async function checkPlanner(ctx: Context, faults: Faults, plannerId: string): Promise<void> {
  const planner = isUuid(plannerId) ? await plannerVisibleById(ctx).load(plannerId) : null;
  if (planner?.ownerId !== ctx.viewer!.userId) faults.add('input.plannerId', 'PLANNER_NOT_FOUND');
}

/** Uses the prepared thumbnail, if there is one, and answers the id that the post shall have. */
export async function useThumbnail(
  tx: Context,
  { thumbnail }: Attachments,
  current: string | null,
): Promise<string | null> {
  if (thumbnail === undefined) return current;
  return thumbnail && (await usePictures(tx, [thumbnail]))[0]!;
}

const removeImages = statement<{ imageId: string }>(
  'delete from companion_images where companion_id = $1 returning image_id as "imageId"',
);
const insertImages = statement(
  `insert into companion_images (companion_id, position, image_id)
   select $1, i.position - 1, i.id from unnest($2::uuid[]) with ordinality as i(id, position)`,
);

/** Puts the prepared pictures in the place of those that stand; answers whether anything has changed. */
export async function replaceImages(tx: Context, companionId: string, { images }: Attachments): Promise<boolean> {
  if (!images) return false;
  const removed = await rows(tx, removeImages, [companionId]);
  if (images.length > 0) await rows(tx, insertImages, [companionId, await usePictures(tx, images)]);
  return removed.length + images.length > 0;
}

const ofPosts = statement<ImageRow & { companionId: string }>(
  `select ci.companion_id as "companionId", ${IMAGE_COLUMNS}
   from companion_images ci join images i on i.id = ci.image_id
   where ci.companion_id = any($1::uuid[]) order by ci.companion_id, ci.position`,
);

/** The pictures of posts, in order, by post. */
export const imagesOf = listLoaderOf<ImageRow & { companionId: string }>(
  (ctx, ids) => rows(ctx, ofPosts, [ids]),
  (image) => image.companionId,
);
