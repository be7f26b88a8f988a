import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DELETE, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { FOLLOW, makePair } from '../chat/live-kit.ts';
import { CREATE, inputOf, UPDATE } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import type { Answer } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { makeUpload, pictureFolder } from './kit.ts';

const server = await startTestApp({ config: { dataDir: await pictureFolder(), rateLimitFactor: 10 } });
const PICTURES =
  'query ($id: ID!) { companion(id: $id) { editedAt thumbnail { url } images { url thumbnailUrl } planner { id } } }';
const pictures = async (person: Person, id: string) => (await person.ask(PICTURES, { id })).companion;
const faultsOf = (error: { extensions: { fields?: { path: string; reason: string }[] } }) =>
  error.extensions.fields?.map(({ path, reason }) => `${path} ${reason}`);

describe('a post', () => {
  it('has a thumbnail and up to three pictures in the order of the input', async () => {
    const author = await makePerson(server);
    const uploads = await Promise.all([1, 2, 3, 4].map(() => makeUpload(server, author, 'COMPANION')));
    const [thumbnailUploadId, ...imageUploadIds] = uploads;
    const { createCompanion } = await author.ask(CREATE, {
      input: inputOf(server, { thumbnailUploadId, imageUploadIds }),
    });
    const shown = await pictures(author, createCompanion.id);
    expect(shown.thumbnail.url).toContain(thumbnailUploadId);
    expect(shown.images.map(({ url }: { url: string }) => uploads.findIndex((id) => url.includes(id)))).toEqual([
      1, 2, 3,
    ]);
  });

  it('changes its pictures when it is edited, and only then counts as edited', async () => {
    const author = await makePerson(server);
    const [first, second] = [
      await makeUpload(server, author, 'COMPANION'),
      await makeUpload(server, author, 'COMPANION'),
    ];
    const { createCompanion } = await author.ask(CREATE, {
      input: inputOf(server, { thumbnailUploadId: first, imageUploadIds: [second] }),
    });
    const { id } = createCompanion;
    await author.ask(UPDATE, { id, input: {} });
    expect((await pictures(author, id)).editedAt).toBeNull();
    await author.ask(UPDATE, { id, input: { thumbnailUploadId: null, imageUploadIds: [] } });
    expect(await pictures(author, id)).toMatchObject({ thumbnail: null, images: [], editedAt: expect.any(String) });
  });

  it('tells faults of pictures and words together, and uses nothing', async () => {
    const author = await makePerson(server);
    const good = await makeUpload(server, author, 'COMPANION');
    const wrong = await makeUpload(server, author, 'AVATAR');
    const input = inputOf(server, { title: '', thumbnailUploadId: wrong, imageUploadIds: [good, randomUUID()] });
    expect(faultsOf(await author.refused(CREATE, { input }))?.sort()).toEqual([
      'input.imageUploadIds.1 UPLOAD_NOT_FOUND',
      'input.thumbnailUploadId UPLOAD_WRONG_PURPOSE',
      'input.title REQUIRED',
    ]);
    await author.ask(CREATE, { input: inputOf(server, { imageUploadIds: [good] }) });
    const four = inputOf(server, { imageUploadIds: [1, 2, 3, 4].map(() => randomUUID()) });
    expect(faultsOf(await author.refused(CREATE, { input: four }))).toEqual(['input.imageUploadIds TOO_MANY']);
  });

  it('shows a private plan to its owner and the party alone, and takes only one’s own', async () => {
    const [author, member, stranger] = [await makePerson(server), await makePerson(server), await makePerson(server)];
    const { createPlanner } = await author.ask(
      `mutation ($s: Date!, $e: Date!) { createPlanner(input: { name: "제주 나흘", areaId: "kr-jeju", startDate: $s, endDate: $e, visibility: PRIVATE }) { id } }`,
      { s: '2027-05-01', e: '2027-05-04' },
    );
    const refused = await stranger.refused(CREATE, { input: inputOf(server, { plannerId: createPlanner.id }) });
    expect(faultsOf(refused)).toEqual(['input.plannerId PLANNER_NOT_FOUND']);
    const { createCompanion } = await author.ask(CREATE, { input: inputOf(server, { plannerId: createPlanner.id }) });
    const { id } = createCompanion;
    const { applyToCompanion } = await member.ask(
      'mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }',
      { id },
    );
    expect((await pictures(member, id)).planner).toBeNull();
    await author.ask('mutation ($id: ID!) { acceptApplication(id: $id) { id } }', { id: applyToCompanion.id });
    expect((await pictures(author, id)).planner).toEqual({ id: createPlanner.id });
    expect((await pictures(member, id)).planner).toEqual({ id: createPlanner.id });
    expect((await pictures(stranger, id)).planner).toBeNull();
    expect(
      (await member.ask('query ($id: ID!) { planner(id: $id) { days { date } } }', { id: createPlanner.id })).planner
        .days,
    ).toHaveLength(4);
    await author.ask(UPDATE, { id, input: { plannerId: null } });
    expect(
      (await member.ask('query ($id: ID!) { planner(id: $id) { id } }', { id: createPlanner.id })).planner,
    ).toBeNull();
  });
});

