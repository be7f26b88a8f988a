import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
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

/**
 * Brings the `areas` table, which other tables point to, up to this version: missing ones are added and changed ones
 * replaced, none is removed. Running it again, or from two instances at once, changes nothing.
 */
export async function storeAreas(pool: Pool): Promise<void> {
  const { zones } = createAreas();
  await pool.query(
    `insert into areas (id, kind, name_ko, name_en, aliases, latitude, longitude, time_zone, parent_id)
     select id, kind, "nameKo", "nameEn", aliases, latitude, longitude, "timeZone", "parentId"
     from jsonb_to_recordset($1::jsonb) as a(id text, kind text, "nameKo" text, "nameEn" text, aliases text[], latitude float8, longitude float8, "timeZone" text, "parentId" text)
     order by id
     on conflict (id) do update
     set (kind, name_ko, name_en, aliases, latitude, longitude, time_zone, parent_id) =
         (excluded.kind, excluded.name_ko, excluded.name_en, excluded.aliases, excluded.latitude, excluded.longitude, excluded.time_zone, excluded.parent_id)
     where (areas.kind, areas.name_ko, areas.name_en, areas.aliases, areas.latitude, areas.longitude, areas.time_zone, areas.parent_id) is distinct from
           (excluded.kind, excluded.name_ko, excluded.name_en, excluded.aliases, excluded.latitude, excluded.longitude, excluded.time_zone, excluded.parent_id)`,
    [JSON.stringify(areaRows.map((area) => ({ ...area, timeZone: zones.of(area.id) })))],
  );
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
