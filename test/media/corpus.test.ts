import { describe, expect, it } from 'vitest';
import { processPicture } from '../../src/media/process-picture.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { BOMBS, BROKEN, FOREIGN, ORIGINALS, SIZE, TAILS, UNUSUAL } from './corpus.ts';
import { pictureFolder } from './kit.ts';

const GOOD = [...ORIGINALS, ...UNUSUAL];
const outcome = async (bytes: Uint8Array) => {
  const processed = await processPicture(bytes);
  return 'refused' in processed ? processed.refused : [processed.width, processed.height];
};

describe('a good picture is taken, whatever stands behind it', () => {
  it.each(GOOD)('$name', async ({ bytes }) => {
    const outcomes: Record<string, unknown> = {};
    for (const tail of TAILS) outcomes[tail.name] = await outcome(Buffer.concat([bytes, tail.bytes]));
    expect(outcomes).toEqual(Object.fromEntries(TAILS.map(({ name }) => [name, SIZE])));
  });
});

describe('what is none is refused with a clear word', () => {
  it.each(FOREIGN)('$name', async ({ bytes }) => {
    expect(await outcome(bytes)).toBe('PICTURE_UNSUPPORTED');
  });
  it.each(BROKEN)('$name', async ({ bytes }) => {
    expect(await outcome(bytes)).toBe('PICTURE_BROKEN');
  });
  it.each(BOMBS)('a $name that would unpack to more than 50 megapixels', async ({ bytes }) => {
    expect(await outcome(bytes)).toBe('PICTURE_TOO_MANY_PIXELS');
  });
});

describe('over HTTP', async () => {
  const server = await startTestApp({ config: { dataDir: await pictureFolder(), rateLimitFactor: 10 } });
  const person = await makePerson(server);

  /** As clients name the type of a picture: rightly, in other letters, with parameters, by old names, wrongly. */
  const NAMES: Record<string, string> = {
    'image/jpeg': 'image/jpeg',
    'IMAGE/JPEG': 'image/jpeg',
    ' image/jpeg ; q=1': 'image/jpeg',
    'image/jpg': 'image/jpeg',
    'image/pjpeg': 'image/jpeg',
    'image/png;charset=binary': 'image/png',
    'image/x-png': 'image/png',
    'Image/WebP': 'image/webp',
    'image/avif': 'image/avif',
  };
  const names = Object.keys(NAMES);

  it.each(
    GOOD.map(({ name, bytes }, i) => ({
      name,
      bytes,
      announced: names[i % names.length]!,
      tail: TAILS[i % TAILS.length]!,
    })),
  )('$name is taken by what it is, announced as "$announced"', async ({ bytes, announced, tail }) => {
    const whole = Buffer.concat([bytes, tail.bytes]);
    const { createUpload } = await announce(person, announced, whole.length);
    expect(createUpload.headers).toEqual([{ name: 'content-type', value: NAMES[announced] }]);
    const put = await fetch(createUpload.url.replace(server.app.config.publicUrl, server.url), {
      method: 'PUT',
      headers: { 'content-type': announced },
      body: new Uint8Array(whole),
    });
    expect(put.status).toBe(204);
    const { updateProfile } = await person.ask(
      'mutation ($id: ID!) { updateProfile(input: { avatarUploadId: $id }) { user { avatar { width height } } } }',
      { id: createUpload.id },
    );
    expect(Object.values(updateProfile.user.avatar)).toEqual(SIZE);
  });

  it.each(['', 'image/svg+xml', 'image', 'text/html; image/png', 'image/png, image/jpeg', 'constructor'])(
    'the media type "%s" is refused',
    async (contentType) => {
      const refused = await person.refused(ANNOUNCE, { contentType, byteSize: 100 });
      expect(refused.extensions.fields).toMatchObject([{ path: 'contentType', reason: 'PICTURE_UNSUPPORTED' }]);
    },
  );
});

const ANNOUNCE = `mutation ($contentType: String!, $byteSize: Int!) {
  createUpload(purpose: AVATAR, contentType: $contentType, byteSize: $byteSize) { id url headers { name value } } }`;
const announce = (person: Person, contentType: string, byteSize: number) =>
  person.ask(ANNOUNCE, { contentType, byteSize });
