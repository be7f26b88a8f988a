import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { chordOf, distanceKm } from '../../src/places/geo.ts';
import { createNominatim } from '../../src/places/nominatim.ts';

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
