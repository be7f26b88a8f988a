import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { Tables } from '../data/tables.ts';
import type { Context } from '../shared/context.ts';
import type { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { hasForbiddenCharacters, normalizeText } from '../shared/text.ts';
import { type AreaRow, areaRows } from './area-rows.ts';
import { type AreaSearch, createAreaSearch } from './area-search.ts';
import { type AreaTree, createAreaTree } from './area-tree.ts';
import { type AreaZones, createAreaZones } from './time-zones.ts';

/** All areas, in memory: they are part of the program, and change with it. */
export interface Areas {
  tree: AreaTree;
  search: AreaSearch;
  zones: AreaZones;
  /** Another one whenever an area has another name, place or zone: for what is kept of them elsewhere. */
  edition: string;
}

const MAX_FOUND = LIST_SIZES.areasFound;
const MAX_QUERY_LENGTH = 100;

/** The areas of this version of the program. */
export function createAreas(): Areas {
  const tree = createAreaTree(areaRows);
  const edition = createHash('sha1')
    .update(JSON.stringify([areaRows, process.versions.tz]))
    .digest('base64url');
  return { tree, search: createAreaSearch(areaRows), zones: createAreaZones(tree), edition };
}

/** Everything of an area but its id. */
const CHANGING = [
  'kind',
  'name_ko',
  'name_en',
  'aliases',
  'latitude',
  'longitude',
  'time_zone',
  'parent_id',
] as const satisfies readonly (keyof Tables['areas'])[];
const ofTable = (table: string) => sql.join(CHANGING.map((column) => sql.ref(`${table}.${column}`)));

const replaceAreas = query((p: Params<{ areas: string }>) => {
  const columns = sql.join(CHANGING.map((column) => sql.ref(column)));
  return sql`insert into areas (id, ${columns})
    select a.id, ${ofTable('a')} from jsonb_populate_recordset(null::areas, ${p.areas}::jsonb) a order by a.id
    on conflict (id) do update set (${columns}) = (${ofTable('excluded')})
    where (${ofTable('areas')}) is distinct from (${ofTable('excluded')})`;
});

/**
 * Brings the `areas` table, which other tables point to, up to this version: missing ones are added and changed ones
 * replaced, none is removed. Running it again, or from two instances at once, changes nothing.
 */
export async function storeAreas(pool: Pool): Promise<void> {
  const { zones } = createAreas();
  const areas = areaRows.map((area) => ({
    id: area.id,
    kind: area.kind,
    name_ko: area.nameKo,
    name_en: area.nameEn,
    aliases: area.aliases,
    latitude: area.latitude,
    longitude: area.longitude,
    time_zone: zones.of(area.id),
    parent_id: area.parentId,
  }));
  await rowsOn(pool, replaceAreas, { areas: JSON.stringify(areas) });
}

/** The area of an id, or null. */
export function findArea(ctx: Context, id: string): AreaRow | null {
  return ctx.app.areas.tree.byId(id) ?? null;
}

/** The children of an area, or what a query finds (at most 50), or without both the continents. */
export function listAreas(ctx: Context, parentId: string | null, query: string | null): readonly AreaRow[] {
  const { tree, search } = ctx.app.areas;
  if (query === null) return tree.children(parentId);
  const text = normalizeText(query);
  if (text.length > MAX_QUERY_LENGTH || hasForbiddenCharacters(text)) return [];
  const below = parentId === null ? null : new Set(tree.selfAndDescendantIds(parentId));
  return search
    .search(text)
    .filter(({ id }) => !below || (below.has(id) && id !== parentId))
    .slice(0, MAX_FOUND);
}

/** Checks that an area exists. Faults: REQUIRED, AREA_NOT_FOUND. */
export function checkArea(
  ctx: Context,
  faults: Faults,
  path: string,
  id: string | null | undefined,
): string | undefined {
  if (id === null || id === undefined || id === '') return faults.add(path, 'REQUIRED');
  return findArea(ctx, id) ? id : faults.add(path, 'AREA_NOT_FOUND');
}
