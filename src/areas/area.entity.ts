import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';

const AREA_KINDS = ['CONTINENT', 'COUNTRY', 'CITY'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** A continent, country, city or region; the start writes them from areas.json. */
const areaSchema = defineEntity({
  name: 'Area',
  tableName: 'areas',
  properties: {
    id: p.text().primary(),
    kind: p.enum(AREA_KINDS),
    nameKo: p.text(),
    nameEn: p.text(),
    aliases: p.array().default([]),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    /** IANA; null for continents, where UTC stands for it. */
    timeZone: p.text().nullable(),
    parentId: () => p.manyToOne(Area).mapToPk().name('parent_id').nullable(),
  },
});
export class Area extends areaSchema.class {}
areaSchema.setClass(Area);

declare module '../data/tables.ts' {
  interface Tables {
    areas: TableOf<typeof areaSchema>;
  }
}
