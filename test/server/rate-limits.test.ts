import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RATE_LIMITS, type RateLimit } from '../../src/shared/rate-limits.ts';
import { openRoom } from '../chat/kit.ts';
import { COMMENT, CREATE as CREATE_POST, inputOf, makePost } from '../companions/kit.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { type Answer, TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { hasRedis, startRedis } from '../kit/redis.ts';
import { APPLY } from '../parties/kit.ts';
import { CREATE as CREATE_PLACE, makePlace, placeInput, WRITE_REVIEW } from '../places/kit.ts';
import { makePlaces, makePlanner } from '../planners/kit.ts';

const SECONDS: Record<string, number> = { s: 1, min: 60, h: 3_600 };

describe('docs/operations.md', () => {
  it('tells the table of limits as it is', () => {
    const told = [
      ...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `(\w+)` \|[^|]*\|(.*)\| (\d+) (s|min|h) \|$/gm),
    ];
    const table = told.map(([, name, columns, time, unit]): [string, RateLimit] => {
      const [person = '', address = '', other = ''] = columns!
        .split('|')
        .map((column) => column.trim().replaceAll(',', ''));
      const [, number, by] = /^(\d+) `(\w+)`$/.exec(other) ?? [];
      return [
        name!,
        {
          ...(person && { person: Number(person) }),
          ...(address && { address: Number(address) }),
          ...(by && { [by]: Number(number) }),
          seconds: Number(time) * SECONDS[unit!]!,
        },
      ];
    });
    expect(Object.fromEntries(table)).toEqual(RATE_LIMITS);
    expect(table.map(([name]) => name)).toEqual(Object.keys(RATE_LIMITS));
  });
});

/** Two of each for a person, three for an address. */
const rateLimits = Object.fromEntries(
  ['posts', 'comments', 'applications', 'places', 'reviews', 'planners', 'rooms', 'messages', 'uploads'].flatMap(
    (name) => [
      [`${name}.person`, 2],
      [`${name}.address`, 3],
    ],
  ),
);
const stopsAndBytes = {
  'stops.person': 5,
  'stops.address': 7,
  'uploadBytes.person': 5_000,
  'uploadBytes.address': 7_000,
};
const server = await startTestApp({ config: { rateLimits: { ...rateLimits, ...stopsAndBytes } } });
// Of another instance, on the same database and with limits of its own.
const free = await startTestApp({ databaseUrl: server.databaseUrl, config: { rateLimitFactor: 1_000 } });

/** The same person at the instance without such limits. */
const freely = (person: Person): Person =>
  Object.assign(new TestClient(free.url, person.options), { id: person.id, nickname: '', sessionId: '' });
const host = await makePerson(server);
const places = await makePlaces(server, host, 60);
const newPost = () => makePost(free, freely(host));
const newPlanner = async (person: Person) => (await makePlanner(freely(person))).days[0]!.id;
const upload = (person: Person, byteSize: number) =>
  person.send('mutation ($n: Int!) { createUpload(purpose: AVATAR, contentType: "image/png", byteSize: $n) { id } }', {
    n: byteSize,
  });

/** Does each once more; every time to something that was not there before. */
const ACTS: [limit: keyof typeof RATE_LIMITS, act: (person: Person) => Promise<Answer<unknown>>][] = [
  ['posts', (person) => person.send(CREATE_POST, { input: inputOf(server) })],
  ['comments', async (person) => person.send(COMMENT, { companionId: (await newPost()).id, text: '좋아요' })],
  ['applications', async (person) => person.send(APPLY, { id: (await newPost()).id, message: '같이 가요' })],
  ['places', (person) => person.send(CREATE_PLACE, { input: placeInput() })],
  [
    'reviews',
    async (person) => person.send(WRITE_REVIEW, { placeId: await makePlace(freely(host)), stars: 5, text: '좋아요' }),
  ],
  [
    'planners',
    (person) =>
      person.send(
        'mutation { createPlanner(input: { name: "a", areaId: "kr", startDate: "2027-01-01", endDate: "2027-01-02" }) { id } }',
      ),
  ],
  [
    'rooms',
    async (person) =>
      person.send('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', { id: (await makePerson(server)).id }),
  ],
  [
    'messages',
    async (person) => {
      const roomId = await openRoom(freely(person), await makePerson(server));
      return person.send(
        'mutation ($room: ID!, $uuid: ID!) { sendMessage(input: { roomId: $room, clientMessageId: $uuid, text: "a" }) { id } }',
        { room: roomId, uuid: crypto.randomUUID() },
      );
    },
  ],
  ['uploads', (person) => upload(person, 10)],
];

const codeOf = ({ errors }: Answer<unknown>) => errors[0]?.extensions.code ?? 'OK';

