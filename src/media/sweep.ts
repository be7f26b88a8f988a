import { rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import type { App, Context } from '../shared/context.ts';
import { isShown } from './image-uses.ts';
import { uploadKey } from './upload.service.ts';
import { imageKeys } from './use-upload.ts';

const BATCH = 200;
/** A picture is left alone for so long after its making, hours: whoever makes it may still be writing. */
const IMAGE_AGE_HOURS = 1;
/** What may arrive until an upload expires may take so long to arrive, hours. */
const ARRIVAL_HOURS = 1;

/**
 * Removes what nobody uses: everything that arrived for an upload and was not used, also when it arrived after the upload was
 * used, and pictures that nothing shows any more. Running it twice, or from two instances at once, does no harm.
 * @returns how many uploads and pictures went.
 */
export async function sweepMedia(app: App): Promise<{ uploads: number; images: number }> {
  return { uploads: await sweepUploads(app), images: await sweepImages(app) };
}

async function sweepUploads(app: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const { rows } = await app.pool.query<{ id: string; hasPicture: boolean }>(
      `select id, image_id is not null as "hasPicture" from uploads
       where cleared_at is null and expires_at < $1::timestamptz - interval '${ARRIVAL_HOURS} hours' order by expires_at limit $2`,
      [app.clock(), BATCH],
    );
    for (const { id, hasPicture } of rows) {
      const { storageKey, thumbnailKey } = imageKeys(id);
      // Objects first: as long as the row stands, the next sweep finds what this one left.
      const keys = [uploadKey(id), ...(hasPicture ? [] : [storageKey, thumbnailKey])];
      await Promise.all(keys.map((key) => app.store.remove(key)));
      await app.pool.query('update uploads set cleared_at = $2 where id = $1 and image_id is not null', [
        id,
        app.clock(),
      ]);
      await app.pool.query('delete from uploads where id = $1 and image_id is null', [id]);
    }
    swept += rows.length;
    if (rows.length < BATCH) return swept;
  }
}

/** Pictures that nothing shows, with a condition on `images i`. */
const unusedImages = (app: App, condition: string) =>
  `select i.id, i.storage_key as "storageKey", i.thumbnail_key as "thumbnailKey" from images i
   where ${condition} and not ${isShown(app, 'i.id')} limit ${BATCH}`;

async function sweepImages(app: App): Promise<number> {
  const old = unusedImages(app, `i.created_at < $1::timestamptz - interval '${IMAGE_AGE_HOURS} hours'`);
  let swept = 0;
  for (;;) {
    const removed = await removeImages(app, old, app.clock());
    swept += removed;
    if (removed < BATCH) return swept;
  }
}

async function removeImages(app: App, unused: string, value: unknown): Promise<number> {
  const { rows } = await app.pool.query<{ id: string; storageKey: string; thumbnailKey: string }>(unused, [value]);
  for (const { id, storageKey, thumbnailKey } of rows) {
    await Promise.all([storageKey, thumbnailKey].map((key) => app.store.remove(key)));
    // An upload that something can still arrive for stays on record until it is swept.
    await app.pool.query('delete from uploads where image_id = $1 and cleared_at is not null', [id]);
    await app.pool.query('update uploads set image_id = null where image_id = $1', [id]);
    await app.pool.query('delete from images where id = $1', [id]);
  }
  return rows.length;
}

/**
 * `App.discardPictures`: removes these pictures after the commit, as far as nothing else shows them. What fails is swept within
 * the hour; nobody is shown it meanwhile.
 */
export function discardPictures(tx: Context, imageIds: readonly (string | null)[]): void {
  const ids = imageIds.filter((id) => id !== null);
  if (ids.length === 0) return;
  afterCommit(tx, () => {
    removeImages(tx.app, unusedImages(tx.app, 'i.id = any($1::uuid[])'), ids).catch((error) =>
      tx.log.warn({ err: error }, 'pictures were not removed'),
    );
  });
}

const avatarOf = statement<{ id: string }>('select avatar_id as id from users where id = $1 and avatar_id is not null');

/** The picture of a person who leaves for good goes with the account. */
export async function removeAccountFromMedia(tx: Context, userId: string): Promise<void> {
  const avatars = await rows(tx, avatarOf, [userId]);
  discardPictures(
    tx,
    avatars.map(({ id }) => id),
  );
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
