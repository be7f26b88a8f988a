import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepMedia } from '../../src/media/sweep.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'infinity-travel-pictures-'));
let clock = () => new Date();
const server = await startTestApp({ config: { dataDir }, clock: () => clock() });
afterAll(() => rm(dataDir, { recursive: true, force: true }));
beforeEach(() => {
  clock = () => new Date();
});

const CREATE = `mutation ($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {
  createUpload(purpose: $purpose, contentType: $contentType, byteSize: $byteSize) { id url method headers { name value } expiresAt } }`;
const AVATAR = `mutation ($id: ID) { updateProfile(input: { avatarUploadId: $id }) {
  user { avatar { url thumbnailUrl width height blurHash } } } }`;

interface Ticket {
  id: string;
  url: string;
  headers: { name: string; value: string }[];
}

const ticket = async (
  person: Person,
  bytes: Uint8Array,
  contentType = 'image/jpeg',
  purpose = 'AVATAR',
): Promise<Ticket> => (await person.ask(CREATE, { purpose, contentType, byteSize: bytes.length })).createUpload;

/** PUTs bytes to an address of a ticket; the public name of the server is the test's own address. */
const put = (at: Ticket, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(at.url.replace(server.app.config.publicUrl, server.url), {
    method: 'PUT',
    headers: { ...Object.fromEntries(at.headers.map(({ name, value }) => [name, value])), ...headers },
    body: new Uint8Array(bytes),
  });

async function uploaded(
  person: Person,
  bytes: Uint8Array,
  contentType = 'image/jpeg',
  purpose = 'AVATAR',
): Promise<Ticket> {
  const at = await ticket(person, bytes, contentType, purpose);
  expect((await put(at, bytes)).status).toBe(204);
  return at;
}

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#4a8', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
  });
const jpeg = await noise(600, 400).jpeg().toBuffer();
const storedFiles = async () =>
  (await readdir(join(dataDir, 'pictures'), { recursive: true }).catch(() => [])).filter((f) => /\w-\w/.test(f));

