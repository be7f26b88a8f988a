import type { ClientBase } from 'pg';
import sharp from 'sharp';
import type { UploadPurpose } from '../media/image.entity.ts';
import { type ProcessedPicture, processPicture } from '../media/process-picture.ts';
import type { Store } from '../media/store.ts';
import { imageKeys } from '../media/use-upload.ts';
import { newId } from '../shared/ids.ts';

const PICTURES = 8;
const WIDTH = 640;
const HEIGHT = 420;
/** The newest ones have pictures, whatever the scale: nobody scrolls to the others first. */
const SHOWN = { posts: 300, albums: 100, places: 300, people: 200 };

/**
 * Draws landscapes by code, puts them into the store as uploads would be, and gives them to the newest posts, places and
 * people. In the transaction that fills the database.
 */
export async function addPictures(client: ClientBase, store: Store): Promise<void> {
  const drawn: ProcessedPicture[] = [];
  for (let i = 0; i < PICTURES; i++) drawn.push(await drawPicture(i));
  const pick = 'pictures.ids[1 + (n.number % cardinality(pictures.ids))::int]';
  const newest = (table: string, limit: number, where = 'true') =>
    `(select id, row_number() over (order by id desc) as number from ${table} where ${where} order by id desc limit ${limit}) n,
     (select $1::uuid[] as ids) pictures`;
  const ofPosts = await addAll(client, store, drawn, 'COMPANION');
  await client.query(
    `update companions t set thumbnail_id = ${pick} from ${newest('companions', SHOWN.posts)} where t.id = n.id`,
    [ofPosts],
  );
  await client.query(
    `insert into companion_images (companion_id, position, image_id)
     select n.id, p.position, pictures.ids[1 + ((n.number + 3 * p.position + 1) % cardinality(pictures.ids))::int]
     from generate_series(0, 1) p(position), ${newest('companions', SHOWN.albums)}`,
    [ofPosts],
  );
  await client.query(
    `update places t set image_id = ${pick} from ${newest('places', SHOWN.places)} where t.id = n.id`,
    [await addAll(client, store, drawn, 'PLACE')],
  );
  await client.query(
    `update users t set avatar_id = ${pick} from ${newest('users', SHOWN.people, 'deleted_at is null')} where t.id = n.id`,
    [await addAll(client, store, drawn, 'AVATAR')],
  );
}

async function drawPicture(scene: number): Promise<ProcessedPicture> {
  const png = await sharp(draw(scene), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const picture = await processPicture(png);
  if ('refused' in picture) throw new Error(`A drawn picture was refused: ${picture.refused}`);
  return picture;
}

/** Stores pictures for one purpose and answers their ids. */
async function addAll(
  client: ClientBase,
  store: Store,
  pictures: readonly ProcessedPicture[],
  purpose: UploadPurpose,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { bytes, thumbnail, width, height, blurHash } of pictures) {
    const id = newId();
    const { storageKey, thumbnailKey } = imageKeys(id);
    await store.put(storageKey, bytes, 'image/webp');
    await store.put(thumbnailKey, thumbnail, 'image/webp');
    await client.query(
      `insert into images (id, purpose, storage_key, thumbnail_key, width, height, blur_hash, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, now())`,
      [id, purpose, storageKey, thumbnailKey, width, height, blurHash],
    );
    ids.push(id);
  }
  return ids;
}

/** A sky over two ridges of hills, as raw RGB; each scene in its own light. */
function draw(scene: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const light = scene / PICTURES;
  for (let x = 0; x < WIDTH; x++) {
    const ridge = (height: number, waves: number) =>
      HEIGHT *
      (height - 0.08 * Math.sin((x / WIDTH) * waves + scene) - 0.04 * Math.sin((x / WIDTH) * waves * 2.7 + 2 * scene));
    const [far, near] = [ridge(0.55, 7), ridge(0.78, 4)];
    for (let y = 0; y < HEIGHT; y++) {
      const depth = y / HEIGHT;
      const color =
        y > near
          ? [30 + 60 * light, 90 + 40 * (1 - light), 60]
          : y > far
            ? [90 + 50 * light, 130, 120 + 40 * (1 - light)]
            : [150 + 100 * light * (1 - depth), 190 - 40 * light, 240 - 120 * light * depth];
      for (let channel = 0; channel < 3; channel++) pixels[(y * WIDTH + x) * 3 + channel] = color[channel]!;
    }
  }
  return pixels;
}
