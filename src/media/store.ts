import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { App } from '../shared/context.ts';

/** Where pictures lie: a folder of this machine, or a bucket that speaks S3. Keys are like `images/….webp`. */
export interface Store {
  /** Writes an object whole: whoever reads it meanwhile sees the old one or the new one. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Writes an object as it arrives. */
  putStream(key: string, stream: Readable): Promise<void>;
  /** Bytes of an object, or null when there is none. */
  size(key: string): Promise<number | null>;
  /** An object whole, or null when there is none. */
  read(key: string): Promise<Uint8Array | null>;
  /** An object as a stream. */
  stream(key: string): Promise<Readable>;
  /** Removes an object; one that is not there is removed already. */
  remove(key: string): Promise<void>;
  /** A signed address that takes one PUT of this size and type straight to the store; null when it must come through us. */
  signedPut(key: string, contentType: string, byteSize: number, seconds: number): Promise<string | null>;
}

/** The store that the configuration names: `S3_BUCKET`, else the folder `pictures` of the data folder. */
export async function createStore(config: App['config']): Promise<Store> {
  const folder = join(config.dataDir, 'pictures');
  const disk = new Disk(
    config.s3 ? await s3Driver(config.s3) : new FSDriver({ location: folder, visibility: 'private' }),
  );
  /** Somebody may remove an object while it is read. */
  const unlessGone = async <T>(key: string, read: () => Promise<T>): Promise<T | null> => {
    try {
      return await read();
    } catch (error) {
      if (await disk.exists(key)) throw error;
      return null;
    }
  };
  return {
    put: async (key, bytes, contentType) => {
      if (config.s3) return disk.put(key, bytes, { contentType });
      const unfinished = `${key}.${randomUUID()}`;
      await disk.put(unfinished, bytes);
      await rename(join(folder, unfinished), join(folder, key));
    },
    putStream: (key, stream) => disk.putStream(key, stream),
    size: (key) => unlessGone(key, async () => (await disk.getMetaData(key)).contentLength),
    read: (key) => unlessGone(key, () => disk.getBytes(key)),
    stream: (key) => disk.getStream(key),
    remove: (key) => disk.delete(key),
    signedPut: async (key, contentType, byteSize, seconds) => {
      if (!config.s3) return null;
      return disk.getSignedUploadUrl(key, { expiresIn: seconds, contentType, ContentLength: byteSize } as never);
    },
  };
}

async function s3Driver(s3: NonNullable<App['config']['s3']>) {
  // Amazon's library takes a while to load: only where it is used.
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new S3Driver({
    bucket: s3.bucket,
    region: s3.region,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
    ...(s3.endpoint && { endpoint: s3.endpoint, forcePathStyle: true }),
    visibility: 'private',
    supportsACL: false,
  });
}