describe('a picture', () => {
  it('is taken in each kind, made anew as WebP, and shown under an address that never changes', async () => {
    const person = await makePerson(server);
    const kinds = {
      'image/jpeg': jpeg,
      'image/png': await noise(300, 200).png().toBuffer(),
      'image/webp': await noise(300, 200).webp().toBuffer(),
      'image/avif': await noise(64, 48).avif().toBuffer(),
    };
    for (const [contentType, bytes] of Object.entries(kinds)) {
      const { id } = await uploaded(person, bytes, contentType);
      const { avatar } = (await person.ask(AVATAR, { id })).updateProfile.user;
      expect(avatar.blurHash.length).toBeGreaterThan(10);
      for (const address of [avatar.url, avatar.thumbnailUrl]) {
        const response = await fetch(address.replace(server.app.config.publicUrl, server.url));
        expect(response.headers.get('content-type')).toBe('image/webp');
        expect(response.headers.get('cache-control')).toContain('immutable');
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        const { format, width, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
        expect(format).toBe('webp');
        if (address === avatar.url) expect([width, height]).toEqual([avatar.width, avatar.height]);
      }
    }
  });

  it('keeps nothing of where it was taken, and stands upright', async () => {
    const person = await makePerson(server);
    const located = await noise(600, 400)
      .withExif({
        IFD0: { Copyright: '비밀', Orientation: '6' },
        IFD3: { GPSLatitude: '33/1 29/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(located).metadata()).exif).toBeDefined();
    const { id } = await uploaded(person, located);
    const { avatar } = (await person.ask(AVATAR, { id })).updateProfile.user;
    expect([avatar.width, avatar.height]).toEqual([400, 600]);
    const stored = await fetch(avatar.url.replace(server.app.config.publicUrl, server.url));
    const { exif, icc, xmp, orientation } = await sharp(Buffer.from(await stored.arrayBuffer())).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is removed by null, and swept when nothing shows it any more', async () => {
    const person = await makePerson(server);
    const { id } = await uploaded(person, jpeg);
    const { avatar } = (await person.ask(AVATAR, { id })).updateProfile.user;
    expect((await person.ask(AVATAR, { id: null })).updateProfile.user.avatar).toBeNull();
    clock = () => new Date(Date.now() + 2 * 3600_000);
    await sweepMedia(server.app);
    expect((await fetch(avatar.url.replace(server.app.config.publicUrl, server.url))).status).toBe(404);
  });
});

describe('an upload', () => {
  it('is refused to whoever is signed out or unverified', async () => {
    const variables = { purpose: 'COMPANION', contentType: 'image/jpeg', byteSize: 10 };
    const unverified = await makePerson(server, { verified: false });
    expect((await unverified.refused(CREATE, variables)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    // The own profile may be edited before the address is verified.
    await unverified.ask(CREATE, { ...variables, purpose: 'AVATAR' });
    unverified.options.token = '';
    expect((await unverified.refused(CREATE, variables)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('tells all faults of its announcement at once', async () => {
    const person = await makePerson(server);
    const { extensions } = await person.refused(CREATE, {
      purpose: 'AVATAR',
      contentType: 'image/svg+xml',
      byteSize: 10 * 1024 * 1024 + 1,
    });
    expect(extensions.fields?.map(({ path, reason }) => [path, reason])).toEqual([
      ['contentType', 'PICTURE_UNSUPPORTED'],
      ['byteSize', 'TOO_LARGE'],
    ]);
  });

  it('takes only what was announced, under its own address', async () => {
    const person = await makePerson(server);
    const at = await ticket(person, jpeg);
    expect((await put(at, jpeg.subarray(1))).status).toBe(400);
    expect((await put(at, jpeg, { 'content-type': 'image/png' })).status).toBe(400);
    expect((await put({ ...at, url: at.url.replace(/signature=.{5}/, 'signature=AAAAA') }, jpeg)).status).toBe(403);
    expect((await put({ ...at, url: at.url.replace(/expires=\d+/, 'expires=9999999999') }, jpeg)).status).toBe(403);
    expect((await put(at, jpeg)).status).toBe(204);
  });

  it('belongs to its uploader and purpose, and is used once, also by two at once', async () => {
    const [owner, other] = [await makePerson(server), await makePerson(server)];
    const { id } = await uploaded(owner, jpeg);
    const reasonOf = async (person: Person, upload: string) =>
      (await person.refused(AVATAR, { id: upload })).extensions.fields?.[0];
    expect(await reasonOf(other, id)).toMatchObject({ path: 'input.avatarUploadId', reason: 'UPLOAD_NOT_FOUND' });
    const forPlace = await uploaded(owner, jpeg, 'image/jpeg', 'PLACE');
    expect((await reasonOf(owner, forPlace.id))?.reason).toBe('UPLOAD_WRONG_PURPOSE');
    const answers = await Promise.all([1, 2, 3].map(() => owner.send(AVATAR, { id })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect((await reasonOf(owner, id))?.reason).toBe('UPLOAD_USED');
  });

  it('is over after an hour, and swept with what came', async () => {
    const person = await makePerson(server);
    const at = await uploaded(person, jpeg);
    clock = () => new Date(Date.now() + 3601_000);
    expect((await put(at, jpeg)).status).toBe(403);
    const [{ n }] = (await server.sql<{ n: number }>('select count(*)::int as n from uploads where id = $1', [
      at.id,
    ])) as [{ n: number }];
    expect(n).toBe(1);
    await sweepMedia(server.app);
    expect((await storedFiles()).filter((file) => file.includes(at.id))).toEqual([]);
  });
});

describe('what is no honest picture', () => {
  const png = sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const cases: [string, string, () => Promise<Uint8Array> | Uint8Array, string][] = [
    [
      'an SVG',
      'image/png',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
      'PICTURE_UNSUPPORTED',
    ],
    [
      'a page that calls itself a picture',
      'image/jpeg',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200)),
      'PICTURE_UNSUPPORTED',
    ],
    ['a PNG that calls itself a JPEG', 'image/jpeg', () => png, 'PICTURE_UNSUPPORTED'],
    [
      'a picture with an archive behind it',
      'image/jpeg',
      () => Buffer.concat([jpeg, Buffer.from('PK\u0003\u0004 and the rest')]),
      'PICTURE_POLYGLOT',
    ],
    [
      'a picture with a script in it',
      'image/png',
      async () => Buffer.concat([await png, Buffer.from('<script>alert(1)</script>')]),
      'PICTURE_POLYGLOT',
    ],
    ['half a picture', 'image/jpeg', () => jpeg.subarray(0, jpeg.length / 2), 'PICTURE_BROKEN'],
    ['half a PNG', 'image/png', async () => (await png).subarray(0, 60), 'PICTURE_BROKEN'],
    ['a PNG that would unpack to 4 gigapixels', 'image/png', async () => bomb(await png), 'PICTURE_TOO_MANY_PIXELS'],
    [
      'noise behind the mark of a JPEG',
      'image/jpeg',
      () => Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(500, 7)]),
      'PICTURE_BROKEN',
    ],
  ];

  it.each(cases)(
    '%s is refused with a clear word, and nothing of it is stored',
    async (_name, contentType, make, reason) => {
      const person = await makePerson(server);
      const { id } = await uploaded(person, await make(), contentType);
      const { extensions } = await person.refused(AVATAR, { id });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.avatarUploadId', reason }] });
      expect(extensions.fields![0]!.message.length).toBeGreaterThan(5);
      await until(async () => !(await storedFiles()).some((file) => file.includes(id)));
      expect((await person.ask('{ viewer { user { avatar { url } } } }')).viewer.user.avatar).toBeNull();
    },
  );
});

/** A PNG whose header promises 65,000 × 65,000 pixels, with a right checksum. */
function bomb(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(65_000, 16);
  bytes.writeUInt32BE(65_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ 0xffffffff) >>> 0;
}
