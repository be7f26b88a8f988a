import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { CREATE, DELETE, makePlace, placeInput, readPlace, review, UPDATE } from './kit.ts';

const server = await startTestApp();
const anybody = new TestClient(server.url);
const [creator, stranger, unverified] = await Promise.all([
  makePerson(server),
  makePerson(server),
  makePerson(server, { verified: false }),
]);

const fieldsOf = (failure: { extensions: { fields?: { path: string; reason: string; limit?: number }[] } }) =>
  failure.extensions.fields?.map(({ path, reason, limit }) =>
    limit === undefined ? [path, reason] : [path, reason, limit],
  );

/** A planner with one day and the given places as its stops. */
async function plannerWith(ownerId: string, placeIds: string[], visibility = 'PUBLIC') {
  const [planner, day] = [newId(), newId()];
  await server.sql(
    `insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, created_at)
     values ($1, $2, '계획', 'kr-jeju', '2030-01-01', '2030-01-01', $3, now())`,
    [planner, ownerId, visibility],
  );
  await server.sql(`insert into planner_days (id, planner_id, date) values ($1, $2, '2030-01-01')`, [day, planner]);
  for (const [position, placeId] of placeIds.entries()) {
    await server.sql('insert into planner_stops (id, day_id, place_id, position) values ($1, $2, $3, $4)', [
      newId(),
      day,
      placeId,
      position,
    ]);
  }
  return { planner, day };
}

