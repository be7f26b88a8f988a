import { timeZoneAt } from '../shared/time-zone.ts';
import type { AreaRow } from './area-rows.ts';
import type { AreaTree } from './area-tree.ts';

/** Close to a border the look-up table of coordinates takes the neighbour's zone; seen by comparing with exact shapes. */
const CORRECTED: Readonly<Record<string, string>> = {
  as: 'Pacific/Pago_Pago',
  'ge-kazbegi': 'Asia/Tbilisi',
  'jo-petra': 'Asia/Amman',
  'tl-dili': 'Asia/Dili',
};

/** The time zones of areas. */
export interface AreaZones {
  /** Every zone that an area has, once. */
  names: readonly string[];
  /** The IANA zone at the middle of an area; null for continents, which have none, and for unknown ids. */
  of(areaId: string): string | null;
  /**
   * The zone of a point that lies in an area, if one is named: where the table says a zone of other countries only, the area
   * knows better.
   */
  at(point: { latitude: number; longitude: number }, areaId: string | null): string;
}

/** Looks up the zones of all areas once. */
export function createAreaZones(tree: AreaTree): AreaZones {
  const zones = new Map(tree.all.map((area) => [area.id, zoneOf(area)]));
  const countries = tree.all.filter(({ kind }) => kind === 'COUNTRY');
  const inside = new Map(countries.map(({ id }) => [id, tree.selfAndDescendantIds(id)]));
  const countryOf = new Map([...inside].flatMap(([country, ids]) => ids.map((id) => [id, country] as const)));
  const areasWith = Map.groupBy(countryOf.keys(), (id) => zones.get(id) ?? null);
  const isElsewhere = (zone: string, areaId: string): boolean => {
    const country = countryOf.get(areaId);
    const known = areasWith.get(zone);
    return country !== undefined && known !== undefined && !known.some((id) => countryOf.get(id) === country);
  };
  return {
    names: [...new Set(zones.values())].filter((zone) => zone !== null),
    of: (areaId) => zones.get(areaId) ?? null,
    at: ({ latitude, longitude }, areaId) => {
      const zone = timeZoneAt(latitude, longitude);
      return areaId !== null && isElsewhere(zone, areaId) ? (zones.get(areaId) ?? zone) : zone;
    },
  };
}

function zoneOf({ id, latitude, longitude }: AreaRow): string | null {
  if (latitude === null || longitude === null) return null;
  return CORRECTED[id] ?? timeZoneAt(latitude, longitude);
}
