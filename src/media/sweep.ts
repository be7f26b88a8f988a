import type { App } from '../shared/context.ts';
import { uploadKey } from './upload.service.ts';
import { imageKeys } from './use-upload.ts';

const BATCH = 200;
/** A picture is left alone for so long after its making, hours: whoever makes it may still be writing. */
const IMAGE_AGE_HOURS = 1;

/**
 * Removes what nobody uses: uploads that expired unused, with everything made of them, and pictures that nothing shows any
 * more (a replaced avatar, a deleted post). Running it twice, or from two instances at once, does no harm.
 * @returns how many uploads and pictures went.
 */
export async function sweepMedia(app: App): Promise<{ uploads: number; images: number }> {
  return { uploads: await sweepUploads(app), images: await sweepImages(app) };
}

async function sweepUploads(app: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const { rows } = await app.pool.query<{ id: string }>(
      'select id from uploads where used_at is null and expires_at <= $1 order by expires_at limit $2',
      [app.clock(), BATCH],
    );
    for (const { id } of rows) {
      const { storageKey, thumbnailKey } = imageKeys(id);
      // Objects first: as long as the row stands, the next sweep finds what this one left.
      await Promise.all([uploadKey(id), storageKey, thumbnailKey].map((key) => app.store.remove(key)));
      await app.pool.query('delete from uploads where id = $1 and used_at is null', [id]);
    }
    swept += rows.length;
    if (rows.length < BATCH) return swept;
  }
}

const UNUSED_IMAGES = `
  select i.id, i.storage_key as "storageKey", i.thumbnail_key as "thumbnailKey" from images i
  where i.created_at < $1::timestamptz - interval '${IMAGE_AGE_HOURS} hours'
    and not exists (select from users where avatar_id = i.id)
    and not exists (select from companions where thumbnail_id = i.id)
    and not exists (select from companion_images where image_id = i.id)
    and not exists (select from places where image_id = i.id)
    and not exists (select from message_images where image_id = i.id)
  limit ${BATCH}`;

async function sweepImages(app: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const { rows } = await app.pool.query<{ id: string; storageKey: string; thumbnailKey: string }>(UNUSED_IMAGES, [
      app.clock(),
    ]);
    for (const { id, storageKey, thumbnailKey } of rows) {
      await Promise.all([storageKey, thumbnailKey].map((key) => app.store.remove(key)));
      await app.pool.query('delete from uploads where image_id = $1', [id]);
      await app.pool.query('delete from images where id = $1', [id]);
    }
    swept += rows.length;
    if (rows.length < BATCH) return swept;
  }
}

const SWEEP_MS = 3600_000;

/** Sweeps every hour until the answer is called. A sweep that fails is logged and tried again an hour later. */
export function startSweeping(app: App): () => void {
  const sweeping = setInterval(() => {
    sweepMedia(app).catch((error) => app.log.warn({ err: error }, 'pictures could not be swept'));
  }, SWEEP_MS);
  sweeping.unref();
  return () => clearInterval(sweeping);
}
