import type { AreaRow } from '../areas/area-rows.ts';
import { foldedLetters } from '../shared/fold.ts';
import { distanceKm, type GeoPoint } from './geo.ts';

/** Finds the city or region that the words of an address name, outermost first or last; null when none or not clear. */
export type FindArea = (words: readonly string[]) => GeoPoint | null;

/** Endings of Korean names of cities, provinces and countries' parts that the names of areas are without. */
const ENDING = /(특별자치시|특별자치도|특별시|광역시|시|군|도|부|현|주)$/;
const MAX_WORDS_OF_A_NAME = 4;
/** A second name this near is a finer word for the same corner: 강원 강릉, Kyoto Osaka. */
const SAME_CORNER_KM = 150;

type Located = AreaRow & GeoPoint;

/** Prepares the look-up by names and aliases once. Only cities, and countries that have none, are small enough to answer with. */
export function createAreaFinder(areas: readonly AreaRow[]): FindArea {
  const byName = new Map<string, Set<AreaRow>>();
  for (const area of areas) {
    for (const name of [area.nameKo, area.nameEn, ...area.aliases]) {
      const key = foldedLetters(name);
      byName.set(key, (byName.get(key) ?? new Set()).add(area));
    }
  }
  const hasCities = new Set(areas.filter(({ kind }) => kind === 'CITY').map(({ parentId }) => parentId));
  const isSmall = (area: AreaRow): area is Located =>
    area.latitude !== null && (area.kind === 'CITY' || (area.kind === 'COUNTRY' && !hasCities.has(area.id)));

  return (words) => {
    const named = namesIn(words, byName);
    const countries = new Set(named.flat().flatMap(({ kind, id }) => (kind === 'COUNTRY' ? [id] : [])));
    const inNamedCountry = (area: AreaRow) =>
      countries.size === 0 || countries.has(area.id) || countries.has(area.parentId ?? '');
    // A name that still means several (Granada) says nothing.
    const clear = named
      .map((found) => found.filter(isSmall).filter(inNamedCountry))
      .filter(({ length }) => length === 1);
    const spots = clear.map(([area]) => area!);
    // Korean addresses go from the wide to the narrow; others the other way round.
    if (!words.some((word) => /[가-힣]/.test(word))) spots.reverse();
    let spot = spots[0];
    for (const finer of spots.slice(1)) if (spot && distanceKm(spot, finer) <= SAME_CORNER_KM) spot = finer;
    return spot ? { latitude: spot.latitude, longitude: spot.longitude } : null;
  };
}

/** The areas that each name in the words may mean, longest names first, no word used twice. */
function namesIn(words: readonly string[], byName: ReadonlyMap<string, Set<AreaRow>>): AreaRow[][] {
  const named: AreaRow[][] = [];
  for (let start = 0; start < words.length; ) {
    let length = Math.min(MAX_WORDS_OF_A_NAME, words.length - start);
    let found: Set<AreaRow> | undefined;
    for (; length > 0; length--) {
      found = lookUp(words.slice(start, start + length).join(''), byName);
      if (found) break;
    }
    if (found) named.push([...found]);
    start += Math.max(length, 1);
  }
  return named;
}

function lookUp(name: string, byName: ReadonlyMap<string, Set<AreaRow>>): Set<AreaRow> | undefined {
  const key = foldedLetters(name);
  const short = key.replace(ENDING, '');
  return byName.get(key) ?? (short.length >= 2 ? byName.get(short) : undefined);
}
