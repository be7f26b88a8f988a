import { useSearchParams } from 'react-router';
import type { AgeGroup, CompanionFilter, CompanionSort, CompanionStatus, Gender } from '../../gql/graphql.ts';

/** What is looked for, as the address bar has it: it can be sent to a friend, and "back" goes back. */
export interface CompanionSearch {
  sort: CompanionSort;
  query: string;
  areaId: string | null;
  from: string;
  to: string;
  minSeats: number;
  openToMe: boolean;
  status: CompanionStatus[];
  ageGroups: AgeGroup[];
  gender: Gender | null;
}

const SORTS: readonly CompanionSort[] = ['POPULAR', 'NEWEST', 'DEPARTING_SOON', 'MOST_COMMENTED', 'MOST_VIEWED'];
const STATUSES: readonly CompanionStatus[] = ['RECRUITING', 'CLOSED', 'COMPLETED'];
const AGE_GROUPS: readonly AgeGroup[] = ['TEENS', 'TWENTIES', 'THIRTIES', 'FORTIES_UP'];
const GENDERS: readonly Gender[] = ['FEMALE', 'MALE', 'UNDISCLOSED'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function read(params: URLSearchParams): CompanionSearch {
  const listOf = <T extends string>(name: string, known: readonly T[]): T[] => {
    const words = (params.get(name) ?? '').split(',');
    return known.filter((word) => words.includes(word));
  };
  const dateOf = (name: string) => (DATE.test(params.get(name) ?? '') ? params.get(name)! : '');
  return {
    sort: listOf('sort', SORTS)[0] ?? 'POPULAR',
    query: params.get('q') ?? '',
    areaId: params.get('area'),
    from: dateOf('from'),
    to: dateOf('to'),
    minSeats: Math.max(0, Math.min(30, Number.parseInt(params.get('seats') ?? '', 10) || 0)),
    openToMe: params.get('open') === '1',
    status: listOf('status', STATUSES),
    ageGroups: listOf('ages', AGE_GROUPS),
    gender: listOf('gender', GENDERS)[0] ?? null,
  };
}

function write(search: CompanionSearch): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string) => value && params.set(name, value);
  set('q', search.query.trim());
  set('area', search.areaId ?? '');
  set('from', search.from);
  set('to', search.to);
  set('seats', search.minSeats > 0 ? String(search.minSeats) : '');
  set('open', search.openToMe ? '1' : '');
  set('status', search.status.join());
  set('ages', search.ageGroups.join());
  set('gender', search.gender ?? '');
  set('sort', search.sort === 'POPULAR' ? '' : search.sort);
  return params;
}

/** The search of the address bar, and what changes it. */
export function useCompanionSearch(): [CompanionSearch, (change: Partial<CompanionSearch>) => void] {
  const [params, setParams] = useSearchParams();
  const search = read(params);
  return [search, (change) => setParams(write({ ...search, ...change }))];
}

/** As the API takes it. One end of the dates alone means to that end, or from it on. */
export function filterOf(search: CompanionSearch): CompanionFilter {
  const { query, areaId, from, to, minSeats, openToMe, status, ageGroups, gender } = search;
  return {
    ...(query.trim() && { query: query.trim() }),
    ...(areaId && { areaId }),
    ...((from || to) && { overlaps: { start: from || '1900-01-01', end: to || '2199-12-31' } }),
    ...(minSeats > 0 && { minSeats }),
    ...(openToMe && { openToViewer: true }),
    ...(status.length > 0 && { status }),
    ...(ageGroups.length > 0 && { authorAgeGroups: ageGroups }),
    ...(gender && { authorGender: gender }),
  };
}

/** How many filters are on, besides text and order. */
export const filterCount = (search: CompanionSearch): number =>
  [
    search.areaId,
    search.from || search.to,
    search.minSeats > 0,
    search.openToMe,
    search.status.length > 0,
    search.ageGroups.length > 0,
    search.gender,
  ].filter(Boolean).length;

export const NO_FILTERS: Partial<CompanionSearch> = {
  areaId: null,
  from: '',
  to: '',
  minSeats: 0,
  openToMe: false,
  status: [],
  ageGroups: [],
  gender: null,
};
