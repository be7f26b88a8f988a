import type { AreaMatch, AreaRow } from '../areas/area-search.ts';
import { type CursorOrder, connectionOf, type Page, type PageArgs, type PageInfo, parsePage } from '../data/page.ts';
import { rows } from '../data/statement.ts';
import { type SearchWords, searchWords } from '../data/text-search.ts';
import type { Context } from '../shared/context.ts';
import { Faults } from '../shared/faults.ts';
import { normalizeText } from '../shared/text.ts';
import { NODES, type NodeRow } from './nodes.ts';
import { type FoundId, type Rank, type StoredType, searchStatement } from './search.rows.ts';

export const SEARCH_TYPES = ['COMPANION', 'PLACE', 'PLANNER', 'USER', 'AREA'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** A row that says which type it is of. */
export type FoundResult = (NodeRow | AreaRow) & { __typename: 'Companion' | 'Place' | 'Planner' | 'User' | 'Area' };

/** A page of results, without a count. */
export interface SearchPage {
  edges: { node: FoundResult; cursor: string }[];
  nodes: FoundResult[];
  pageInfo: PageInfo;
}

/** Where a result stands. Areas have no time: within a rank they come after the others, in the order of the area search. */
interface Hit {
  rank: number;
  /** 0; of areas -1, -2, …. */
  place: number;
  /** Of areas, which have no UUID, the lowest one. */
  id: string;
  of: Exclude<SearchType, 'AREA'> | AreaRow;
}

const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const HIGHEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const RANKS: Record<AreaMatch['match'], Rank> = { EXACT: 3, PREFIX: 2, INSIDE: 1 };
const NAMES = { COMPANION: 'Companion', PLACE: 'Place', PLANNER: 'Planner', USER: 'User' } as const;

/**
 * One page of all that the words are found in, by rank, then newest first. One statement finds the ids, then one for each type
 * that is on the page reads the rows, by the gate of its domain.
 * @throws AppError BAD_USER_INPUT: query REQUIRED, TOO_LONG (100 graphemes) or FORBIDDEN_CHARACTERS; a page or cursor that is none, or a
 * cursor of another query or other types.
 */
export async function search(
  ctx: Context,
  query: string,
  types: readonly SearchType[] | null,
  args: PageArgs,
): Promise<SearchPage> {
  const words = readQuery(query);
  const wanted = SEARCH_TYPES.filter((type) => types === null || types.includes(type));
  const order = orderOf(words, wanted);
  const page = parsePage(args, order);
  const areas = wanted.includes('AREA') ? ctx.app.areas.search.matches(normalizeText(query)).map(areaHit) : [];
  const stored = wanted.filter((type) => type !== 'AREA');

  const read = async (page: Page): Promise<Hit[]> => {
    const found = stored.length > 0 ? await findIds(ctx, words, stored, page) : [];
    return [...found.map(storedHit), ...areas.filter((hit) => isInPage(hit, page))]
      .sort(page.backward ? (a, b) => compare(b, a) : compare)
      .slice(0, page.limit + 1);
  };
  const hits = connectionOf(await read(page), page, {
    order,
    read,
    positionOf: ({ rank, place, id }) => [rank, place, id],
    count: () => Promise.reject(new Error('Search results are not counted')),
  });
  const loaded = await Promise.all(hits.nodes.map((hit) => load(ctx, hit)));
  // What was deleted since its id was found is left out; the cursors and the next page go by the ids.
  const edges = hits.edges.flatMap(({ cursor }, i) => (loaded[i] ? [{ node: loaded[i], cursor }] : []));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: hits.pageInfo };
}

function readQuery(query: string): SearchWords {
  const faults = new Faults();
  const words = searchWords(faults, 'query', query);
  if (!words && faults.list.length === 0) faults.add('query', 'REQUIRED');
  faults.check();
  return words!;
}

/** Its cursors fit the same words and types only. */
const orderOf = (words: SearchWords, types: readonly SearchType[]): CursorOrder => ({
  name: `search:${types.join()}:${words.like}`,
  columns: [{ type: 'int' }, { type: 'int' }, { type: 'uuid' }],
});

const storedHit = ({ type, id, rank }: FoundId): Hit => ({ rank, place: 0, id, of: type });

const areaHit = ({ area, match }: AreaMatch, i: number): Hit => ({
  rank: RANKS[match],
  place: -1 - i,
  id: LOWEST_ID,
  of: area,
});

/** Best first. */
const compare = (a: Hit, b: Hit): number =>
  b.rank - a.rank || b.place - a.place || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

/** Whether an area lies on the side of the cursor that the page is on. */
function isInPage({ rank, place }: Hit, { position, backward }: Page): boolean {
  if (!position) return true;
  const [atRank, atPlace] = position as [number, number, string];
  const behind = atRank - rank || atPlace - place;
  return backward ? behind < 0 : behind > 0;
}

function findIds(ctx: Context, words: SearchWords, types: readonly StoredType[], page: Page): Promise<FoundId[]> {
  return rows(ctx, searchStatement(page.backward, ctx.viewer?.hasBlocks ?? false), {
    types,
    viewerId: ctx.viewer?.userId ?? null,
    exact: `${words.like}\n%`,
    prefix: `${words.like}%`,
    inside: `%${words.like}%`,
    whole: words.whole,
    wholePrefix: words.whole && `^${words.whole}`,
    from3: startOf(3, page),
    from2: startOf(2, page),
    from1: startOf(1, page),
    limit: page.limit + 1,
  });
}

/** The id after which a page starts within a rank; null when it has nothing of this rank. */
function startOf(rank: Rank, { position, backward }: Page): string | null {
  const start = backward ? LOWEST_ID : HIGHEST_ID;
  if (!position) return start;
  const [atRank, atPlace, atId] = position as [number, number, string];
  const behind = atRank - rank || atPlace;
  if (behind === 0) return atId;
  return (backward ? behind < 0 : behind > 0) ? start : null;
}

async function load(ctx: Context, { id, of }: Hit): Promise<FoundResult | null> {
  if (typeof of !== 'string') return { ...of, __typename: 'Area' };
  const name = NAMES[of];
  const found: NodeRow | null = await NODES[name].find(ctx, id);
  return found && { ...found, __typename: name };
}
