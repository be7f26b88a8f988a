import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll } from 'vitest';
import type { TestApp } from '../kit/app.ts';
import type { Person } from '../kit/make.ts';

/** A folder for pictures that is gone after the file's tests. */
export async function pictureFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'infinity-travel-pictures-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A small honest JPEG. */
const someJpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#4a8' } })
    .jpeg()
    .toBuffer();

/** Uploads a picture for a purpose, as a client does, and answers the upload's id. */
export async function makeUpload(server: TestApp, person: Person, purpose: string, bytes?: Buffer): Promise<string> {
  const picture = bytes ?? (await someJpeg());
  const { createUpload } = await person.ask(
    `mutation ($purpose: UploadPurpose!, $n: Int!) { createUpload(purpose: $purpose, contentType: "image/jpeg", byteSize: $n) { id url } }`,
    { purpose, n: picture.length },
  );
  const url = createUpload.url.replace(server.app.config.publicUrl, server.url);
  const { status } = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg' },
    body: new Uint8Array(picture),
  });
  if (status !== 204) throw new Error(`The upload was answered with ${status}`);
  return createUpload.id;
}