describe('a message', () => {
  const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq text images { url } } }`;

  it('may be pictures alone, arrives live with them, and loses them when it is deleted', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const socket = new TestSocket(jun);
    const live = socket.subscribe(FOLLOW.replace('seq text author', 'seq text images { url } author'), { roomId });
    await live.atLeast(1);
    const uploads = await Promise.all([1, 2, 3, 4].map(() => makeUpload(server, minji, 'MESSAGE')));
    const input = { roomId, clientMessageId: randomUUID(), imageUploadIds: uploads };
    const { sendMessage } = await minji.ask(SEND, { input });
    expect(sendMessage.images.map(({ url }: { url: string }) => uploads.findIndex((id) => url.includes(id)))).toEqual([
      0, 1, 2, 3,
    ]);
    expect((await live.atLeast(2))[1].message.images).toEqual(sendMessage.images);
    // Sent again it answers the first, although its uploads are used.
    expect((await minji.ask(SEND, { input })).sendMessage).toEqual(sendMessage);
    const history = 'query ($id: ID!) { room(id: $id) { messages { nodes { text images { url } } } } }';
    expect((await jun.ask(history, { id: roomId })).room.messages.nodes).toEqual([
      { text: '', images: sendMessage.images },
    ]);
    await minji.ask('mutation ($id: ID!) { deleteMessage(id: $id) { images { url } } }', { id: sendMessage.id });
    expect((await jun.ask(history, { id: roomId })).room.messages.nodes).toEqual([{ text: null, images: [] }]);
    await until(
      async () =>
        (await fetch(sendMessage.images[3].url.replace(server.app.config.publicUrl, server.url))).status === 404,
    );
    await socket.dispose();
  });

  it('is sent whole or not at all: a bad picture, a used one, another’s, and a stranger’s room change nothing', async () => {
    const { minji, jun, roomId } = await makePair(server);
    const [good, others] = [await makeUpload(server, minji, 'MESSAGE'), await makeUpload(server, jun, 'MESSAGE')];
    const send = (imageUploadIds: string[], room = roomId) => ({
      input: { roomId: room, clientMessageId: randomUUID(), text: '사진', imageUploadIds },
    });
    expect(faultsOf(await minji.refused(SEND, send([good, others])))).toEqual([
      'input.imageUploadIds.1 UPLOAD_NOT_FOUND',
    ]);
    expect(faultsOf(await minji.refused(SEND, send([1, 2, 3, 4, 5].map(() => randomUUID()))))).toEqual([
      'input.imageUploadIds TOO_MANY',
    ]);
    const elsewhere = await makePair(server);
    expect((await minji.refused(SEND, send([good], elsewhere.roomId))).extensions.reason).toBe('ROOM_NOT_FOUND');
    await minji.ask(SEND, send([good]));
    expect(faultsOf(await minji.refused(SEND, send([good])))).toEqual(['input.imageUploadIds.0 UPLOAD_USED']);
    const [row] = await server.sql('select last_seq as "lastSeq" from rooms where id = $1', [roomId]);
    expect(row).toEqual({ lastSeq: 1 });
  });

  it('with a picture answers the first message at every repetition, at once and later', async () => {
    const { minji, roomId } = await makePair(server);
    for (let round = 0; round < 5; round++) {
      const input = {
        roomId,
        clientMessageId: randomUUID(),
        imageUploadIds: [await makeUpload(server, minji, 'MESSAGE'), await makeUpload(server, minji, 'MESSAGE')],
      };
      const answers = await Promise.all(Array.from({ length: 8 }, () => minji.send(SEND, { input })));
      answers.push(await minji.send(SEND, { input }));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect(new Set(answers.map(({ data }) => data.sendMessage.id)).size).toBe(1);
    }
    expect((await server.sql('select count(*)::int as n from messages where room_id = $1', [roomId]))[0]).toEqual({
      n: 5,
    });
  });
});

describe('one upload used by several at once', () => {
  it.each([
    ['messages', 'MESSAGE', 'input.imageUploadIds.0'],
    ['posts', 'COMPANION', 'input.imageUploadIds.0'],
    ['avatars', 'AVATAR', 'input.avatarUploadId'],
    ['places', 'PLACE', 'input.imageUploadId'],
  ])('in %s is used by the first, and told to the others', async (_name, purpose, path) => {
    const { minji, roomId } = await makePair(server);
    const uses: Record<string, (id: string) => Promise<Answer<unknown>>> = {
      MESSAGE: (id) =>
        minji.send('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', {
          input: { roomId, clientMessageId: randomUUID(), imageUploadIds: [id] },
        }),
      COMPANION: (id) => minji.send(CREATE, { input: inputOf(server, { imageUploadIds: [id] }) }),
      AVATAR: (id) =>
        minji.send('mutation ($id: ID!) { updateProfile(input: { avatarUploadId: $id }) { user { id } } }', { id }),
      PLACE: (id) =>
        minji.send(
          `mutation ($id: ID!) { createPlace(input: { name: "카페", description: "바다", address: "제주", category: CAFE, imageUploadId: $id }) { id } }`,
          { id },
        ),
    };
    for (let round = 0; round < 4; round++) {
      const upload = await makeUpload(server, minji, purpose);
      const answers = await Promise.all(Array.from({ length: 6 }, () => uses[purpose]!(upload)));
      const errors = answers.flatMap((answer) => answer.errors);
      expect(errors.map((error) => faultsOf(error) ?? error)).toEqual(Array(5).fill([`${path} UPLOAD_USED`]));
    }
  });
});

it('a person who leaves for good takes the own picture along at once', async () => {
  const person = await makePersonWithPassword(server);
  const id = await makeUpload(server, person, 'AVATAR');
  const { updateProfile } = await person.ask(
    'mutation ($id: ID!) { updateProfile(input: { avatarUploadId: $id }) { user { avatar { url thumbnailUrl } } } }',
    { id },
  );
  const addresses = Object.values<string>(updateProfile.user.avatar).map((url) =>
    url.replace(server.app.config.publicUrl, server.url),
  );
  for (const address of addresses) expect((await fetch(address)).status).toBe(200);
  await person.ask(DELETE, { password: PASSWORD });
  for (const address of addresses) await until(async () => (await fetch(address)).status === 404);
});
