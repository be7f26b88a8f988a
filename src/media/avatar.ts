import type { Context, Tx } from '../shared/context.ts';
import { preparePictures, usePictures, type WantedUpload } from './use-upload.ts';

/** `App.prepareAvatar`: how accounts turn an upload into the picture of a person. @throws as `preparePictures`. */
export async function prepareAvatar(ctx: Context, wanted: WantedUpload): Promise<(tx: Tx) => Promise<string>> {
  const prepared = await preparePictures(ctx, 'AVATAR', [wanted]);
  return async (tx) => (await usePictures(tx, prepared))[0]!;
}
