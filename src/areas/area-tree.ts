import type { AreaRow } from './area-rows.ts';

/** The nine continents in the order in which they are shown. */
export const continentIds: readonly string[] = [
  'asia-east',
  'asia-southeast',
  'asia-central',
  'asia-southwest',
  'europe',
  'oceania',
  'africa',
  'america-north',
  'america-south',
];

export type AreaTree = {
  /** Every area, depth first: each one right before what lies below it. */
  readonly all: readonly AreaRow[];
  byId(id: string): AreaRow | undefined;
  /** Null asks for the continents, in their order; the rest is sorted by Korean name. Empty for an unknown id. */
  children(parentId: string | null): readonly AreaRow[];
  /** Undefined for a continent, and for an unknown id. */
  parent(id: string): AreaRow | undefined;
  /** The id itself first, then all below it, depth first. Empty for an unknown id. */
  selfAndDescendantIds(id: string): readonly string[];
};

/**
 * The areas as a tree that never changes; every question is answered from a map. Areas may come in any order.
 * Throws when an id is given twice, a parent is missing, or an area is its own ancestor.
 */
export function createAreaTree(areas: readonly AreaRow[]): AreaTree {
  const rows = new Map(areas.map((area) => [area.id, area]));
  if (rows.size < areas.length) throw new Error('Two areas have the same id.');

  const childrenOf = new Map<string | null, AreaRow[]>();
  for (const area of areas) {
    if (area.parentId !== null && !rows.has(area.parentId)) {
      throw new Error(`Area ${area.id} has no parent ${area.parentId}.`);
    }
    const siblings = childrenOf.get(area.parentId);
    if (siblings) siblings.push(area);
    else childrenOf.set(area.parentId, [area]);
  }
  for (const siblings of childrenOf.values()) Object.freeze(siblings.sort(compareSiblings));

  const all: AreaRow[] = [];
  const idsBelow = new Map<string, readonly string[]>();
  const visit = (area: AreaRow): readonly string[] => {
    all.push(area);
    const ids = Object.freeze([area.id, ...(childrenOf.get(area.id) ?? []).flatMap(visit)]);
    idsBelow.set(area.id, ids);
    return ids;
  };
  for (const root of childrenOf.get(null) ?? []) visit(root);
  if (all.length < areas.length) throw new Error('An area is its own ancestor.');

  return Object.freeze({
    all: Object.freeze(all),
    byId: (id: string) => rows.get(id),
    children: (parentId: string | null) => childrenOf.get(parentId) ?? none,
    parent: (id: string) => rows.get(rows.get(id)?.parentId ?? ''),
    selfAndDescendantIds: (id: string) => idsBelow.get(id) ?? none,
  });
}

const none: readonly never[] = Object.freeze([]);

/** Hangul syllables are in dictionary order by code point, so no locale data is asked, which differ between machines. */
function compareSiblings(a: AreaRow, b: AreaRow): number {
  return continentRank(a) - continentRank(b) || compare(a.nameKo, b.nameKo) || compare(a.id, b.id);
}

function continentRank(area: AreaRow): number {
  const index = continentIds.indexOf(area.id);
  return index < 0 ? continentIds.length : index;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
