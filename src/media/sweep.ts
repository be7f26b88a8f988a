import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Params, query, row, rowsOn } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import type { App, Tx } from '../shared/context.ts';
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

const expiredUploads = query(
  (p: Params<{ now: Date }>) => sql<{ id: string; hasPicture: boolean }>`
  select id, image_id is not null as "hasPicture" from uploads
  where cleared_at is null and expires_at < ${p.now}::timestamptz - make_interval(hours => ${sql.lit(ARRIVAL_HOURS)})
  order by expires_at limit ${sql.lit(BATCH)}`,
);
const markCleared = query(
  (p: Params<{ id: string; now: Date }>) =>
    sql`update uploads set cleared_at = ${p.now} where id = ${p.id} and image_id is not null`,
);
const forgetUnused = query(
  (p: Params<{ id: string }>) => sql`delete from uploads where id = ${p.id} and image_id is null`,
);

async function sweepUploads({ pool, store, clock }: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const expired = await rowsOn(pool, expiredUploads, { now: clock() });
    for (const { id, hasPicture } of expired) {
      const { storageKey, thumbnailKey } = imageKeys(id);
      // Objects first: as long as the row stands, the next sweep finds what this one left.
      const keys = [uploadKey(id), ...(hasPicture ? [] : [storageKey, thumbnailKey])];
      await Promise.all(keys.map((key) => store.remove(key)));
      await rowsOn(pool, markCleared, { id, now: clock() });
      await rowsOn(pool, forgetUnused, { id });
    }
    swept += expired.length;
    if (expired.length < BATCH) return swept;
  }
}

interface UnusedImage {
  id: string;
  storageKey: string;
  thumbnailKey: string;
}

const makeUnusedImages = (app: App) => {
  const select = (condition: RawBuilder<SqlBool>) => sql<UnusedImage>`
    select i.id, i.storage_key as "storageKey", i.thumbnail_key as "thumbnailKey" from images i
    where ${condition} and not ${isShown(app)} limit ${sql.lit(BATCH)}`;
  return {
    old: query((p: Params<{ now: Date }>) =>
      select(sql`i.created_at < ${p.now}::timestamptz - make_interval(hours => ${sql.lit(IMAGE_AGE_HOURS)})`),
    ),
    ofIds: query((p: Params<{ ids: readonly string[] }>) => select(sql`i.id = any(${p.ids}::uuid[])`)),
  };
};
const unusedImagesOf = new WeakMap<App, ReturnType<typeof makeUnusedImages>>();

/** The statements about pictures that nothing shows: what shows pictures is registered in the app. */
function unusedImages(app: App): ReturnType<typeof makeUnusedImages> {
  const made = unusedImagesOf.get(app) ?? makeUnusedImages(app);
  unusedImagesOf.set(app, made);
  return made;
}

async function sweepImages(app: App): Promise<number> {
  let swept = 0;
  for (;;) {
    const unused = await rowsOn(app.pool, unusedImages(app).old, { now: app.clock() });
    await removeImages(app, unused);
    swept += unused.length;
    if (unused.length < BATCH) return swept;
  }
}

// An upload that something can still arrive for stays on record until it is swept.
const forgetUpload = query(
  (p: Params<{ imageId: string }>) => sql`delete from uploads where image_id = ${p.imageId} and cleared_at is not null`,
);
const unlinkUpload = query(
  (p: Params<{ imageId: string }>) => sql`update uploads set image_id = null where image_id = ${p.imageId}`,
);
const removeImage = query((p: Params<{ imageId: string }>) => sql`delete from images where id = ${p.imageId}`);

async function removeImages({ pool, store }: App, images: readonly UnusedImage[]): Promise<void> {
  for (const { id: imageId, storageKey, thumbnailKey } of images) {
    await Promise.all([storageKey, thumbnailKey].map((key) => store.remove(key)));
    for (const statement of [forgetUpload, unlinkUpload, removeImage]) await rowsOn(pool, statement, { imageId });
  }
}

/**
 * `App.discardPictures`: removes these pictures after the commit, as far as nothing else shows them. What fails is swept within
 * the hour; nobody is shown it meanwhile.
 */
export function discardPictures(tx: Tx, imageIds: readonly (string | null)[]): void {
  const ids = imageIds.filter((id) => id !== null);
  if (ids.length === 0) return;
  afterCommit(tx, () => {
    rowsOn(tx.app.pool, unusedImages(tx.app).ofIds, { ids })
      .then((unused) => removeImages(tx.app, unused))
      .catch((error) => tx.log.warn({ err: error }, 'pictures were not removed'));
  });
}

const avatarOf = query(
  (p: Params<{ userId: string }>) =>
    sql<{ id: string | null }>`select avatar_id as id from users where id = ${p.userId}`,
);

/** The picture of a person who leaves for good goes with the account. */
export async function removeAccountFromMedia(tx: Tx, userId: string): Promise<void> {
  const avatar = await row(tx, avatarOf, { userId });
  discardPictures(tx, [avatar?.id ?? null]);
}
