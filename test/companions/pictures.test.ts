import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { makeUpload, pictureFolder } from '../media/kit.ts';
import { CREATE, faultsOf, inputOf, UPDATE } from './kit.ts';

const server = await startTestApp({ config: { dataDir: await pictureFolder(), rateLimitFactor: 10 } });

interface Shown {
  editedAt: string | null;
  thumbnail: Picture | null;
  images: Picture[];
}
interface Picture {
  id: string;
  url: string;
}

const show = async (person: Person, id: string): Promise<Shown> =>
  (
    await person.ask('query ($id: ID!) { companion(id: $id) { editedAt thumbnail { id url } images { id url } } }', {
      id,
    })
  ).companion;
const idsOf = ({ images }: Shown) => images.map(({ id }) => id);
const update = (person: Person, id: string, input: object) => person.ask(UPDATE, { id, input });
const status = async ({ url }: Picture) => (await fetch(url.replace(server.app.config.publicUrl, server.url))).status;
const upload = (person: Person) => makeUpload(server, person, 'COMPANION');

/** A post with a thumbnail and three pictures, and how it is shown. */
async function makeAlbum(author: Person): Promise<{ id: string; album: Shown }> {
  const [thumbnailUploadId, ...imageUploadIds] = await Promise.all([1, 2, 3, 4].map(() => upload(author)));
  const { createCompanion } = await author.ask(CREATE, {
    input: inputOf(server, { thumbnailUploadId, imageUploadIds }),
  });
  return { id: createCompanion.id, album: await show(author, createCompanion.id) };
}

describe('the pictures of a post', () => {
  it('have ids of their own, and are kept, reordered and removed one by one', async () => {
    const author = await makePerson(server);
    const { id, album } = await makeAlbum(author);
    const [a, b, c] = idsOf(album);
    expect(new Set([album.thumbnail!.id, a, b, c]).size).toBe(4);

    await update(author, id, { imageUploadIds: [c, a, b] });
    const reordered = await show(author, id);
    expect(reordered).toMatchObject({
      images: [{ id: c }, { id: a }, { id: b }],
      thumbnail: { id: album.thumbnail!.id },
    });
    expect(reordered.editedAt).not.toBeNull();

    await update(author, id, { imageUploadIds: [c, b] });
    expect(idsOf(await show(author, id))).toEqual([c, b]);
    // What is removed goes at once, and only that.
    await until(async () => (await status(album.images[0]!)) === 404);
    for (const picture of [album.thumbnail!, album.images[1]!, album.images[2]!])
      expect(await status(picture)).toBe(200);
  });

  it('mix with new uploads, in the order that is given', async () => {
    const author = await makePerson(server);
    const { id, album } = await makeAlbum(author);
    const [a, , c] = idsOf(album);
    const fresh = await upload(author);
    await update(author, id, { imageUploadIds: [c, fresh, a] });
    const mixed = await show(author, id);
    expect(idsOf(mixed)).toEqual([c, expect.any(String), a]);
    expect(mixed.images[1]!.url).toContain(fresh);
    expect(await status(mixed.images[1]!)).toBe(200);
  });

  it('that stay as they are are no edit', async () => {
    const author = await makePerson(server);
    const { id, album } = await makeAlbum(author);
    await update(author, id, { thumbnailUploadId: album.thumbnail!.id, imageUploadIds: idsOf(album) });
    expect(await show(author, id)).toEqual(album);
  });

  it('can become the thumbnail and the other way round, and then stand in both places or in one', async () => {
    const author = await makePerson(server);
    const { id, album } = await makeAlbum(author);
    const [a, b] = idsOf(album) as [string, string];
    await update(author, id, { thumbnailUploadId: a, imageUploadIds: [album.thumbnail!.id, b] });
    const swapped = await show(author, id);
    expect(swapped).toMatchObject({ thumbnail: { id: a }, images: [{ id: album.thumbnail!.id }, { id: b }] });
    for (const picture of [swapped.thumbnail!, ...swapped.images]) expect(await status(picture)).toBe(200);
    await update(author, id, { thumbnailUploadId: b });
    expect(await show(author, id)).toMatchObject({
      thumbnail: { id: b },
      images: [{ id: album.thumbnail!.id }, { id: b }],
    });
    await update(author, id, { imageUploadIds: [] });
    expect(await show(author, id)).toMatchObject({ thumbnail: { id: b }, images: [] });
    expect(await status(swapped.images[1]!)).toBe(200);
  });

  it('are taken from the post itself alone, and a fault changes nothing', async () => {
    const author = await makePerson(server);
    const [first, second] = [await makeAlbum(author), await makeAlbum(author)];
    const foreign = second.album.images[0]!.id;
    const own = idsOf(first.album);
    const fresh = await upload(author);
    const refused = async (input: object) => faultsOf(await author.refused(UPDATE, { id: first.id, input }));
    expect(await refused({ title: '', imageUploadIds: [own[1], fresh, foreign] })).toEqual([
      'input.imageUploadIds.2 UPLOAD_NOT_FOUND',
      'input.title REQUIRED',
    ]);
    expect(await refused({ thumbnailUploadId: foreign })).toEqual(['input.thumbnailUploadId UPLOAD_NOT_FOUND']);
    expect(await refused({ imageUploadIds: [own[0], own[0]] })).toEqual(['input.imageUploadIds DUPLICATE']);
    expect(await refused({ imageUploadIds: [...own, fresh] })).toEqual(['input.imageUploadIds TOO_MANY']);
    expect(await refused({ imageUploadIds: [randomUUID()] })).toEqual(['input.imageUploadIds.0 UPLOAD_NOT_FOUND']);
    const create = await author.refused(CREATE, { input: inputOf(server, { imageUploadIds: [own[0]] }) });
    expect(faultsOf(create)).toEqual(['input.imageUploadIds.0 UPLOAD_NOT_FOUND']);
    expect(await show(author, first.id)).toEqual(first.album);
    // The upload of the refused edits is still there to be used.
    await update(author, first.id, { imageUploadIds: [fresh] });
    const stranger = await makePerson(server);
    const { extensions } = await stranger.refused(UPDATE, { id: first.id, input: { imageUploadIds: [] } });
    expect(extensions.reason).toBe('NOT_AUTHOR');
  });

  it('edited twice at once end as one of the two edits says, whole', async () => {
    const author = await makePerson(server);
    for (let round = 0; round < 5; round++) {
      const { id, album } = await makeAlbum(author);
      const [a, b, c] = idsOf(album);
      const inputs = [{ imageUploadIds: [c, b] }, { imageUploadIds: [a, c] }, { imageUploadIds: [b] }];
      const answers = await Promise.all(inputs.map((input) => author.send(UPDATE, { id, input })));
      const after = await show(author, id);
      expect(inputs.map(({ imageUploadIds }) => imageUploadIds)).toContainEqual(idsOf(after));
      for (const { errors } of answers.filter((answer) => answer.errors.length > 0))
        expect(faultsOf(errors[0]!).every((fault) => / UPLOAD_NOT_FOUND$/.test(fault))).toBe(true);
      for (const picture of [after.thumbnail!, ...after.images]) expect(await status(picture)).toBe(200);
    }
  });

  it('go with the post', async () => {
    const author = await makePerson(server);
    const { id, album } = await makeAlbum(author);
    await author.ask('mutation ($id: ID!) { deleteCompanion(id: $id) }', { id });
    for (const picture of [album.thumbnail!, ...album.images]) await until(async () => (await status(picture)) === 404);
  });
});
