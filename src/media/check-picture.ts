import type { Reason } from '../shared/errors.ts';

/** The kinds of pictures that are taken. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif';

/** The type a client announces, and the format that its bytes must then have. */
export const CONTENT_TYPES: Readonly<Record<string, PictureFormat>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** What would run or open as something else than a picture. Long enough not to occur in compressed data by chance. */
const FOREIGN_ANYWHERE = ['<script', '<SCRIPT', '<!DOCTYPE', '<!doctype', '<?php ', '<html>', '<HTML>'];
/** Short marks, looked for only behind the picture. */
const FOREIGN_BEHIND = [
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  '%PDF-',
  '<html',
  '<svg',
  '<?php',
  'Rar!',
  '\u007fELF',
  '7z\u00bc\u00af',
];

/**
 * Looks at the bytes, never at name or header: the format, or why it is refused (PICTURE_UNSUPPORTED: no JPEG, PNG, WebP or
 * AVIF; PICTURE_BROKEN: it ends too early; PICTURE_POLYGLOT: it is something else as well).
 */
export function inspectPicture(bytes: Uint8Array): { format: PictureFormat } | { refused: Reason } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = formatOf(buffer);
  if (!format) return { refused: 'PICTURE_UNSUPPORTED' };
  const end = END_OF[format](buffer);
  if (end === null || end > buffer.length) return { refused: 'PICTURE_BROKEN' };
  const behind = buffer.subarray(end);
  // Cameras write previews and films behind a JPEG; nobody writes behind the other kinds.
  const isForeignTail =
    format === 'jpeg'
      ? FOREIGN_BEHIND.some((mark) => behind.includes(mark, 0, 'latin1'))
      : behind.some((byte) => byte !== 0);
  if (isForeignTail || FOREIGN_ANYWHERE.some((mark) => buffer.includes(mark, 0, 'latin1')))
    return { refused: 'PICTURE_POLYGLOT' };
  return { format };
}

function formatOf(buffer: Buffer): PictureFormat | null {
  if (buffer.length < 16) return null;
  if (buffer.readUInt32BE(0) >>> 8 === 0xffd8ff) return 'jpeg';
  if (buffer.readBigUInt64BE(0) === 0x89504e470d0a1a0an) return 'png';
  if (ascii(buffer, 0, 4) === 'RIFF' && ascii(buffer, 8, 12) === 'WEBP') return 'webp';
  if (ascii(buffer, 4, 8) === 'ftyp' && ['avif', 'avis'].includes(ascii(buffer, 8, 12))) return 'avif';
  return null;
}

const ascii = (buffer: Buffer, from: number, to: number): string => buffer.toString('latin1', from, to);

/** Where a picture of each format ends, in bytes; null when it does not. */
const END_OF: Record<PictureFormat, (buffer: Buffer) => number | null> = {
  jpeg: endOfJpeg,
  png: endOfPng,
  webp: (buffer) => buffer.readUInt32LE(4) + 8,
  avif: endOfBoxes,
};

/** Walks the marker segments, and through the entropy-coded data between them (ITU-T T.81, B.1). */
function endOfJpeg(buffer: Buffer): number | null {
  let at = 2;
  while (at + 4 <= buffer.length) {
    if (buffer[at] !== 0xff) return null;
    const marker = buffer[at + 1]!;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    at += 2 + buffer.readUInt16BE(at + 2);
    if (marker !== 0xda) continue;
    // Inside a scan FF is followed by 00 or a restart marker; anything else is the next segment.
    while (
      at + 1 < buffer.length &&
      !(buffer[at] === 0xff && buffer[at + 1] !== 0 && !(buffer[at + 1]! >= 0xd0 && buffer[at + 1]! <= 0xd7))
    )
      at++;
  }
  return buffer[at] === 0xff && buffer[at + 1] === 0xd9 ? at + 2 : null;
}

/** Walks the chunks to IEND (PNG specification, 5.3). */
function endOfPng(buffer: Buffer): number | null {
  let at = 8;
  while (at + 12 <= buffer.length) {
    const length = buffer.readUInt32BE(at);
    const type = ascii(buffer, at + 4, at + 8);
    at += 12 + length;
    if (type === 'IEND') return at;
  }
  return null;
}

/** Walks the top-level boxes (ISO/IEC 14496-12, 4.2) as long as they are those of a picture. */
function endOfBoxes(buffer: Buffer): number | null {
  let at = 0;
  while (at + 8 <= buffer.length) {
    const size = buffer.readUInt32BE(at);
    if (
      size < 8 ||
      !['ftyp', 'meta', 'mdat', 'free', 'skip', 'moov', 'mdia', 'idat'].includes(ascii(buffer, at + 4, at + 8))
    )
      break;
    at += size;
  }
  return at === 0 ? null : at;
}
