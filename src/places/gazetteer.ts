import { sql } from 'kysely';
import type { Pool } from 'pg';
import { areaRows } from '../areas/area-rows.ts';
import { type Params, query, rowsOn } from '../data/statement.ts';
import { fold, searchForm } from '../shared/fold.ts';
import { createAreaFinder } from './gazetteer-areas.ts';
import { distanceKm, type GeoPoint } from './geo.ts';
import type { Geocoder } from './geocoder.ts';

/** Points of one name that lie closer are one place; others make the name say nothing. */
const SAME_PLACE_KM = 1;
/** A place that is farther from the city of the address is another one of that name, or a lie. */
const NEAR_AREA_KM = 100;
const MAX_WORDS = 20;
const MAX_WORDS_OF_A_NAME = 6;

interface KnownPlace extends GeoPoint {
  name: string;
  address: string;
}

/**
 * The built-in geocoder: asks nobody outside. An address is where a known place of the same address or of a name in it is,
 * if people have given its location and all who did agree; else in the middle of the city that it names. As coarse as that.
 * An address that names nothing, several, or a namesake of what it names is nowhere.
 */
export function createGazetteer(pool: Pool): Geocoder {
  const findAreas = createAreaFinder(areaRows);
  return {
    name: 'gazetteer',
    keepDays: null,
    find: async (address, signal) => {
      signal.throwIfAborted();
      const text = searchForm(address);
      const words = fold(address)
        .split(/[\s,()]+/)
        .filter(Boolean)
        .slice(0, MAX_WORDS);
      const areas = findAreas(address);
      const area = areas.length === 1 ? areas[0]! : null;
      const names = area ? [text, ...phrasesOf(words).map(searchForm)] : [text];
      const known = (await placesCalled(pool, text, names)).filter(
        (place) => !area || distanceKm(area, place) <= NEAR_AREA_KM,
      );
      const same = agreed(known.filter((place) => place.address === text || place.name === text));
      if (same) return same;
      for (const name of names) {
        const point = agreed(known.filter((place) => place.name === name));
        if (point) return point;
      }
      return area && { latitude: area.latitude, longitude: area.longitude };
    },
  };
}

const namedOrAddressed = query(
  (p: Params<{ address: string; names: readonly string[] }>) => sql<KnownPlace>`
  select t.name, t.address, p.latitude, p.longitude from place_texts t join places p on p.id = t.place_id
  where p.location_source = 'GIVEN' and (t.address = ${p.address} or t.name = any(${p.names}::text[])) limit 200`,
);

const placesCalled = (pool: Pool, address: string, names: readonly string[]): Promise<KnownPlace[]> =>
  rowsOn(pool, namedOrAddressed, { address, names });

/** The one point that all of them mean, or null. */
function agreed(places: readonly KnownPlace[]): GeoPoint | null {
  const [first, ...others] = places;
  if (!first || others.some((place) => distanceKm(first, place) > SAME_PLACE_KM)) return null;
  return { latitude: first.latitude, longitude: first.longitude };
}

/** Every run of words that could be a name, longest first; one letter is no name. */
function phrasesOf(words: readonly string[]): string[] {
  const phrases: string[] = [];
  for (let length = Math.min(MAX_WORDS_OF_A_NAME, words.length); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const phrase = words.slice(start, start + length).join(' ');
      if (phrase.length > 1) phrases.push(phrase);
    }
  }
  return phrases;
}
