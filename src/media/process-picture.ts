import { encode } from 'blurhash';
import pLimit from 'p-limit';
import sharp from 'sharp';
import type { Reason } from '../shared/errors.ts';
import { bytesToDecode } from './check-picture.ts';

/** Pixels of width times height; what would unpack to more is refused before it is unpacked. */
const MAX_PIXELS = 50_000_000;
const MAX_EDGE = 2560;
const THUMBNAIL_EDGE = 480;
const QUALITY = 82;
const MAX_SECONDS = 15;
const MAX_AT_ONCE = 2;
const BLUR_EDGE = 32;

// One thread a picture, two pictures at once: at most about 2 × 50 megapixels × 4 bytes are held.
sharp.concurrency(1);
sharp.cache(false);
// Whatever the bytes pretend to be, nothing but these four decoders ever sees them: no SVG, PDF, TIFF or GIF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});

/** A picture made anew: WebP, upright, without metadata, its longer edge at most 2,560 pixels. */
export interface ProcessedPicture {
  bytes: Uint8Array;
  thumbnail: Uint8Array;
  width: number;
  height: number;
  blurHash: string;
}

const inTurn = pLimit(MAX_AT_ONCE);

/**
 * Decodes a picture and encodes it anew, so that nothing of the original but what is seen remains; of an animation, the first
 * frame. Two at once, the others wait.
 * @returns the new one, or why it is refused: PICTURE_UNSUPPORTED (no JPEG, PNG, WebP or AVIF), PICTURE_BROKEN, PICTURE_TOO_MANY_PIXELS.
 */
export async function processPicture(bytes: Uint8Array): Promise<ProcessedPicture | { refused: Reason }> {
  const known = bytesToDecode(bytes);
  if (!known) return { refused: 'PICTURE_UNSUPPORTED' };
  return inTurn(() => encodeAnew(known));
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
    return { refused: reasonOf((error as Error).message) };
  }
}

/** libvips tells faults of the picture and nothing else here, for the bytes are in memory. */
function reasonOf(message: string): Reason {
  if (/pixel limit/i.test(message)) return 'PICTURE_TOO_MANY_PIXELS';
  // HEIC has the same container as AVIF and another coding inside.
  return /compression format has not been built|unsupported codec/i.test(message)
    ? 'PICTURE_UNSUPPORTED'
    : 'PICTURE_BROKEN';
}

async function blurHashOf(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture)
    .resize(BLUR_EDGE, BLUR_EDGE, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encode(new Uint8ClampedArray(data), info.width, info.height, 4, 3);
}
