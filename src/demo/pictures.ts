import type { ClientBase } from 'pg';
import sharp from 'sharp';
import { processPicture } from '../media/process-picture.ts';
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
  const ids: string[] = [];
  for (let i = 0; i < PICTURES; i++) ids.push(await addPicture(client, store, i));
  const pick = 'pictures.ids[1 + (n.number % cardinality(pictures.ids))::int]';
  const newest = (table: string, limit: number, where = 'true') =>
    `(select id, row_number() over (order by id desc) as number from ${table} where ${where} order by id desc limit ${limit}) n,
     (select $1::uuid[] as ids) pictures`;
  await client.query(
    `update companions t set thumbnail_id = ${pick} from ${newest('companions', SHOWN.posts)} where t.id = n.id`,
    [ids],
  );
  await client.query(
    `update places t set image_id = ${pick} from ${newest('places', SHOWN.places)} where t.id = n.id`,
    [ids],
  );
  await client.query(
    `update users t set avatar_id = ${pick} from ${newest('users', SHOWN.people, 'deleted_at is null')} where t.id = n.id`,
    [ids],
  );
  await client.query(
    `insert into companion_images (companion_id, position, image_id)
     select n.id, p.position, pictures.ids[1 + ((n.number + 3 * p.position + 1) % cardinality(pictures.ids))::int]
     from generate_series(0, 1) p(position), ${newest('companions', SHOWN.albums)}`,
    [ids],
  );
}

async function addPicture(client: ClientBase, store: Store, scene: number): Promise<string> {
  const png = await sharp(draw(scene), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const picture = await processPicture(png);
  if ('refused' in picture) throw new Error(`A drawn picture was refused: ${picture.refused}`);
  const id = newId();
  const { storageKey, thumbnailKey } = imageKeys(id);
  await store.put(storageKey, picture.bytes, 'image/webp');
  await store.put(thumbnailKey, picture.thumbnail, 'image/webp');
  await client.query(
    `insert into images (id, storage_key, thumbnail_key, width, height, blur_hash, created_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [id, storageKey, thumbnailKey, picture.width, picture.height, picture.blurHash],
  );
  return id;
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
