import type { WantedUpload } from '../../media/use-upload.ts';
import { plannerVisibleById } from '../../planners/planner.loaders.ts';
import type { Context } from '../../shared/context.ts';
import type { FieldFault } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { RawCompanionFields } from './companion-input.ts';
import { type PostPicture, preparePostPictures } from './post-pictures.ts';

/** Pictures beside the thumbnail (domain.md, Companions). */
const MAX_IMAGES = LIST_SIZES.imagesOfPost;

/** What an input attaches to a post: undefined is no word of it, null and empty remove. */
export interface Attachments {
  thumbnail: PostPicture | null | undefined;
  images: readonly PostPicture[] | undefined;
  faults: readonly FieldFault[];
}

/**
 * Makes the pictures of an input, before the transaction, and checks its planner. Of an edited post, the ids of its own
 * pictures keep them. What is wrong is answered, not thrown, so that it comes back with the faults of the other fields: those
 * of `preparePictures`, TOO_MANY, DUPLICATE, REQUIRED, and PLANNER_NOT_FOUND for one that is not the viewer's own.
 */
export async function prepareAttachments(
  ctx: Context,
  input: RawCompanionFields,
  companionId: string | null,
): Promise<Attachments> {
  const faults = new Faults();
  const { thumbnailUploadId, imageUploadIds, plannerId } = input;
  if (plannerId) await checkPlanner(ctx, faults, plannerId);
  const ids =
    imageUploadIds === undefined ? [] : (faults.distinct('input.imageUploadIds', imageUploadIds, MAX_IMAGES) ?? []);
  const wanted: WantedUpload[] = ids.map((id, i) => ({ path: `input.imageUploadIds.${i}`, id }));
  if (thumbnailUploadId) wanted.unshift({ path: 'input.thumbnailUploadId', id: thumbnailUploadId });
  const pictures = (await faults.gather(() => preparePostPictures(ctx, wanted, companionId))) ?? [];
  return {
    thumbnail: thumbnailUploadId ? pictures[0] : (thumbnailUploadId as null | undefined),
    images: imageUploadIds === undefined ? undefined : pictures.slice(thumbnailUploadId ? 1 : 0),
    faults: faults.list,
  };
}

async function checkPlanner(ctx: Context, faults: Faults, plannerId: string): Promise<void> {
  const planner = isUuid(plannerId) ? await plannerVisibleById(ctx).load(plannerId) : null;
  if (planner?.ownerId !== ctx.viewer!.userId) faults.add('input.plannerId', 'PLANNER_NOT_FOUND');
}
