import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sweepMedia } from '../../src/media/sweep.ts';
import { startTestApp } from '../kit/app.ts';
import type { Failure } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { BOMBS, FOREIGN } from './corpus.ts';

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
  it('is taken in each kind, made anew as WebP, and shown', async () => {
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

  it('is removed by null, with what was stored of it', async () => {
    const person = await makePerson(server);
    const { id } = await uploaded(person, jpeg);
    const { avatar } = (await person.ask(AVATAR, { id })).updateProfile.user;
    expect((await person.ask(AVATAR, { id: null })).updateProfile.user.avatar).toBeNull();
    expect((await fetch(avatar.url.replace(server.app.config.publicUrl, server.url))).status).toBe(404);
    await until(async () => !(await storedFiles()).some((file) => file.includes(id)));
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

  it('says what is wrong with a PUT, in the form of all errors, and takes the right one afterwards', async () => {
    const person = await makePerson(server);
    const at = await ticket(person, jpeg);
    const refusal = async (where: Ticket, bytes: Uint8Array, headers: Record<string, string> = {}) => {
      const response = await put(where, bytes, { 'accept-language': 'en', ...headers });
      const { errors } = (await response.json()) as { errors: Failure[] };
      const { code, reason, fields } = errors[0]!.extensions;
      expect(errors[0]!.message).not.toBe('');
      return [response.status, code, fields?.map((one) => [one.path, one.reason, one.limit]) ?? reason];
    };
    expect(await refusal(at, jpeg.subarray(1))).toEqual([
      400,
      'BAD_USER_INPUT',
      [['content-length', 'UPLOAD_WRONG_SIZE', jpeg.length]],
    ]);
    for (const type of ['image/png', 'text/plain', 'application/json', 'multipart/form-data; boundary=x', 'nonsense'])
      expect(await refusal(at, jpeg, { 'content-type': type })).toEqual([
        400,
        'BAD_USER_INPUT',
        [['content-type', 'UPLOAD_WRONG_TYPE', 'image/jpeg']],
      ]);
    expect(await refusal(at, Buffer.alloc(11 * 1024 * 1024), { 'content-type': 'image/gif' })).toEqual([
      400,
      'BAD_USER_INPUT',
      [
        ['content-type', 'UPLOAD_WRONG_TYPE', 'image/jpeg'],
        ['content-length', 'UPLOAD_WRONG_SIZE', jpeg.length],
      ],
    ]);
    const elsewhere = { ...at, url: at.url.replace(at.id, randomUUID()) };
    for (const wrong of [
      { ...at, url: at.url.replace(/signature=.{5}/, 'signature=AAAAA') },
      { ...at, url: at.url.replace(/expires=\d+/, 'expires=9999999999') },
      { ...at, url: at.url.replace(/\?.*/, '') },
      elsewhere,
    ])
      expect(await refusal(wrong, jpeg)).toEqual([403, 'FORBIDDEN', 'UPLOAD_NOT_ALLOWED']);
    expect((await put(at, jpeg)).status).toBe(204);
    await person.ask(AVATAR, { id: at.id });
    expect(await refusal(at, jpeg)).toEqual([403, 'FORBIDDEN', 'UPLOAD_USED']);
    const late = await ticket(person, jpeg);
    clock = () => new Date(Date.now() + 3601_000);
    expect(await refusal(late, jpeg)).toEqual([403, 'FORBIDDEN', 'UPLOAD_EXPIRED']);
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

  it('is over after an hour, and swept with what came another hour later', async () => {
    const person = await makePerson(server);
    const at = await uploaded(person, jpeg);
    clock = () => new Date(Date.now() + 3601_000);
    expect((await put(at, jpeg)).status).toBe(403);
    const [{ n }] = (await server.sql<{ n: number }>('select count(*)::int as n from uploads where id = $1', [
      at.id,
    ])) as [{ n: number }];
    expect(n).toBe(1);
    clock = () => new Date(Date.now() + 2 * 3601_000);
    await sweepMedia(server.app);
    expect((await storedFiles()).filter((file) => file.includes(at.id))).toEqual([]);
  });
});

describe('what is no picture', () => {
  it.each([
    ['an SVG', FOREIGN[0]!.bytes, 'PICTURE_UNSUPPORTED'],
    ['half a picture', jpeg.subarray(0, jpeg.length / 2), 'PICTURE_BROKEN'],
    ['a PNG that would unpack to 4 gigapixels', BOMBS[0]!.bytes, 'PICTURE_TOO_MANY_PIXELS'],
  ])('%s is refused with a clear word, and nothing of it is stored', async (_name, bytes, reason) => {
    const person = await makePerson(server);
    const { id } = await uploaded(person, bytes);
    const { extensions } = await person.refused(AVATAR, { id });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'input.avatarUploadId', reason }] });
    expect(extensions.fields![0]!.message.length).toBeGreaterThan(5);
    await until(async () => !(await storedFiles()).some((file) => file.includes(id)));
    expect((await person.ask('{ viewer { user { avatar { url } } } }')).viewer.user.avatar).toBeNull();
  });
});
