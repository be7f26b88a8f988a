import type { Faults } from '../shared/faults.ts';

/** A point on the map: degrees north and east (WGS 84). */
export interface GeoPoint {
  latitude: number;
  longitude: number;
}

/** Mean radius of the earth in km (IUGG); the `position` column of places uses the same. */
const EARTH_KM = 6371.0088;

/** True for a point that exists: both numbers finite and in range. Degrees. */
export function isGeoPoint({ latitude, longitude }: GeoPoint): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** Degrees below this are 0: a ten-thousandth of a millimetre, and products of smaller numbers underflow in PostgreSQL. */
const LEAST_DEGREES = 1e-12;
const degrees = (value: number): number => (Math.abs(value) < LEAST_DEGREES ? 0 : value);

/** A point whose numbers PostgreSQL can reckon with: 0 in the place of -0 and of what is as good as 0. */
export const storablePoint = ({ latitude, longitude }: GeoPoint): GeoPoint => ({
  latitude: degrees(latitude),
  longitude: degrees(longitude),
});

/** Checks a point of an input. Faults at `path.latitude` and `path.longitude`: TOO_SMALL, TOO_LARGE (`limit` degrees). */
export function checkPoint(faults: Faults, path: string, { latitude, longitude }: GeoPoint): GeoPoint {
  checkRange(faults, `${path}.latitude`, latitude, -90, 90);
  checkRange(faults, `${path}.longitude`, longitude, -180, 180);
  return storablePoint({ latitude, longitude });
}

/** Checks a number that may be broken. Faults: TOO_SMALL, TOO_LARGE (`limit`). */
export function checkRange(faults: Faults, path: string, value: number, min: number, max: number): void {
  if (value < min) faults.add(path, 'TOO_SMALL', min);
  else if (value > max) faults.add(path, 'TOO_LARGE', max);
}

/** A point as x, y, z in km from the middle of the earth: what `position` in the database is. */
export function toSphere({ latitude, longitude }: GeoPoint): [number, number, number] {
  const north = (latitude * Math.PI) / 180;
  const east = (longitude * Math.PI) / 180;
  const level = EARTH_KM * Math.cos(north);
  return [level * Math.cos(east), level * Math.sin(east), EARTH_KM * Math.sin(north)];
}

/** The straight way through the earth that belongs to a way over its surface, both in km; the longest is half way round. */
export function chordOf(surfaceKm: number): number {
  return 2 * EARTH_KM * Math.sin(Math.min(surfaceKm / EARTH_KM, Math.PI) / 2);
}

/** The way over the surface that belongs to a straight way through the earth, both in km. */
export function surfaceOf(chordKm: number): number {
  return 2 * EARTH_KM * Math.asin(Math.min(1, chordKm / (2 * EARTH_KM)));
}

/** Distance over the surface of the earth in km. */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const [p, q] = [toSphere(a), toSphere(b)];
  return surfaceOf(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
}
