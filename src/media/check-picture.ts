/** The media types that pictures are announced by. */
const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Names that browsers and old programs use for the same types. */
const ALIASES: Readonly<Record<string, MediaType>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
};

/**
 * The media type that a header or an argument names, or null when it is none of a picture that is taken. Case, parameters
 * (`; charset=…`) and blanks around do not matter (RFC 9110, 8.3.1), and aliases such as `image/jpg` count.
 */
export function mediaTypeOf(raw: string): MediaType | null {
  const name = raw.split(';', 1)[0]!.trim().toLowerCase();
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name]!;
  return MEDIA_TYPES.find((type) => type === name) ?? null;
}

/**
 * The bytes for the decoder when they begin as a JPEG, PNG, WebP or AVIF, whatever they are called; else null. Nothing else is
 * given to the decoder, which alone says whether it is a picture. What follows or surrounds the picture does not matter, for
 * every picture is made anew.
 */
export function bytesToDecode(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 16) return null;
  if (buffer.readUInt32BE(0) >>> 8 === 0xffd8ff) return bytes;
  if (buffer.readBigUInt64BE(0) === 0x89504e470d0a1a0an) return bytes;
  if (ascii(buffer, 0) === 'RIFF' && ascii(buffer, 8) === 'WEBP') return bytes;
  return ascii(buffer, 4) === 'ftyp' ? avifToDecode(buffer) : null;
}

const ascii = (buffer: Buffer, at: number): string => buffer.toString('latin1', at, at + 4);

/**
 * A file type box names a major brand and compatible ones (ISO/IEC 14496-12, 4.3). An AVIF may stand behind several; libvips
 * looks at the major one alone and knows few, so that it gets the plain one.
 */
function avifToDecode(buffer: Buffer): Uint8Array | null {
  const major = ascii(buffer, 8);
  const end = Math.min(buffer.readUInt32BE(0), buffer.length);
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(buffer, at));
  if (brands.includes('avif') || brands.includes('avis')) {
    const renamed = Buffer.from(buffer);
    renamed.write('avif', 8, 'latin1');
    return renamed;
  }
  return major === 'mif1' || major === 'msf1' ? buffer : null;
}