/** A person who comes from the same address as another. */
async function neighbourOf(person: Person): Promise<Person> {
  const neighbour = await makePerson(server);
  return Object.assign(
    new TestClient(server.url, { ...neighbour.options, headers: { 'x-forwarded-for': person.address } }),
    { id: neighbour.id, nickname: '', sessionId: '' },
  );
}

describe.each(ACTS)('%s', (_limit, act) => {
  it('end for a person, then for the address; whoever is elsewhere goes on', async () => {
    const person = await makePerson(server);
    expect(codeOf(await act(person))).toBe('OK');
    expect(codeOf(await act(person))).toBe('OK');
    const refused = await act(person);
    expect(refused.errors[0]!.extensions).toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: expect.any(Number),
    });
    // The refused one counted for the address, too.
    expect(codeOf(await act(await neighbourOf(person)))).toBe('RATE_LIMITED');
    expect(codeOf(await act(await makePerson(server)))).toBe('OK');
  });

  it('are counted one by one when many come at once', async () => {
    const person = await makePerson(server);
    const codes = (await Promise.all(Array.from({ length: 6 }, () => act(person)))).map(codeOf);
    expect(codes.sort()).toEqual(['OK', 'OK', ...Array(4).fill('RATE_LIMITED')]);
  });
});

describe('stops', () => {
  const set = (person: Person, dayId: string, count: number) =>
    person.send('mutation ($id: ID!, $stops: [StopInput!]!) { setDayStops(dayId: $id, stops: $stops) { id } }', {
      id: dayId,
      stops: places.slice(0, count).map((placeId) => ({ placeId })),
    });

  it('count each, also those of a copy', async () => {
    const person = await makePerson(server);
    const day = await newPlanner(person);
    expect(codeOf(await set(person, day, 4))).toBe('OK');
    expect(codeOf(await set(person, day, 2))).toBe('RATE_LIMITED');
    const copier = await makePerson(server);
    const { id } = await makePlanner(freely(person));
    const { planner } = await freely(person).ask('query ($id: ID!) { planner(id: $id) { days { id } } }', { id });
    await set(freely(person), planner.days[0].id, 6);
    const copy = await copier.send('mutation ($id: ID!) { copyPlanner(id: $id, startDate: "2027-02-01") { id } }', {
      id,
    });
    expect(codeOf(copy)).toBe('RATE_LIMITED');
    expect(await server.sql('select id from planners where owner_id = $1', [copier.id])).toEqual([]);
  });
});

describe('bytes of uploads', () => {
  it('end for a person, then for the address', async () => {
    const person = await makePerson(server);
    expect(codeOf(await upload(person, 4_000))).toBe('OK');
    expect(codeOf(await upload(person, 2_000))).toBe('RATE_LIMITED');
    expect(codeOf(await upload(await neighbourOf(person), 2_000))).toBe('RATE_LIMITED');
    expect(codeOf(await upload(await makePerson(server), 2_000))).toBe('OK');
  });
});

describe('everything that changes something', () => {
  it('counts, for the address also when nobody is signed in', async () => {
    const strict = await startTestApp({ config: { rateLimits: { 'writes.address': 3 } } });
    const nobody = new TestClient(strict.url);
    const codes: string[] = [];
    for (let i = 0; i < 4; i++) codes.push(codeOf(await nobody.send('mutation { deleteReview(id: "x") { id } }')));
    expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'RATE_LIMITED']);
  });

  it('counts field by field, not document by document', async () => {
    const strict = await startTestApp({ config: { rateLimits: { 'writes.person': 3 } } });
    const person = await makePerson(strict);
    const { errors } = await person.send(
      `mutation { ${['a', 'b', 'c', 'd', 'e'].map((alias) => `${alias}: markNotificationsRead`).join(' ')} }`,
    );
    expect(errors[0]!.extensions.code).toBe('RATE_LIMITED');
  });
});

describe.skipIf(!hasRedis)('two instances with one Redis', () => {
  it('count together', async () => {
    const redis = await startRedis();
    const config = { redisUrl: redis.url, rateLimits: { 'comments.person': 3 } };
    const one = await startTestApp({ config });
    const two = await startTestApp({ config, databaseUrl: one.databaseUrl });
    const author = await makePerson(one);
    const post = await makePost(one, author);
    const elsewhere = (at: TestApp) => new TestClient(at.url, author.options);
    const codes: string[] = [];
    for (const at of [one, two, one, two, one])
      codes.push(codeOf(await elsewhere(at).send(COMMENT, { companionId: post.id, text: 'a' })));
    expect(codes).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED', 'RATE_LIMITED']);
    await one.close();
    await two.close();
    await redis.stop();
  });
});
