import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { CREATE, placeInput } from './kit.ts';

/** A geocoding service that does what the test says. */
const asked: string[] = [];
let behave: (response: ServerResponse) => void = (response) => response.end('[]');
const service = createServer((request, response) => {
  asked.push(new URL(request.url!, 'http://service').searchParams.get('q')!);
  behave(response);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => service.once('listening', resolve));
afterAll(() => service.closeAllConnections() ?? service.close());
const nominatimUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;

const gazetteer = await startTestApp({ config: { rateLimitFactor: 1 } });
const remote = await startTestApp({ config: { geocoder: 'nominatim', nominatimUrl, geocoderTimeoutMs: 300 } });
const person = await makePerson(gazetteer);
const traveller = await makePerson(remote, { language: 'en' });

const GEOCODE = `query ($address: String!, $areaId: ID) {
  geocode(address: $address, areaId: $areaId) { label location { latitude longitude } area { id } }
}`;
const geocode = async (address: string, areaId?: string, by: TestClient = person) =>
  (await by.ask(GEOCODE, { address, areaId })).geocode;
const areas = (found: { area: { id: string } | null }[]) => found.map(({ area }) => area?.id ?? null);
const at = (latitude: number, longitude: number) => (response: ServerResponse) =>
  response.end(JSON.stringify([{ lat: `${latitude}`, lon: `${longitude}` }]));

describe('an address', () => {
  it('is looked up for signed-in people, verified or not', async () => {
    const { extensions } = await new TestClient(gazetteer.url).refused(GEOCODE, { address: '제주시' });
    expect(extensions.code).toBe('UNAUTHENTICATED');
    const unverified = await makePerson(gazetteer, { verified: false });
    expect(await geocode('제주특별자치도 제주시', undefined, unverified)).toHaveLength(1);
  });

  it('is found in Korean and in English', async () => {
    expect(await geocode('  제주특별자치도 제주시 첨단로 242 ')).toEqual([
      {
        label: '제주특별자치도 제주시 첨단로 242',
        location: { latitude: 33.3846, longitude: 126.5535 },
        area: { id: 'kr-jeju' },
      },
    ]);
    const [paris] = await geocode('5 Avenue Anatole France, 75007 Paris, France');
    expect(paris.area.id).toBe('fr-paris');
    expect(paris.location.latitude).toBeCloseTo(48.86, 0);
  });

  it('is where a known place of that address is', async () => {
    await person.ask(CREATE, { input: placeInput() });
    const [found] = await geocode(placeInput().address);
    expect(found.location).toEqual(placeInput().location);
  });

  it('that says nothing is nowhere', async () => {
    expect(await geocode('아무도 모르는 골목 3')).toEqual([]);
  });

  it.each([
    ['kr-jeju', 1],
    ['kr', 1],
    ['asia-east', 1],
    ['kr-seoul', 0],
    ['jp', 0],
    ['fr-paris', 0],
  ])('on Jeju is, asked for in %s, found %i times', async (areaId, times) => {
    expect(await geocode('제주특별자치도 제주시 첨단로 242', areaId)).toHaveLength(times);
  });

  it.each([
    [{ address: ' \n ' }, ['address REQUIRED']],
    [{ address: '가'.repeat(256), areaId: 'nowhere' }, ['address TOO_LONG', 'areaId AREA_NOT_FOUND']],
  ])('at fault is refused: %j', async (variables, faults) => {
    const { extensions } = await person.refused(GEOCODE, variables);
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields!.map(({ path, reason }) => `${path} ${reason}`)).toEqual(faults);
  });

  it('is looked up 30 times a minute by one person', async () => {
    const eager = await makePerson(gazetteer);
    const tries = await Promise.all(Array.from({ length: 31 }, () => eager.send(GEOCODE, { address: '파리' })));
    const refusals = tries.flatMap(({ errors }) => errors);
    expect(refusals.map(({ extensions }) => extensions.reason)).toEqual(['TOO_MANY_REQUESTS']);
    expect(await geocode('제주특별자치도 제주시')).toHaveLength(1);
  });
});

describe('a remote geocoder', () => {
  it('is believed where the area allows it, and asked once for the same address', async () => {
    behave = at(35.68, 139.76);
    expect(areas(await geocode('1 Nameless Street', 'jp', traveller))).toEqual(['jp-tokyo']);
    expect(await geocode('1 Nameless Street', 'kr', traveller)).toEqual([]);
    expect(areas(await geocode('1  NAMELESS street', undefined, traveller))).toEqual(['jp-tokyo']);
    expect(asked).toEqual(['1 Nameless Street']);
  });

  it('may find what is near no area', async () => {
    behave = at(-45, -130);
    expect(areas(await geocode('Middle of the Pacific', undefined, traveller))).toEqual([null]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['fails', (response) => response.writeHead(500).end()],
    ['answers nonsense', (response) => response.end('<html>')],
    ['breaks off', (response) => response.destroy()],
    ['is silent', () => undefined],
  ])('that %s is told as such, and asked again', async (name, failing) => {
    const address = `2 Street where it ${name}`;
    behave = failing;
    const { message, extensions } = await traveller.refused(GEOCODE, { address });
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', reason: 'GEOCODER_UNAVAILABLE', retryAfterSeconds: 5 });
    expect(message).toBe('Addresses cannot be looked up right now. Please try again in a moment.');
    behave = at(48.86, 2.35);
    expect(areas(await geocode(address, 'fr', traveller))).toEqual(['fr-paris']);
  });
});
