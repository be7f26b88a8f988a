import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { sweepMedia } from '../../src/media/sweep.ts';
import { makePair } from '../chat/live-kit.ts';
import { turnableClock } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { until } from '../kit/until.ts';

const directory = await mkdtemp(join(tmpdir(), 'infinity-travel-s3-'));
// A server that speaks S3 over a real socket; these credentials are its documented ones.
const bucket = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory,
  configureBuckets: [{ name: 'pictures', configs: [] }],
});
const { port } = await bucket.run();
const s3 = {
  bucket: 'pictures',
  region: 'us-east-1',
  endpoint: `http://127.0.0.1:${port}`,
  accessKeyId: 'S3RVER',
  secretAccessKey: 'S3RVER',
};
const clock = turnableClock(new Date().toISOString());
const server = await startTestApp({ config: { s3 }, clock });

const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#258' } })
  .jpeg()
  .toBuffer();
const ANNOUNCE =
  'mutation ($n: Int!) { createUpload(purpose: AVATAR, contentType: "image/jpeg", byteSize: $n) { id url headers { name value } } }';
const AVATAR =
  'mutation ($id: ID) { updateProfile(input: { avatarUploadId: $id }) { user { avatar { url width height } } } }';
const headersOf = ({ headers }: { headers: { name: string; value: string }[] }) =>
  Object.fromEntries(headers.map(({ name, value }) => [name, value]));

/** The keys of all objects in the bucket. */
async function objects(): Promise<string[]> {
  const client = new S3Client({
    region: s3.region,
    endpoint: s3.endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: s3.bucket }));
  client.destroy();
  return Contents.map(({ Key }) => Key!);
}

afterAll(async () => {
  await server.close();
  await bucket.close();
  await rm(directory, { recursive: true, force: true });
});

it('pictures go straight to a bucket that speaks S3, and are shown from there', async () => {
  const person = await makePerson(server);
  const { createUpload } = await person.ask(ANNOUNCE, { n: picture.length });
  expect(createUpload.url).toContain(`127.0.0.1:${port}/pictures/uploads/`);
  const headers = headersOf(createUpload);
  const stored = await fetch(createUpload.url, { method: 'PUT', headers, body: new Uint8Array(picture) });
  expect(stored.status).toBe(200);
  const { updateProfile } = await person.ask(AVATAR, { id: createUpload.id });
  expect(updateProfile.user.avatar).toMatchObject({ width: 320, height: 200 });
  const shown = await fetch(updateProfile.user.avatar.url.replace(server.app.config.publicUrl, server.url));
  expect(shown.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(320);
});

it('a picture in a message comes through our door under a signed address, and an avatar goes at once', async () => {
  const { minji, roomId } = await makePair(server);
  const { createUpload } = await minji.ask(ANNOUNCE.replace('AVATAR', 'MESSAGE'), { n: picture.length });
  await fetch(createUpload.url, { method: 'PUT', headers: headersOf(createUpload), body: new Uint8Array(picture) });
  const { sendMessage } = await minji.ask(
    'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id images { url } } }',
    { input: { roomId, clientMessageId: randomUUID(), imageUploadIds: [createUpload.id] } },
  );
  const url = sendMessage.images[0].url.replace(server.app.config.publicUrl, server.url);
  const shown = await fetch(url);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(shown.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
  expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(404);
  await minji.ask('mutation ($id: ID!) { deleteMessage(id: $id) { id } }', { id: sendMessage.id });
  expect((await fetch(url)).status).toBe(404);
  await until(async () => (await objects()).every((key) => !key.includes(createUpload.id)));
});

it.each([
  ['stands', false],
  ['is gone', true],
])(
  'a signed PUT that arrives after the upload was used leaves nothing behind, when the picture %s',
  async (_name, isGone) => {
    const person = await makePerson(server);
    const { createUpload } = await person.ask(ANNOUNCE, { n: picture.length });
    const put = () =>
      fetch(createUpload.url, { method: 'PUT', headers: headersOf(createUpload), body: new Uint8Array(picture) });
    await put();
    const { avatar } = (await person.ask(AVATAR, { id: createUpload.id })).updateProfile.user;
    await until(async () => !(await objects()).includes(`uploads/${createUpload.id}`));
    if (isGone) {
      await person.ask(AVATAR, { id: null });
      await until(async () => (await objects()).every((key) => !key.includes(createUpload.id)));
    }
    expect((await put()).status).toBe(200);
    expect(await objects()).toContain(`uploads/${createUpload.id}`);

    clock.pass(3600_000 - 1000);
    await sweepMedia(server.app);
    // Until now one more may arrive.
    expect((await put()).status).toBe(200);
    clock.pass(3600_000 + 2000);
    await sweepMedia(server.app);
    expect(await objects()).not.toContain(`uploads/${createUpload.id}`);
    const shown = await fetch(avatar.url.replace(server.app.config.publicUrl, server.url));
    expect(shown.status).toBe(isGone ? 404 : 200);
    expect((await objects()).some((key) => key.includes(createUpload.id))).toBe(!isGone);
  },
);
