import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { areaRows } from '../../src/areas/area-rows.ts';
import { readConfig } from '../../src/config.ts';
import { createAreaFinder } from '../../src/places/gazetteer-areas.ts';
import { chordOf, distanceKm } from '../../src/places/geo.ts';
import { createNominatim } from '../../src/places/nominatim.ts';

const find = createAreaFinder(areaRows);
const areaAt = (address: string) => {
  const point = find(address.toLowerCase().split(/[\s,()]+/));
  return (
    point &&
    areaRows.find(({ latitude, longitude }) => latitude === point.latitude && longitude === point.longitude)?.id
  );
};

describe('the area of an address', () => {
  it.each([
    ['제주특별자치도 서귀포시 성산읍', 'kr-jeju'],
    ['서울특별시 종로구 사직로 161', 'kr-seoul'],
    ['서울시 강남구', 'kr-seoul'],
    ['대한민국 부산광역시 해운대구', 'kr-busan'],
    ['강원특별자치도 강릉시 창해로', 'kr-gangneung'],
    ['강원도 평창군 대관령면', 'kr-pyeongchang'],
    ['일본 교토부 교토시 히가시야마구', 'jp-kyoto'],
    ['294 Kiyomizu, Kyoto, Japan', 'jp-kyoto'],
    ['5 Avenue Anatole France, 75007 Paris, France', 'fr-paris'],
    ['20 W 34th St, New York, United States', 'us-new-york'],
    ['12 Nice Road, London', 'gb-london'],
    ['Granada, Nicaragua', 'ni-granada'],
    ['Granada, Spain', 'es-granada'],
  ])('%s is %s', (address, id) => {
    expect(areaAt(address)).toBe(id);
  });

  it.each(['대한민국 어딘가', 'Granada', '아무도 모르는 골목 3', '동아시아', '', '!!!', 'Spain'])(
    '%s is none',
    (address) => {
      expect(areaAt(address)).toBeNull();
    },
  );
});

describe('ways over the earth', () => {
  it.each([
    [{ latitude: 37.5665, longitude: 126.978 }, { latitude: 35.1796, longitude: 129.0756 }, 325],
    [{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111.2],
    [{ latitude: 89, longitude: 0 }, { latitude: 89, longitude: 180 }, 222.4],
    [{ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20_015.1],
  ])('%o to %o is %d km', (from, to, km) => {
    expect(distanceKm(from, to)).toBeCloseTo(km, -0.5);
  });

  it('are as long as their chords say', () => {
    expect(chordOf(1)).toBeCloseTo(1, 6);
    expect(chordOf(20_000)).toBeLessThanOrEqual(2 * 6371.0088);
    expect(chordOf(20_000)).toBeGreaterThan(chordOf(19_999));
  });
});

describe('Nominatim', () => {
  const times: number[] = [];
  const service = createServer((_, response) => {
    times.push(performance.now());
    response.end('[]');
  }).listen(0, '127.0.0.1');
  afterAll(() => service.close());
  const url = () => `http://127.0.0.1:${(service.address() as AddressInfo).port}`;

  it('is asked no faster than its pace, also by many at once', async () => {
    const geocoder = createNominatim({ url: url(), email: null, userAgent: 'test', intervalMs: 60 });
    // The first request takes long to arrive: it connects.
    await geocoder.find('어디', AbortSignal.timeout(5_000));
    times.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => geocoder.find('어디', AbortSignal.timeout(5_000))));
    expect(times[4]! - times[0]!).toBeGreaterThan(4 * 60 - 20);
  });

  it('whose turn does not come in time is a fault', async () => {
    const geocoder = createNominatim({ url: url(), email: null, userAgent: 'test', intervalMs: 60_000 });
    await geocoder.find('어디', AbortSignal.timeout(5_000));
    await expect(geocoder.find('어디', AbortSignal.timeout(20))).rejects.toThrow('its turn did not come in time');
  });
});

describe('the configuration', () => {
  const env = { DATA_DIR: '/tmp', AUTH_SECRET: 'x'.repeat(40) };

  it('asks nobody outside unless it is told to', () => {
    expect(readConfig(env)).toMatchObject({
      geocoder: 'gazetteer',
      nominatimUrl: 'https://nominatim.openstreetmap.org',
      googleMapsUrl: 'https://maps.googleapis.com',
      googleMapsKey: null,
      geocoderTimeoutMs: 5_000,
    });
  });

  it('refuses an unknown geocoder and Google without a key', () => {
    expect(() => readConfig({ ...env, GEOCODER: 'bing' })).toThrow(
      'GEOCODER must be one of gazetteer, nominatim, google',
    );
    expect(() => readConfig({ ...env, GEOCODER: 'google' })).toThrow('GOOGLE_MAPS_KEY is required');
    expect(() => readConfig({ ...env, NOMINATIM_URL: 'file:///etc' })).toThrow('NOMINATIM_URL');
    expect(
      readConfig({ ...env, GEOCODER: 'google', GOOGLE_MAPS_KEY: 'k', GOOGLE_MAPS_URL: 'http://g/' }),
    ).toMatchObject({
      geocoder: 'google',
      googleMapsUrl: 'http://g',
    });
  });
});
