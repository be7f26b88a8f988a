import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePair } from '../chat/live-kit.ts';
import { renewTokens, turnableClock } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { makeUpload, pictureFolder } from './kit.ts';

const clock = turnableClock(new Date(Math.ceil(Date.now() / 3600_000) * 3600_000).toISOString());
const server = await startTestApp({ config: { dataDir: await pictureFolder(), rateLimitFactor: 10 }, clock });

interface Picture {
  url: string;
  thumbnailUrl: string;
}
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id images { url thumbnailUrl } } }`;
const HISTORY = 'query ($id: ID!) { room(id: $id) { messages { nodes { images { url thumbnailUrl } } } } }';
const look = (url: string, headers: Record<string, string> = {}) =>
  fetch(url.replace(server.app.config.publicUrl, server.url), { headers });

async function sendPicture(person: Person, roomId: string): Promise<{ id: string; images: [Picture] }> {
  const input = {
    roomId,
    clientMessageId: randomUUID(),
    imageUploadIds: [await makeUpload(server, person, 'MESSAGE')],
  };
  return (await person.ask(SEND, { input })).sendMessage;
}

describe('a picture in a message', () => {
  it('is shown under a signed address that the members of the room are given, and kept by nobody else', async () => {
    clock.pass(3600_000);
    const { minji, jun, roomId } = await makePair(server);
    const { images } = await sendPicture(minji, roomId);
    const [seen] = (await jun.ask(HISTORY, { id: roomId })).room.messages.nodes[0].images as [Picture];
    expect(seen).toEqual(images[0]);
    for (const address of Object.values<string>({ ...seen })) {
      const shown = await look(address);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('cache-control')).toBe('private, max-age=7200');
      expect(shown.headers.get('content-type')).toBe('image/webp');
    }
    const other = await sendPicture(minji, roomId);
    for (const wrong of [
      seen.url.replace(/\?.*/, ''),
      seen.url.replace(/signature=.{6}/, 'signature=AAAAAA'),
      seen.url.replace(/expires=\d+/, 'expires=9999999999'),
      seen.url.replace(/expires=/, 'expires=0'),
      `${seen.url}&expires=9999999999`,
      // The signature of another picture, and of the small one, is none of this one.
      seen.url.replace(/\?.*/, new URL(other.images[0].url).search),
      seen.url.replace(/\?.*/, new URL(seen.thumbnailUrl).search),
    ]) {
      const refused = await look(wrong);
      expect([refused.status, refused.headers.get('cache-control')]).toEqual([404, 'no-store']);
    }
  });

  it('has an address that holds at least an hour and at most two, and is given anew whenever it is asked for', async () => {
    clock.pass(3600_000 - 1000 - (clock().getTime() % 3600_000));
    const { minji, jun, roomId } = await makePair(server);
    const [first] = (await sendPicture(minji, roomId)).images;
    clock.pass(3600_000);
    expect((await look(first.url)).headers.get('cache-control')).toBe('private, max-age=1');
    clock.pass(1000);
    const expired = await look(first.url, { 'accept-language': 'en' });
    expect(expired.status).toBe(403);
    expect(((await expired.json()) as { errors: unknown[] }).errors).toMatchObject([
      {
        message: expect.stringContaining('expired'),
        extensions: { code: 'FORBIDDEN', reason: 'PICTURE_ADDRESS_EXPIRED' },
      },
    ]);
    renewTokens(server, jun);
    const [again] = (await jun.ask(HISTORY, { id: roomId })).room.messages.nodes[0].images as [Picture];
    expect((await look(again.url)).status).toBe(200);
  });

  it('is shown no more once the message is deleted, whoever kept the address', async () => {
    const { minji, roomId } = await makePair(server);
    const { id, images } = await sendPicture(minji, roomId);
    expect((await look(images[0].url)).status).toBe(200);
    await minji.ask('mutation ($id: ID!) { deleteMessage(id: $id) { id } }', { id });
    // At the commit: nothing has to be swept first.
    expect((await look(images[0].url)).status).toBe(404);
    expect((await look(images[0].thumbnailUrl)).status).toBe(404);
  });
});

describe('an avatar', () => {
  const AVATAR = `mutation ($id: ID) { updateProfile(input: { avatarUploadId: $id }) { user { avatar { url thumbnailUrl } } } }`;
  const setAvatar = async (person: Person, id: string | null): Promise<Picture> =>
    (await person.ask(AVATAR, { id })).updateProfile.user.avatar;

  it('is asked for again each time, so that a removed or replaced one is seen by nobody any more', async () => {
    const person = await makePerson(server);
    const first = await setAvatar(person, await makeUpload(server, person, 'AVATAR'));
    const shown = await look(first.url);
    expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
    const etag = shown.headers.get('etag')!;
    expect((await look(first.url, { 'if-none-match': etag })).status).toBe(304);

    const second = await setAvatar(person, await makeUpload(server, person, 'AVATAR'));
    for (const address of [first.url, first.thumbnailUrl]) expect((await look(address)).status).toBe(404);
    expect((await look(first.url, { 'if-none-match': etag })).status).toBe(404);
    expect((await look(second.url)).status).toBe(200);
    await setAvatar(person, null);
    expect((await look(second.url)).status).toBe(404);
  });
});

it('every column that points to a picture is among those that show one', async () => {
  const columns = await server.sql<{ path: string }>(
    `select format('%s.%s', c.conrelid::regclass, a.attname) as path from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'images'::regclass and c.conrelid <> 'uploads'::regclass`,
  );
  expect(columns.map(({ path }) => path).sort()).toEqual([...server.app.imageUses].sort());
  const bare = await server.sql<{ path: string }>(
    `select format('%s.%s', c.conrelid::regclass, a.attname) as path from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'images'::regclass
       and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum)`,
  );
  expect(bare).toEqual([]);
});
