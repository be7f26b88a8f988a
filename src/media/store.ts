import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Config } from '../config.ts';

/** Where pictures lie: a folder of this machine, or a bucket that speaks S3. Keys are like `images/….webp`. */
export interface Store {
  /** Writes an object whole. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Writes an object as it arrives. */
  putStream(key: string, stream: Readable): Promise<void>;
  /** Bytes of an object, or null when there is none. */
  size(key: string): Promise<number | null>;
  /** An object whole. */
  read(key: string): Promise<Uint8Array>;
  /** An object as a stream. */
  stream(key: string): Promise<Readable>;
  /** Removes an object; one that is not there is removed already. */
  remove(key: string): Promise<void>;
  /** A signed address that takes one PUT of this size and type straight to the store; null when it must come through us. */
  signedPut(key: string, contentType: string, byteSize: number, seconds: number): Promise<string | null>;
}

/** The store that the configuration names: `S3_BUCKET`, else the folder `pictures` of the data folder. */
export async function createStore(config: Config): Promise<Store> {
  const disk = new Disk(config.s3 ? await s3Driver(config.s3) : folderDriver(config.dataDir));
  return {
    put: (key, bytes, contentType) => disk.put(key, bytes, { contentType }),
    putStream: (key, stream) => disk.putStream(key, stream),
    size: async (key) => ((await disk.exists(key)) ? (await disk.getMetaData(key)).contentLength : null),
    read: (key) => disk.getBytes(key),
    stream: (key) => disk.getStream(key),
    remove: (key) => disk.delete(key),
    signedPut: async (key, contentType, byteSize, seconds) => {
      if (!config.s3) return null;
      return disk.getSignedUploadUrl(key, { expiresIn: seconds, contentType, ContentLength: byteSize } as never);
    },
  };
}

function folderDriver(dataDir: string): FSDriver {
  return new FSDriver({ location: join(dataDir, 'pictures'), visibility: 'private' });
}

async function s3Driver(s3: NonNullable<Config['s3']>) {
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
