import { encode } from 'blurhash';
import sharp from 'sharp';
import type { Reason } from '../shared/errors.ts';
import { inspectPicture, type PictureFormat } from './check-picture.ts';

/** Pixels of width times height; what would unpack to more is refused before it is unpacked. */
export const MAX_PIXELS = 50_000_000;
const MAX_EDGE = 2560;
const THUMBNAIL_EDGE = 480;
const QUALITY = 82;
const MAX_SECONDS = 15;
const MAX_AT_ONCE = 2;
const BLUR_EDGE = 32;

// One thread a picture, two pictures at once: at most about 2 × 50 megapixels × 4 bytes are held.
sharp.concurrency(1);
sharp.cache(false);

/** A picture made anew: WebP, upright, without metadata, its longer edge at most 2,560 pixels. */
export interface ProcessedPicture {
  bytes: Uint8Array;
  thumbnail: Uint8Array;
  width: number;
  height: number;
  blurHash: string;
}

let underWay = 0;
const waiting: (() => void)[] = [];

/**
 * Decodes a picture and encodes it anew, so that nothing of the original but what is seen remains. Two at once, the others wait.
 * @returns the new one, or why it is refused: PICTURE_UNSUPPORTED, PICTURE_POLYGLOT, PICTURE_BROKEN, PICTURE_TOO_MANY_PIXELS.
 */
export async function processPicture(
  bytes: Uint8Array,
  expected: PictureFormat,
): Promise<ProcessedPicture | { refused: Reason }> {
  const inspected = inspectPicture(bytes);
  if ('refused' in inspected) return inspected;
  if (inspected.format !== expected) return { refused: 'PICTURE_UNSUPPORTED' };
  if (underWay >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  underWay++;
  try {
    return await encodeAnew(bytes);
  } finally {
    underWay--;
    waiting.shift()?.();
  }
}

async function encodeAnew(bytes: Uint8Array): Promise<ProcessedPicture | { refused: Reason }> {
  const open = () =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated', pages: 1 }).timeout({ seconds: MAX_SECONDS });
  try {
    const { width = 0, height = 0 } = await open().metadata();
    if (width * height > MAX_PIXELS) return { refused: 'PICTURE_TOO_MANY_PIXELS' };
    const whole = await open()
      .autoOrient()
      .resize(MAX_EDGE, MAX_EDGE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    const small = sharp(whole.data).resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside', withoutEnlargement: true });
    const thumbnail = await small.webp({ quality: QUALITY }).toBuffer();
    const blurHash = await blurHashOf(whole.data);
    return { bytes: whole.data, thumbnail, width: whole.info.width, height: whole.info.height, blurHash };
  } catch (error) {
    // libvips tells faults of the picture and nothing else here: the bytes are in memory.
    return { refused: /pixel limit/i.test((error as Error).message) ? 'PICTURE_TOO_MANY_PIXELS' : 'PICTURE_BROKEN' };
  }
}

async function blurHashOf(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture)
    .resize(BLUR_EDGE, BLUR_EDGE, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
}