describe('writing a place', () => {
  it('answers all that was said, for everybody to read', async () => {
    const input = placeInput({ contact: ' 064-783-0959 ', website: 'https://www.visitjeju.net/kr' });
    const { createPlace } = await creator.ask(CREATE, { input: { ...input, areaId: 'kr-jeju' } });
    expect(createPlace).toMatchObject({
      ...input,
      contact: '064-783-0959',
      area: { id: 'kr-jeju' },
      rating: null,
      reviewCount: 0,
      ratingHistogram: [0, 0, 0, 0, 0],
      createdBy: { id: creator.id },
      editedAt: null,
    });
    expect(await readPlace(anybody, createPlace.id)).toEqual(createPlace);
  });

  it('leaves out what was not said', async () => {
    const { createPlace } = await creator.ask(CREATE, { input: placeInput({ contact: '  ', website: '' }) });
    expect(createPlace).toMatchObject({ contact: null, website: null, area: null });
  });

  it('keeps its creator null once the account is gone', async () => {
    const leaver = await makePerson(server);
    const id = await makePlace(leaver);
    await server.sql(
      'update users set deleted_at = now(), email = null, password_hash = null, birth_date = null, gender = null where id = $1',
      [leaver.id],
    );
    expect(await readPlace(anybody, id)).toMatchObject({ id, createdBy: null });
  });

  it('is for verified people', async () => {
    expect((await anybody.refused(CREATE, { input: placeInput() })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(CREATE, { input: placeInput() })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
  });

  it.each<[string, Record<string, unknown>, unknown[][]]>([
    ['no name', { name: '' }, [['input.name', 'REQUIRED']]],
    ['a name of nothing to see', { name: '\u200b \u3164' }, [['input.name', 'REQUIRED']]],
    ['a name of two lines', { name: '가\n나' }, [['input.name', 'FORBIDDEN_CHARACTERS']]],
    ['a name of 101 characters', { name: '가'.repeat(101) }, [['input.name', 'TOO_LONG', 100]]],
    ['a description of 5,001', { description: '가'.repeat(5001) }, [['input.description', 'TOO_LONG', 5000]]],
    ['no description', { description: ' \n ' }, [['input.description', 'REQUIRED']]],
    ['an address of 256', { address: '가'.repeat(256) }, [['input.address', 'TOO_LONG', 255]]],
    ['no address', { address: '' }, [['input.address', 'REQUIRED']]],
    ['a contact of 21', { contact: '0'.repeat(21) }, [['input.contact', 'TOO_LONG', 20]]],
    ['a website that is a script', { website: 'javascript:alert(1)' }, [['input.website', 'INVALID_URL']]],
    ['a website on ftp', { website: 'ftp://example.com' }, [['input.website', 'INVALID_URL']]],
    ['a website that is none', { website: 'example' }, [['input.website', 'INVALID_URL']]],
    ['an area that is none', { areaId: 'kr-atlantis' }, [['input.areaId', 'AREA_NOT_FOUND']]],
    ['an empty area', { areaId: '' }, [['input.areaId', 'REQUIRED']]],
    ['an upload that is not there', { imageUploadId: newId() }, [['input.imageUploadId', 'UPLOAD_NOT_FOUND']]],
    [
      'a location off the map',
      { location: { latitude: 90.01, longitude: -180.01 } },
      [
        ['input.location.latitude', 'TOO_LARGE', 90],
        ['input.location.longitude', 'TOO_SMALL', -180],
      ],
    ],
    ['a category that is none', { category: 'PUB' }, [['input.category', 'INVALID_VALUE']]],
    ['half a location', { location: { latitude: 1 } }, [['input.location.longitude', 'REQUIRED']]],
    ['a name that is a number', { name: 7 }, [['input.name', 'INVALID_VALUE']]],
    [
      'everything wrong at once',
      {
        name: '',
        description: '',
        address: '',
        contact: '0'.repeat(21),
        website: 'x',
        areaId: 'x',
        imageUploadId: 'x',
      },
      [
        ['input.name', 'REQUIRED'],
        ['input.description', 'REQUIRED'],
        ['input.address', 'REQUIRED'],
        ['input.contact', 'TOO_LONG', 20],
        ['input.website', 'INVALID_URL'],
        ['input.areaId', 'AREA_NOT_FOUND'],
        ['input.imageUploadId', 'UPLOAD_NOT_FOUND'],
      ],
    ],
  ])('with %s is refused with its path', async (_, overrides, fields) => {
    const failure = await creator.refused(CREATE, { input: placeInput(overrides) });
    expect(failure.extensions.code).toBe('BAD_USER_INPUT');
    expect(fieldsOf(failure)).toEqual(fields);
  });

  it.each(['name', 'description', 'address', 'category'])('without %s is refused', async (field) => {
    const failure = await creator.refused(CREATE, { input: { ...placeInput(), [field]: undefined } });
    expect(fieldsOf(failure)).toEqual([[`input.${field}`, 'REQUIRED']]);
  });

  it('takes the longest texts there may be, counted as people count', async () => {
    const family = '👨‍👩‍👧';
    const input = placeInput({
      name: family.repeat(100),
      description: '가'.repeat(5000),
      address: family.repeat(255),
      contact: '가'.repeat(20),
    });
    expect((await creator.ask(CREATE, { input })).createPlace).toMatchObject({
      name: input.name,
      address: input.address,
    });
  });

  it('stores text in its composed form', async () => {
    const { createPlace } = await creator.ask(CREATE, { input: placeInput({ name: ' 제주 '.normalize('NFD') }) });
    expect(createPlace.name).toBe('제주');
  });
});

describe('reading a place', () => {
  it.each(['not an id', '', newId(), '00000000-0000-0000-0000-000000000000'])(
    'answers null for the id %s',
    async (id) => {
      expect(await anybody.ask('query ($id: ID!) { place(id: $id) { id } }', { id })).toEqual({ place: null });
    },
  );
});

describe('changing a place', () => {
  it('leaves absent fields as they are, and tells when', async () => {
    const id = await makePlace(creator, { contact: '1', website: 'https://a.example', areaId: 'kr-jeju' });
    const before = await readPlace(anybody, id);
    const { updatePlace } = await creator.ask(UPDATE, { id, input: { name: '새 이름' } });
    expect(updatePlace).toEqual({ ...before, name: '새 이름', editedAt: expect.any(String) });
    expect(await readPlace(anybody, id)).toEqual(updatePlace);
  });

  it('clears with null what may be cleared', async () => {
    const id = await makePlace(creator, { contact: '1', website: 'https://a.example', areaId: 'kr-jeju' });
    const input = { contact: null, website: null, areaId: null, imageUploadId: null };
    const { updatePlace } = await creator.ask(UPDATE, { id, input });
    expect(updatePlace).toMatchObject({ contact: null, website: null, area: null });
  });

  it('is no edit when nothing changes', async () => {
    const id = await makePlace(creator);
    expect((await creator.ask(UPDATE, { id, input: {} })).updatePlace.editedAt).toBeNull();
    const { location: _, ...same } = placeInput();
    expect((await creator.ask(UPDATE, { id, input: same })).updatePlace.editedAt).toBeNull();
  });

  it('is not moved by a review', async () => {
    const id = await makePlace(creator);
    await review(stranger, id, 5);
    expect((await readPlace(anybody, id)).editedAt).toBeNull();
  });

  it('keeps a location that was given, whatever the address becomes', async () => {
    const id = await makePlace(creator);
    const { updatePlace } = await creator.ask(UPDATE, { id, input: { address: '서울 어딘가' } });
    expect(updatePlace.location).toEqual(placeInput().location);
  });

  it.each(['name', 'description', 'address', 'category'])('refuses null for %s', async (field) => {
    const id = await makePlace(creator);
    const failure = await creator.refused(UPDATE, { id, input: { [field]: null } });
    expect(fieldsOf(failure)).toEqual([[`input.${field}`, 'REQUIRED']]);
  });

  it.each<[Record<string, unknown>, unknown[]]>([
    [{ name: '가'.repeat(101) }, ['input.name', 'TOO_LONG', 100]],
    [{ website: 'data:text/html,x' }, ['input.website', 'INVALID_URL']],
    [{ contact: '0'.repeat(21) }, ['input.contact', 'TOO_LONG', 20]],
    [{ location: { latitude: -91, longitude: 0 } }, ['input.location.latitude', 'TOO_SMALL', -90]],
    [{ areaId: 'x' }, ['input.areaId', 'AREA_NOT_FOUND']],
    [{ imageUploadId: newId() }, ['input.imageUploadId', 'UPLOAD_NOT_FOUND']],
  ])('refuses %j and changes nothing', async (input, field) => {
    const id = await makePlace(creator);
    const before = await readPlace(anybody, id);
    expect(fieldsOf(await creator.refused(UPDATE, { id, input: { description: '다른 설명', ...input } }))).toEqual([
      field,
    ]);
    expect(await readPlace(anybody, id)).toEqual(before);
  });

  it('is for its creator', async () => {
    const id = await makePlace(creator);
    const before = await readPlace(anybody, id);
    const variables = { id, input: { name: '내 것' } };
    expect((await anybody.refused(UPDATE, variables)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(UPDATE, variables)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await stranger.refused(UPDATE, variables)).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_PLACE_CREATOR',
    });
    expect(await readPlace(anybody, id)).toEqual(before);
  });

  it.each(['not an id', '', newId()])('of the id %s is NOT_FOUND', async (id) => {
    expect((await creator.refused(UPDATE, { id, input: { name: '이름' } })).extensions).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'PLACE_NOT_FOUND',
    });
  });

  it('by two devices at once loses neither change', async () => {
    const id = await makePlace(creator);
    await Promise.all([
      creator.ask(UPDATE, { id, input: { name: '이름 하나' } }),
      creator.ask(UPDATE, { id, input: { description: '설명 하나' } }),
      review(stranger, id, 4),
    ]);
    expect(await readPlace(anybody, id)).toMatchObject({
      name: '이름 하나',
      description: '설명 하나',
      reviewCount: 1,
      rating: 4,
    });
  });
});

