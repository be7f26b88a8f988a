import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';

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
const server = await startTestApp({ config: { s3 } });
afterAll(async () => {
  await server.close();
  await bucket.close();
  await rm(directory, { recursive: true, force: true });
});

it('pictures go straight to a bucket that speaks S3, and are shown from there', async () => {
  const person = await makePerson(server);
  const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#258' } })
    .jpeg()
    .toBuffer();
  const { createUpload } = await person.ask(
    'mutation ($n: Int!) { createUpload(purpose: AVATAR, contentType: "image/jpeg", byteSize: $n) { id url headers { name value } } }',
    { n: bytes.length },
  );
  expect(createUpload.url).toContain(`127.0.0.1:${port}/pictures/uploads/`);
  const headers = Object.fromEntries(
    createUpload.headers.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  const stored = await fetch(createUpload.url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  expect(stored.status).toBe(200);
  const { updateProfile } = await person.ask(
    'mutation ($id: ID!) { updateProfile(input: { avatarUploadId: $id }) { user { avatar { url width height } } } }',
    { id: createUpload.id },
  );
  expect(updateProfile.user.avatar).toMatchObject({ width: 320, height: 200 });
  const shown = await fetch(updateProfile.user.avatar.url.replace(server.app.config.publicUrl, server.url));
  expect(shown.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(320);
});
