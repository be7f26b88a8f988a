import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GEOCODING } from '../../src/places/geocode-place.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { CREATE, DELETE, placeInput, readPlace, UPDATE } from './kit.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A geocoding service that does what the test says. */
const asked: URL[] = [];
const agents: (string | undefined)[] = [];
let behave: Handler = (_, response) => response.end('[]');
const service = createServer((request, response) => {
  asked.push(new URL(request.url!, 'http://service'));
  agents.push(request.headers['user-agent']);
  behave(request, response);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => service.once('listening', resolve));
afterAll(() => service.closeAllConnections() ?? service.close());
const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;

const json =
  (body: unknown): Handler =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(code, headers).end('{"error": "no"}');
const JEJU = { latitude: 33.4996, longitude: 126.5312 };

const KEY = 'AIza-a-secret-key';
let logged = '';
const keep = (chunk: Buffer, _: string, done: () => void) => {
  logged += chunk;
  done();
};
const log = pino({ level: 'trace' }, new Writable({ write: keep }));
const common = { geocoderTimeoutMs: 300, nominatimUrl: url, googleMapsUrl: url };
const nominatim = await startTestApp({
  config: { ...common, geocoder: 'nominatim', nominatimEmail: 'ops@example.com' },
  log,
});
const google = await startTestApp({ config: { ...common, geocoder: 'google', googleMapsKey: KEY }, log });
const gazetteer = await startTestApp({ log });

const KINDS = {
  nominatim: {
    server: nominatim,
    answer: ({ latitude, longitude }: typeof JEJU) => json([{ lat: `${latitude}`, lon: `${longitude}` }]),
    nothing: json([]),
    addressOf: (request: URL) => request.searchParams.get('q'),
    lies: [
      json({ lat: '1', lon: '1' }),
      json(null),
      json([null]),
      json([{ lat: 'NaN', lon: '1' }]),
      json([{ lat: '91', lon: '1' }]),
      json([{ lat: '1', lon: '-180.5' }]),
      json([{ lat: '', lon: '' }]),
      json([{ lat: '1e999', lon: '0x10' }]),
      json([{ lat: 1, lon: 1 }]),
      json('가'.repeat(40_000)),
      (_: unknown, response: ServerResponse) => response.end('<html>하하</html>'),
    ] as Handler[],
  },
  google: {
    server: google,
    answer: ({ latitude, longitude }: typeof JEJU) =>
      json({ status: 'OK', results: [{ geometry: { location: { lat: latitude, lng: longitude } } }] }),
    nothing: json({ status: 'ZERO_RESULTS', results: [] }),
    addressOf: (request: URL) => request.searchParams.get('address'),
    lies: [
      json({}),
      json(null),
      json({ status: 'OVER_QUERY_LIMIT', results: [] }),
      json({ status: 'REQUEST_DENIED', error_message: `key ${KEY} is wrong` }),
      json({ status: 'OK', results: [] }),
      json({ status: 'OK', results: [{ geometry: {} }] }),
      json({ status: 'OK', results: [{ geometry: { location: { lat: '33', lng: '126' } } }] }),
      json({ status: 'OK', results: [{ geometry: { location: { lat: 1000, lng: 0 } } }] }),
      json({ status: 'OK', results: [{ geometry: { location: { lat: null, lng: 0 } } }] }),
    ] as Handler[],
  },
};

let made = 0;
/** A place without a location, at an address that no other test has. */
async function write(server: TestApp, address = `새 주소 ${++made}`) {
  const person = await makePerson(server);
  const started = performance.now();
  const { createPlace } = await person.ask(CREATE, { input: placeInput({ location: null, address }) });
  expect(createPlace.location).toBeNull();
  expect(performance.now() - started).toBeLessThan(2_000);
  const location = async () => (await readPlace(person, createPlace.id))?.location;
  return { person, id: createPlace.id as string, address, location };
}

const timesAsked = (address: string) =>
  asked.filter((request) => [...request.searchParams.values()].includes(address)).length;

/** Waits until no job is waiting or under way; `retrying` counts those that failed and will be tried again. */
async function settled(server: TestApp) {
  let backlog = await server.app.jobs.backlog(GEOCODING);
  await until(async () => {
    backlog = await server.app.jobs.backlog(GEOCODING);
    return backlog.waiting === 0 && backlog.active === 0;
  });
  return backlog;
}

/** Lets failed jobs be tried again now instead of after their pause. */
async function retryNow(server: TestApp) {
  await server.sql(`update pgboss.job set start_after = now() where name = 'geocoding' and state = 'retry'`);
  server.app.jobs.wake(GEOCODING);
}

beforeEach(() => {
  asked.length = 0;
});
afterEach(async () => {
  // What a test has left failing would be asked during the next one.
  for (const server of [nominatim, google]) await server.sql(`delete from pgboss.job where name = 'geocoding'`);
});

describe.each(['nominatim', 'google'] as const)('a place without a location, by %s,', (kind) => {
  const { server, answer, nothing, addressOf, lies } = KINDS[kind];

  it('gets the one of its address after the write, without being edited', async () => {
    behave = answer(JEJU);
    const { person, id, location, address } = await write(server);
    await until(location);
    expect(await readPlace(person, id)).toMatchObject({ location: JEJU, editedAt: null });
    expect(asked.map(addressOf)).toEqual([address]);
    expect(await server.sql('select location_source as source from places where id = $1', [id])).toEqual([
      { source: 'GEOCODED' },
    ]);
    const near = `query ($near: NearInput!) { places(sort: NEAREST, filter: {near: $near}) { nodes { id } } }`;
    const { places } = await person.ask(near, { near: { ...JEJU, radiusKm: 1 } });
    expect(places.nodes).toContainEqual({ id });
  });

  it('is asked for once: the same address is remembered', async () => {
    behave = answer(JEJU);
    const first = await write(server);
    await until(first.location);
    const second = await write(server, `  ${first.address.toUpperCase().replaceAll(' ', '  ')} `);
    await until(second.location);
    expect(asked).toHaveLength(1);
  });

  it('stays without one when there is none, is not asked for again, and not sooner than tomorrow', async () => {
    behave = nothing;
    const { location, address } = await write(server);
    expect(await settled(server)).toEqual({ waiting: 0, active: 0, retrying: 0 });
    expect(await location()).toBeNull();
    behave = answer(JEJU);
    const again = await write(server, address);
    await settled(server);
    expect([await again.location(), asked.length]).toEqual([null, 1]);
    await server.sql(`update geocode_cache set expires_at = expires_at - interval '1 day' where latitude is null`);
    const tomorrow = await write(server, address);
    await until(tomorrow.location);
    expect(asked).toHaveLength(2);
  });

  it.each<[string, Handler]>([
    ['fails', status(500)],
    ['refuses', status(403)],
    ['has had enough', status(429)],
    ['sends elsewhere', status(302, { location: 'http://127.0.0.1:9/' })],
    ['hangs', () => undefined],
    ['begins and hangs', (_, response) => response.writeHead(200).write('[')],
    ['breaks off', (request) => request.socket.destroy()],
  ])('gets it later when the service %s', async (_, trouble) => {
    behave = trouble;
    const { location, address } = await write(server);
    await until(async () => (await server.app.jobs.backlog(GEOCODING)).retrying === 1);
    expect(timesAsked(address)).toBe(1);
    expect(await location()).toBeNull();
    behave = answer(JEJU);
    await retryNow(server);
    await until(location);
    expect(await location()).toEqual(JEJU);
  });

  it('believes no lie, and remembers none', async () => {
    for (const lie of lies) {
      behave = lie;
      const { location } = await write(server);
      await until(async () => (await server.app.jobs.backlog(GEOCODING)).retrying === 1);
      expect(await location()).toBeNull();
      await server.sql(`delete from pgboss.job where name = 'geocoding'`);
    }
    expect(asked).toHaveLength(lies.length);
    const remembered = await server.sql(
      `select 1 from geocode_cache where latitude is not null and latitude not between 33 and 34`,
    );
    expect(remembered).toEqual([]);
  });
});

describe('a place whose address was looked up', () => {
  const server = nominatim;
  const { answer } = KINDS.nominatim;
  const SEOUL = { latitude: 37.5665, longitude: 126.978 };

  it('is nowhere when its address changes, until the new one is found', async () => {
    behave = answer(JEJU);
    const { person, id, location } = await write(server);
    await until(location);
    behave = answer(SEOUL);
    const address = `새 주소 ${++made}`;
    expect((await person.ask(UPDATE, { id, input: { address } })).updatePlace.location).toBeNull();
    await until(location);
    expect(await location()).toEqual(SEOUL);
  });

  it('keeps its location when something else changes', async () => {
    behave = answer(JEJU);
    const { person, id, location, address } = await write(server);
    await until(location);
    const { updatePlace } = await person.ask(UPDATE, { id, input: { name: '새 이름', address } });
    expect(updatePlace.location).toEqual(JEJU);
    await settled(server);
    expect(asked).toHaveLength(1);
  });

  it('takes a location that is given, and looks the address up again when it is forgotten', async () => {
    behave = answer(JEJU);
    const { person, id, location } = await write(server);
    await until(location);
    await person.ask(UPDATE, { id, input: { location: SEOUL } });
    await person.ask(UPDATE, { id, input: { address: `새 주소 ${++made}` } });
    await settled(server);
    expect([await location(), asked.length]).toEqual([SEOUL, 1]);
    expect((await person.ask(UPDATE, { id, input: { location: null } })).updatePlace.location).toBeNull();
    await until(location);
    expect(await location()).toEqual(JEJU);
  });

  it('is not moved by an answer that comes too late', async () => {
    const held: (() => void)[] = [];
    behave = (request, response) => held.push(() => answer(JEJU)(request, response));
    const given = await write(server);
    await until(() => held.length === 1);
    await given.person.ask(UPDATE, { id: given.id, input: { location: SEOUL } });
    held[0]!();
    await settled(server);
    expect(await given.location()).toEqual(SEOUL);

    const moved = await write(server);
    await until(() => held.length === 2);
    behave = answer(SEOUL);
    await moved.person.ask(UPDATE, { id: moved.id, input: { address: `새 주소 ${++made}` } });
    held[1]!();
    await until(moved.location);
    await settled(server);
    expect(await moved.location()).toEqual(SEOUL);
  });

  it('may be gone by then', async () => {
    const held: (() => void)[] = [];
    behave = (request, response) => held.push(() => answer(JEJU)(request, response));
    const { person, id, location } = await write(server);
    await until(() => held.length === 1);
    await person.ask(DELETE, { id });
    held[0]!();
    expect(await settled(server)).toMatchObject({ retrying: 0 });
    expect(await location()).toBeUndefined();
  });
});

describe('a service', () => {
  it('learns who asks', async () => {
    behave = KINDS.nominatim.answer(JEJU);
    const { location } = await write(nominatim);
    await until(location);
    expect(agents.at(-1)).toBe('InfinityTravel (http://web.test)');
    expect(Object.fromEntries(asked.at(-1)!.searchParams)).toMatchObject({
      format: 'jsonv2',
      limit: '1',
      email: 'ops@example.com',
    });
  });

  it("gets the key, and nobody else does: not the log, not the job's row", async () => {
    behave = status(500);
    const before = logged.length;
    await write(google);
    await until(async () => (await google.app.jobs.backlog(GEOCODING)).retrying === 1);
    expect(asked.at(-1)!.searchParams.get('key')).toBe(KEY);
    expect(logged.slice(before)).toContain('it answered HTTP 500');
    expect(logged).not.toContain(KEY);
    const [job] = await google.sql(`select output::text from pgboss.job where name = 'geocoding'`);
    expect(job!.output).toContain('it answered HTTP 500');
    expect(job!.output).not.toContain(KEY);
  });

  it('is not asked for a place whose write was refused or whose location was given', async () => {
    const person = await makePerson(nominatim);
    await person.refused(CREATE, { input: placeInput({ location: null, name: '' }) });
    await person.ask(CREATE, { input: placeInput() });
    await new TestClient(nominatim.url).refused(CREATE, { input: placeInput({ location: null }) });
    expect(await settled(nominatim)).toEqual({ waiting: 0, active: 0, retrying: 0 });
    expect(asked).toEqual([]);
  });
});

describe('the built-in gazetteer', () => {
  it('finds the city of an address, and then a known place in it', async () => {
    const city = await write(gazetteer, '제주특별자치도 제주시 첨단로 242');
    await until(city.location);
    expect(await city.location()).toEqual({ latitude: 33.3846, longitude: 126.5535 });
    await city.person.ask(CREATE, { input: placeInput({ name: '카카오 스페이스' }) });
    const known = await write(gazetteer, '제주특별자치도 제주시 첨단로 242 카카오 스페이스 1층');
    await until(known.location);
    expect(await known.location()).toEqual(placeInput().location);
    const same = await write(gazetteer, placeInput().address.toUpperCase());
    await until(same.location);
    expect(await same.location()).toEqual(placeInput().location);
  });

  it('leaves a place alone whose address says nothing', async () => {
    const { location } = await write(gazetteer, '아무도 모르는 골목 3');
    expect(await settled(gazetteer)).toEqual({ waiting: 0, active: 0, retrying: 0 });
    expect(await location()).toBeNull();
  });

  it('believes nobody who puts a known name far from its city, nor two who do not agree', async () => {
    const liar = await makePerson(gazetteer);
    const input = (latitude: number) =>
      placeInput({ name: '별빛식당', address: '몰라', location: { latitude, longitude: 126.978 } });
    await liar.ask(CREATE, { input: input(-30) });
    const first = await write(gazetteer, '서울 종로구 별빛식당');
    await until(first.location);
    expect(await first.location()).toEqual({ latitude: 37.566, longitude: 126.9784 });
    await liar.ask(CREATE, { input: input(37.5) });
    await liar.ask(CREATE, { input: input(37.6) });
    const second = await write(gazetteer, '서울 중구 별빛식당');
    await until(second.location);
    expect(await second.location()).toEqual({ latitude: 37.566, longitude: 126.9784 });
  });
});