describe('the picture of a place', () => {
  const IMAGE = 'id image { url width height } editedAt';
  const UPDATE_IMAGE = `mutation ($id: ID!, $input: UpdatePlaceInput!) { updatePlace(id: $id, input: $input) { ${IMAGE} } }`;
  const upload = async (person: TestClient, purpose = 'PLACE') => {
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#08f' } })
      .png()
      .toBuffer();
    const { createUpload } = await person.ask(
      `mutation ($purpose: UploadPurpose!, $size: Int!) {
         createUpload(purpose: $purpose, contentType: "image/png", byteSize: $size) { id url method } }`,
      { purpose, size: bytes.length },
    );
    const { pathname, search } = new URL(createUpload.url);
    const body = new Uint8Array(bytes);
    const put = await fetch(server.url + pathname + search, {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body,
    });
    expect(put.ok).toBe(true);
    return createUpload.id as string;
  };

  it('comes with the place, is replaced, and goes with null', async () => {
    const input = placeInput({ imageUploadId: await upload(creator) });
    const { createPlace } = await creator.ask(
      `mutation ($input: CreatePlaceInput!) { createPlace(input: $input) { ${IMAGE} } }`,
      { input },
    );
    expect(createPlace).toMatchObject({ image: { width: 30, height: 20 }, editedAt: null });
    const { id } = createPlace;
    const replaced = await creator.ask(UPDATE_IMAGE, { id, input: { imageUploadId: await upload(creator) } });
    expect(replaced.updatePlace.image.url).not.toBe(createPlace.image.url);
    expect(replaced.updatePlace.editedAt).not.toBeNull();
    const renamed = await creator.ask(UPDATE_IMAGE, { id, input: { name: '새 이름' } });
    expect(renamed.updatePlace.image).toEqual(replaced.updatePlace.image);
    expect((await creator.ask(UPDATE_IMAGE, { id, input: { imageUploadId: null } })).updatePlace.image).toBeNull();
  });

  it("cannot be somebody else's upload, one for another purpose, or one used before", async () => {
    const used = await upload(creator);
    const id = await makePlace(creator, { imageUploadId: used });
    for (const [uploadId, reason] of [
      [used, 'UPLOAD_USED'],
      [await upload(stranger), 'UPLOAD_NOT_FOUND'],
      [await upload(creator, 'AVATAR'), 'UPLOAD_WRONG_PURPOSE'],
    ]) {
      const failure = await creator.refused(UPDATE, { id, input: { imageUploadId: uploadId, name: '' } });
      expect(fieldsOf(failure)).toEqual([
        ['input.name', 'REQUIRED'],
        ['input.imageUploadId', reason],
      ]);
    }
  });
});

