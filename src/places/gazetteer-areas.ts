import type { AreaRow } from '../areas/area-rows.ts';
import { foldedLetters } from '../shared/fold.ts';
import { COUNTRY_NAMES } from './data/country-names.ts';
import { SUBDIVISIONS } from './data/subdivisions.ts';
import { distanceKm, type GeoPoint } from './geo.ts';
import { type Run, readAddress } from './read-address.ts';

export type LocatedArea = AreaRow & GeoPoint;

/**
 * The cities and regions that an address may mean: none when it names none, or when a state, province or country in it is not
 * known or says that another place of that name is meant; several when the name does. Only what is small enough to answer with.
 */
export type FindAreas = (address: string) => LocatedArea[];

/** A state, province or prefecture of a country. */
interface Subdivision {
  countryId: string;
  areaIds: ReadonlySet<string>;
}

type Meaning = { area: AreaRow; isAlias: boolean } | { subdivision: Subdivision };

const CODE = /^[a-z]{2,3}$/;
/** Countries no larger than a city. */
const TINY = new Set(['sg', 'hk', 'mo', 'mc', 'va', 'sm', 'li', 'lu', 'mt', 'gi', 'ad', 'bm', 'mv', 'gu', 'bh']);
/** Areas whose bare names mean another place as often: the province must say which. */
const BARE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'kr-goseong': ['고성', 'Goseong'],
  'us-washington': ['워싱턴', 'Washington'],
};
/** Cities whose state is called the same and reaches far: Buffalo, New York is not there. */
const CALLED_LIKE_STATE = new Set([
  ...['us-new-york', 'br-sao-paulo', 'ar-buenos-aires', 'ar-mendoza', 'ar-salta'],
  ...['mx-oaxaca', 'mx-puebla', 'mx-guanajuato'],
]);
/** In countries whose provinces are not known, names this near go together: Ubud, Bali. */
const SAME_CORNER_KM = 150;

/** Prepares the look-up of names once. */
export function createAreaFinder(areas: readonly AreaRow[]): FindAreas {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const names = namesOf(areas);
  const meaningsOf = (name: string, mayBeCode: boolean) => {
    const known = names.get(name) ?? [];
    return mayBeCode || !CODE.test(name) ? known : known.filter((m) => 'area' in m && m.area.kind === 'CITY');
  };
  const hasCities = new Set(areas.filter(({ kind }) => kind === 'CITY').map(({ parentId }) => parentId));
  const isSmall = (area: AreaRow): area is LocatedArea =>
    area.latitude !== null &&
    (area.kind === 'CITY' || (area.kind === 'COUNTRY' && (TINY.has(area.id) || !hasCities.has(area.id))));
  const scene: Scene = { byId, subdivisionsOf: subdivisionsOf(names) };

  return (address) => {
    const runs = readAddress(address, meaningsOf);
    for (const isWideFirst of directionsOf(address, runs)) {
      const found = runs.map(({ meanings }, at) => {
        const meant = meanings.flatMap((m) => ('area' in m && isSmall(m.area) ? [{ ...m, area: m.area }] : []));
        const fitting = meant.filter((m) => isMeant(scene, runs, at, m, isWideFirst));
        // 광주 is Gwangju first, though Guangzhou is called so too.
        const proper = fitting.filter(({ isAlias }) => !isAlias);
        return (proper.length > 0 ? proper : fitting).map(({ area }) => area);
      });
      // The narrowest name stands last or first.
      const narrowest = (isWideFirst ? found.reverse() : found).find(({ length }) => length > 0);
      if (narrowest) return [...new Set(narrowest)];
    }
    return [];
  };
}

/** Korean addresses go from the wide to the narrow; others the other way round, unless they begin with a country. */
function directionsOf(address: string, runs: readonly Run<Meaning>[]): boolean[] {
  const isKorean = /[가-힣]/.test(address.normalize('NFKC'));
  if (isKorean) return runs.at(-1)?.part === 0 ? [true] : [true, false];
  const [first] = runs;
  const beginsWide =
    first?.isWholePart &&
    first.meanings.length > 0 &&
    first.meanings.every((m) => 'subdivision' in m || m.area.kind !== 'CITY');
  return beginsWide ? [false, true] : [false];
}

interface Scene {
  byId: ReadonlyMap<string, AreaRow>;
  /** The subdivisions that an area lies in; undefined where those of its country are not known. */
  subdivisionsOf: (area: AreaRow) => readonly Subdivision[] | undefined;
}

