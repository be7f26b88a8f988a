import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file and what it is called in the name of a test. */
export interface Sample {
  name: string;
  bytes: Buffer;
}

const FOLDER = join(import.meta.dirname, 'corpus');
const files = readdirSync(FOLDER).sort();
const file = (name: string): Sample => ({ name, bytes: readFileSync(join(FOLDER, name)) });
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Width and height of every good picture here. */
export const SIZE = [24, 16];

/** As ImageMagick 6.9 writes them: `convert -seed 7 -size 24x16 plasma:tomato-navy …`, `convert -delay 10 -size 24x16 xc:red xc:blue …`. */
export const ORIGINALS: Sample[] = files.filter((name) => !name.startsWith('refused.')).map(file);
const named = (name: string): Buffer => ORIGINALS.find((sample) => sample.name === name)!.bytes;

/** Bytes of a generator that is the same in every run, with short marks of other formats among them as chance puts them there. */
function film(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12345;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[i] = state >>> 16;
  }
  const marks = [
    'PK\u0003\u0004',
    '%PDF-',
    '<html',
    '<svg',
    '<?php',
    'Rar!',
    '\u007fELF',
    '7z\u00bc\u00af',
    '\u00ff\u00d9',
  ];
  for (const [i, mark] of marks.entries()) bytes.write(mark, 500 * (i + 1), 'latin1');
  return bytes;
}

const box = (type: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};

/** What cameras, phones and tools leave behind the end of a picture, and what somebody could put there. */
export const TAILS: Sample[] = [
  { name: 'nothing', bytes: Buffer.alloc(0) },
  { name: 'one byte', bytes: latin1('\n') },
  { name: 'zeros', bytes: Buffer.alloc(1000) },
  {
    name: 'the film of a motion photo',
    bytes: Buffer.concat([box('ftyp', latin1('isom\0\0\0\0mp42')), box('mdat', film(8000))]),
  },
  { name: 'the rest of the screenshot that was cropped', bytes: named('truecolour.png').subarray(400) },
  { name: 'a preview', bytes: named('baseline.jpg') },
  { name: 'an archive', bytes: latin1('PK\u0003\u0004 and the rest') },
  { name: 'a page with a script', bytes: latin1('<!doctype html><script>alert(1)</script>') },
];

const jpegComment = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), latin1(text)]);
const pngText = (text: string) => {
  const content = latin1(`tEXtComment\0${text}`);
  const [head, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(content.length - 4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([head, content, sum]);
};
const inserted = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
const withBrand = (bytes: Buffer, brand: string) => {
  const changed = Buffer.from(bytes);
  changed.write(brand, 8, 'latin1');
  return changed;
};

/** Good pictures with something unusual inside or around. */
export const UNUSUAL: Sample[] = [
  ...['mif1', 'msf1', 'avis', 'miaf', 'MA1B'].map((brand) => ({
    name: `an AVIF whose major brand is ${brand}`,
    bytes: withBrand(named('plain.avif'), brand),
  })),
  {
    name: 'a JPEG whose comment speaks of scripts',
    bytes: inserted(named('baseline.jpg'), 2, jpegComment('<script>%PDF-')),
  },
  { name: 'a PNG whose text speaks of scripts', bytes: inserted(named('palette.png'), 33, pngText('<?php <html>')) },
];

/** PNG and JPEG, WebP, AVIF whose headers promise more than 50 megapixels. */
export const BOMBS: Sample[] = [
  {
    name: 'PNG',
    bytes: changed('truecolour.png', (b) => {
      b.writeUInt32BE(65_000, 16);
      b.writeUInt32BE(65_000, 20);
      b.writeUInt32BE(crc32(b.subarray(12, 29)), 29);
    }),
  },
  {
    name: 'JPEG',
    bytes: changed('baseline.jpg', (b) => {
      const frame = b.indexOf(Buffer.from([0xff, 0xc0]));
      b.writeUInt16BE(60_000, frame + 5);
      b.writeUInt16BE(60_000, frame + 7);
    }),
  },
  {
    name: 'WebP',
    bytes: changed('lossy.webp', (b) => {
      b.writeUInt16LE(16_383, 26);
      b.writeUInt16LE(16_383, 28);
    }),
  },
  {
    name: 'AVIF',
    bytes: changed('plain.avif', (b) => {
      const size = b.indexOf('ispe');
      b.writeUInt32BE(30_000, size + 8);
      b.writeUInt32BE(30_000, size + 12);
    }),
  },
];

function changed(name: string, change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(named(name));
  change(bytes);
  return bytes;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16"><script>alert(1)</script></svg>';

/** Files that are no JPEG, PNG, WebP or AVIF, whatever they are called. */
export const FOREIGN: Sample[] = [
  { name: 'an SVG', bytes: latin1(SVG) },
  { name: 'an SVG with a prologue', bytes: latin1(`\u00ef\u00bb\u00bf<?xml version="1.0"?>\n${SVG}`) },
  { name: 'a packed SVG', bytes: gzipSync(SVG) },
  { name: 'a page', bytes: latin1('<!doctype html><script>alert(1)</script>'.padEnd(200)) },
  { name: 'a PDF', bytes: latin1('%PDF-1.7\n1 0 obj << >> endobj'.padEnd(200)) },
  { name: 'a TIFF', bytes: latin1('II*\0\b\0\0\0'.padEnd(200, '\0')) },
  { name: 'a film', bytes: Buffer.concat([box('ftyp', latin1('isom\0\0\0\0mp42')), box('mdat', film(8000))]) },
  { name: 'a picture behind one byte', bytes: Buffer.concat([latin1('\n'), named('baseline.jpg')]) },
  { name: 'nearly nothing', bytes: Buffer.from('ffd8ff', 'hex') },
  ...files.filter((name) => name.startsWith('refused.')).map(file),
  { name: 'a HEIC that calls itself mif1', bytes: withBrand(file('refused.heic').bytes, 'mif1') },
  { name: 'a HEIC that calls itself AVIF', bytes: withBrand(file('refused.heic').bytes, 'avif') },
];

const MARKS = {
  JPEG: 'ffd8ffe000104a464946',
  PNG: '89504e470d0a1a0a',
  WebP: '52494646b000000057454250',
  AVIF: '0000001866747970617669660000000061766966',
};

/** What begins like a picture and is none, or ends too early. */
export const BROKEN: Sample[] = [
  ...Object.entries(MARKS).flatMap(([kind, mark]) => [
    { name: `an SVG behind the mark of a ${kind}`, bytes: Buffer.concat([Buffer.from(mark, 'hex'), latin1(SVG)]) },
    { name: `noise behind the mark of a ${kind}`, bytes: Buffer.concat([Buffer.from(mark, 'hex'), film(8000)]) },
  ]),
  // Half an animation may hold its first frame whole.
  ...ORIGINALS.filter(({ name }) => !name.startsWith('animated')).map(({ name, bytes }) => ({
    name: `half of ${name}`,
    bytes: bytes.subarray(0, bytes.length / 2),
  })),
];

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ 0xffffffff) >>> 0;
}