describe('deleting a place', () => {
  it('answers its id and takes it away', async () => {
    const id = await makePlace(creator);
    expect(await creator.ask(DELETE, { id })).toEqual({ deletePlace: id });
    expect(await readPlace(anybody, id)).toBeNull();
    expect((await creator.refused(DELETE, { id })).extensions.code).toBe('NOT_FOUND');
    expect((await creator.refused(UPDATE, { id, input: { name: '이름' } })).extensions.code).toBe('NOT_FOUND');
  });

  it('is for its creator', async () => {
    const id = await makePlace(creator);
    expect((await anybody.refused(DELETE, { id })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(DELETE, { id })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await stranger.refused(DELETE, { id })).extensions.reason).toBe('NOT_PLACE_CREATOR');
    for (const other of ['no id', newId()]) {
      expect((await creator.refused(DELETE, { id: other })).extensions.reason).toBe('PLACE_NOT_FOUND');
    }
    expect(await readPlace(anybody, id)).not.toBeNull();
  });

  it("is refused while it has another's review, and takes one's own along", async () => {
    const id = await makePlace(creator);
    await review(creator, id, 5);
    const other = await review(stranger, id, 1);
    expect((await creator.refused(DELETE, { id })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'PLACE_IN_USE',
    });
    expect(await readPlace(anybody, id)).toMatchObject({ reviewCount: 2 });
    await stranger.ask('mutation ($id: ID!) { deleteReview(id: $id) { id } }', { id: other });
    await creator.ask(DELETE, { id });
    expect(await server.sql('select 1 from reviews where place_id = $1', [id])).toEqual([]);
  });

  it.each(['PUBLIC', 'PRIVATE'])("is refused while it stands in another's %s planner", async (visibility) => {
    const id = await makePlace(creator);
    const { day } = await plannerWith(stranger.id, [id], visibility);
    expect((await creator.refused(DELETE, { id })).extensions.reason).toBe('PLACE_IN_USE');
    expect(await server.sql('select place_id from planner_stops where day_id = $1', [day])).toEqual([{ place_id: id }]);
  });

  it("leaves one's own planners, whose stops close up", async () => {
    const [gone, first, second] = [await makePlace(creator), await makePlace(creator), await makePlace(creator)];
    const { planner, day } = await plannerWith(creator.id, [gone, first, gone, second, gone]);
    const untouched = await plannerWith(creator.id, [first, second]);
    await creator.ask(DELETE, { id: gone });
    const stops = (of: string) =>
      server.sql('select place_id as place, position from planner_stops where day_id = $1 order by position', [of]);
    const both = [
      { place: first, position: 0 },
      { place: second, position: 1 },
    ];
    expect(await stops(day)).toEqual(both);
    expect(await stops(untouched.day)).toEqual(both);
    const version = async (of: string) =>
      (await server.sql('select version, edited_at is not null as edited from planners where id = $1', [of]))[0];
    expect(await version(planner)).toEqual({ version: 2, edited: true });
    expect(await version(untouched.planner)).toEqual({ version: 1, edited: false });
  });

  it('and reviewing it at the same moment ends with one of the two, never with a review of nothing', async () => {
    for (let i = 0; i < 10; i++) {
      const id = await makePlace(creator);
      const [deleted, written] = await Promise.all([
        creator.send(DELETE, { id }),
        stranger.send('mutation ($id: ID!) { writeReview(placeId: $id, stars: 5, text: "좋아요") { id } }', { id }),
      ]);
      const place = await readPlace(anybody, id);
      if (place) {
        expect([deleted.errors[0]!.extensions.reason, written.errors]).toEqual(['PLACE_IN_USE', []]);
      } else expect([deleted.errors, written.errors[0]!.extensions.reason]).toEqual([[], 'PLACE_NOT_FOUND']);
    }
  });

  it('twice at once succeeds once', async () => {
    const id = await makePlace(creator);
    const answers = await Promise.all(Array.from({ length: 5 }, () => creator.send(DELETE, { id })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of answers)
      for (const error of errors) expect(error.extensions.reason).toBe('PLACE_NOT_FOUND');
  });
});

it('a place is told in the language of the request', async () => {
  const english = await makePerson(server, { language: 'en' });
  const id = await makePlace(creator, { areaId: 'kr-jeju' });
  expect((await english.refused(DELETE, { id })).message).toBe('Only the person who wrote this place may do this.');
  expect((await stranger.refused(DELETE, { id })).message).toBe('장소를 등록한 사람만 할 수 있습니다.');
});