/** Whether an area that a run names can be what the whole address means, read in this direction. */
function isMeant(
  scene: Scene,
  runs: readonly Run<Meaning>[],
  at: number,
  { area, isAlias }: { area: LocatedArea; isAlias: boolean },
  isWideFirst: boolean,
): boolean {
  const fits = (run: Run<Meaning>) => run.isFiller || run.meanings.some((meaning) => goesWith(scene, area, meaning));
  const before = runs.slice(0, at);
  const after = runs.slice(at + 1);
  const [wider, narrower] = isWideFirst ? [before, after] : [after, before];
  // What is wider must all be known, and around this area.
  if (!wider.every(fits)) return false;
  // What is narrower is streets and names, but where it names something as a whole, that must be near.
  const telling = narrower.filter(({ isWholePart }) => isWholePart);
  if (telling.some((run) => run.looksWide || (run.meanings.length > 0 && !fits(run)))) return false;
  const beside = besideOf(runs, at, isWideFirst);
  if (beside && !fits(beside)) return false;
  // A further part that begins with another town: 나폴리 피자, 서울 강남구.
  const beginning = (run: Run<Meaning>, i: number) => i > 0 && run.part !== after[i - 1]!.part;
  if (isWideFirst && after.some((run, i) => beginning(run, i) && run.meanings.length > 0 && !fits(run))) return false;
  if (CALLED_LIKE_STATE.has(area.id) && narrower.some(isUnknownTown) && !wider.some(({ isFiller }) => !isFiller))
    return false;

  const own = scene.subdivisionsOf(area) ?? [];
  const others = runs.filter((_, i) => i !== at);
  const isSaid = (one: Subdivision) =>
    others.some((run) => run.meanings.some((m) => 'subdivision' in m && m.subdivision === one));
  if (BARE_NAMES[area.id] && !isAlias) return own.some(isSaid);
  // Victoria, without a word of the country, is a state of another one, too.
  const isSaidElsewhere = others.some((run) => !run.isFiller && run.meanings.some((m) => goesWith(scene, area, m)));
  const meansState = runs[at]!.meanings.some((m) => 'subdivision' in m && !m.subdivision.areaIds.has(area.id));
  if (meansState && own.length > 0 && !isSaidElsewhere) return false;
  // Hokkaido is searched as Sapporo, but means all of it.
  const named = runs[at]!.meanings.flatMap((m) =>
    'subdivision' in m && own.includes(m.subdivision) ? [m.subdivision] : [],
  );
  return !(isAlias && named.some((one) => one.areaIds.size > 1 && !isSaid(one)));
}

/** A part without a number that nobody knows: a town, or a sight. */
const isUnknownTown = (run: Run<Meaning>): boolean => run.isAlone && run.meanings.length === 0;

/** The name right before a narrower one, or after a wider one, in the same part of the address; null when it may be of a street or shop. */
function besideOf(runs: readonly Run<Meaning>[], at: number, isWideFirst: boolean): Run<Meaning> | null {
  const isTelling = (run: Run<Meaning>) => !run.isFiller && run.part === runs[at]!.part;
  const beside = isWideFirst ? runs.slice(at + 1).find(isTelling) : runs.slice(0, at).findLast(isTelling);
  if (!beside || beside.meanings.length === 0) return null;
  const isCity = beside.meanings.every((m) => 'area' in m && m.area.kind === 'CITY');
  return isCity && !isWideFirst ? null : beside;
}

/** Whether a name can stand beside an area: it is around it, the same, or a near one. */
function goesWith({ byId, subdivisionsOf }: Scene, area: LocatedArea, meaning: Meaning): boolean {
  if ('subdivision' in meaning) return meaning.subdivision.areaIds.has(area.id);
  const other = meaning.area;
  if (other.kind !== 'CITY' || area.kind !== 'CITY') return isWithin(byId, area, other) || isWithin(byId, other, area);
  if (other === area) return true;
  if (other.parentId !== area.parentId) return false;
  const [own, others] = [subdivisionsOf(area), subdivisionsOf(other)];
  if (own && others) return own.some((one) => others.includes(one));
  return distanceKm(area, other as LocatedArea) <= SAME_CORNER_KM;
}

function isWithin(byId: ReadonlyMap<string, AreaRow>, area: AreaRow, outer: AreaRow): boolean {
  for (let at: AreaRow | undefined = area; at; at = byId.get(at.parentId ?? '')) if (at === outer) return true;
  return false;
}

/** Everything that a name may mean, by its letters. */
function namesOf(areas: readonly AreaRow[]): Map<string, Meaning[]> {
  const names = new Map<string, Meaning[]>();
  const add = (name: string, meaning: Meaning) => {
    const key = foldedLetters(name);
    const known = names.get(key);
    if (!known) names.set(key, [meaning]);
    else if (!known.some((m) => 'area' in m && 'area' in meaning && m.area === meaning.area)) known.push(meaning);
  };
  for (const area of areas) {
    for (const name of [area.nameKo, area.nameEn]) add(name, { area, isAlias: false });
    for (const name of area.aliases) add(name, { area, isAlias: true });
    for (const name of BARE_NAMES[area.id] ?? []) add(name, { area, isAlias: false });
    if (area.kind !== 'COUNTRY') continue;
    for (const name of [area.id, ...(COUNTRY_NAMES[area.id]?.split('|') ?? [])]) add(name, { area, isAlias: true });
  }
  for (const [countryId, lines] of Object.entries(SUBDIVISIONS)) {
    for (const line of lines.trim().split('\n')) {
      const [called = '', slugs = ''] = line.split(':');
      const areaIds = new Set(
        slugs
          .split(' ')
          .filter(Boolean)
          .map((slug) => `${countryId}-${slug}`),
      );
      const subdivision = { countryId, areaIds };
      for (const name of called.split('|')) add(name, { subdivision });
    }
  }
  return names;
}

function subdivisionsOf(names: ReadonlyMap<string, readonly Meaning[]>) {
  const subdivisions = new Set([...names.values()].flat().flatMap((m) => ('subdivision' in m ? [m.subdivision] : [])));
  const byArea = new Map<string, Subdivision[]>();
  for (const one of subdivisions) for (const id of one.areaIds) byArea.set(id, [...(byArea.get(id) ?? []), one]);
  return (area: AreaRow) =>
    Object.hasOwn(SUBDIVISIONS, area.parentId ?? '') ? (byArea.get(area.id) ?? []) : undefined;
}
