import { rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import type { App, Context } from '../shared/context.ts';
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

/** Pictures that nothing shows, with a condition on `images i`. */
const unusedImages = (condition: string) => `
  select i.id, i.storage_key as "storageKey", i.thumbnail_key as "thumbnailKey" from images i
  where ${condition}
    and not exists (select from users where avatar_id = i.id)
    and not exists (select from companions where thumbnail_id = i.id)
    and not exists (select from companion_images where image_id = i.id)
    and not exists (select from places where image_id = i.id)
    and not exists (select from message_images where image_id = i.id)
  limit ${BATCH}`;

const OLD_UNUSED = unusedImages(`i.created_at < $1::timestamptz - interval '${IMAGE_AGE_HOURS} hours'`);
const UNUSED_OF = unusedImages('i.id = any($1::uuid[])');

async function sweepImages(app: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const removed = await removeImages(app, OLD_UNUSED, app.clock());
    swept += removed;
    if (removed < BATCH) return swept;
  }
}

async function removeImages(app: App, unused: string, value: unknown): Promise<number> {
  const { rows } = await app.pool.query<{ id: string; storageKey: string; thumbnailKey: string }>(unused, [value]);
  for (const { id, storageKey, thumbnailKey } of rows) {
    await Promise.all([storageKey, thumbnailKey].map((key) => app.store.remove(key)));
    await app.pool.query('delete from uploads where image_id = $1', [id]);
    await app.pool.query('delete from images where id = $1', [id]);
  }
  return rows.length;
}

/** Removes these pictures after the commit, as far as nothing else shows them; what fails is swept within the hour. */
export function discardPictures(tx: Context, imageIds: readonly string[]): void {
  if (imageIds.length === 0) return;
  afterCommit(tx, () => {
    removeImages(tx.app, UNUSED_OF, imageIds).catch((error) =>
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
