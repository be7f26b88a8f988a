import { type AreaRow, areaRows } from '../../areas/area-rows.ts';
import type { Random } from '../random.ts';

/** Where people go, and how often out of a hundred; the rest of the world shares what is left. */
const OFTEN: Record<string, number> = {
  'kr-jeju': 13,
  'kr-busan': 6,
  'kr-gangneung': 3,
  'kr-gyeongju': 3,
  'kr-yeosu': 2,
  'kr-sokcho': 2,
  'kr-jeonju': 1,
  'kr-seoul': 2,
  'jp-osaka': 6,
  'jp-tokyo': 6,
  'jp-kyoto': 4,
  'jp-fukuoka': 4,
  'jp-sapporo': 2,
  'jp-okinawa': 2,
  'vn-da-nang': 5,
  'vn-nha-trang': 2,
  'vn-hanoi': 2,
  'th-bangkok': 4,
  'th-chiang-mai': 2,
  'tw-taipei': 4,
  'ph-cebu': 2,
  'id-bali': 2,
  'fr-paris': 4,
  'it-rome': 1,
  'es-barcelona': 2,
  'gb-london': 1,
  'ch-interlaken': 1,
  'cz-prague': 1,
  'us-new-york': 1,
  'mn-ulaanbaatar': 1,
};

const byId = new Map(areaRows.map((area) => [area.id, area]));
const cities = areaRows.filter((area) => area.kind === 'CITY');
const often = Object.entries(OFTEN).flatMap(([id, times]) => Array<AreaRow>(times).fill(byId.get(id)!));

/** A city or region, by how often people go there. */
export function pickArea(random: Random): AreaRow {
  return often[random.below(100)] ?? random.pick(cities);
}

/** The country of a city. */
export function countryOf(area: AreaRow): AreaRow {
  return byId.get(area.parentId ?? '') ?? area;
}
