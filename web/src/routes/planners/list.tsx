import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { plannerSortOptions } from '../../app/words.ts';
import { Button, ButtonLink, Select } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import type { PlannerFilter, PlannerSort } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useAreaName } from '../../pieces/area-picker.tsx';
import { FilterSheet } from '../../pieces/filter-sheet.tsx';
import { NextPage } from '../../pieces/next-page.tsx';
import { PlannerRow } from '../../pieces/planner-row.tsx';
import { TextSearch } from '../../pieces/text-search.tsx';
import { useTitle } from '../../shell/title.tsx';

const PLANNERS = graphql(`
  query Planners($filter: PlannerFilter!, $sort: PlannerSort!, $after: String) {
    planners(first: 18, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...PlannerRow_planner
        }
      }
    }
  }
`);

/** What is looked for, as the address bar has it. */
interface Search {
  query: string;
  areaId: string | null;
  from: string;
  to: string;
  sort: PlannerSort;
}
const SORTS: readonly PlannerSort[] = ['NEWEST', 'MOST_COPIED', 'DEPARTING_SOON'];
const NOTHING: Search = { query: '', areaId: null, from: '', to: '', sort: 'NEWEST' };

function read(params: URLSearchParams): Search {
  const dateOf = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(params.get(name) ?? '') ? params.get(name)! : '');
  return {
    query: params.get('q') ?? '',
    areaId: params.get('area'),
    from: dateOf('from'),
    to: dateOf('to'),
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'NEWEST',
  };
}

function write({ query, areaId, from, to, sort }: Search): URLSearchParams {
  const all = { q: query.trim(), area: areaId ?? '', from, to, sort: sort === 'NEWEST' ? '' : sort };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''));
}

const filterOf = ({ query, areaId, from, to }: Search): PlannerFilter => ({
  ...(query.trim() && { query: query.trim() }),
  ...(areaId && { areaId }),
  ...((from || to) && { overlaps: { start: from || '1900-01-01', end: to || '2199-12-31' } }),
});

/** Plans of others to read and copy, with every filter and order in the address bar. */
export function Screen() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const search = read(params);
  const change = (part: Partial<Search>) => setParams(write({ ...search, ...part }));
  const areaName = useAreaName(search.areaId);
  useTitle(areaName ? t`${areaName} 일정` : t`여행 일정`);
  const { data, previousData, error, refetch, fetchMore } = useQuery(PLANNERS, {
    variables: { filter: filterOf(search), sort: search.sort },
  });
  const list = (data ?? previousData)?.planners;
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-extrabold">{areaName ? t`${areaName} 일정` : t`여행 일정`}</h1>
          <p className="mt-1 text-soft" aria-live="polite">
            {list ? <Plural value={list.totalCount} one="일정 #개" other="일정 #개" /> : ' '}
          </p>
        </div>
        <ButtonLink to="/planners/new" icon="plus">
          <Trans>일정 만들기</Trans>
        </ButtonLink>
      </div>
      <div className="mb-6 flex flex-wrap gap-2">
        <TextSearch
          label={t`일정이나 지역 이름`}
          key={search.query}
          text={search.query}
          onSearch={(query) => change({ query })}
        />
        <Select
          isCompact
          label={t`정렬`}
          value={search.sort}
          options={plannerSortOptions()}
          onChange={(sort) => change({ sort })}
        />
        <FilterSheet
          search={search}
          count={[search.areaId, search.from || search.to].filter(Boolean).length}
          cleared={{ areaId: null, from: '', to: '' }}
          onChange={change}
        />
      </div>
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <ListSkeleton />}
      {list?.edges.length === 0 && (
        <Empty icon="plan" title={t`조건에 맞는 일정이 없어요`}>
          <Button look="plain" onPress={() => change(NOTHING)}>
            <Trans>조건 모두 지우기</Trans>
          </Button>
        </Empty>
      )}
      {list && list.edges.length > 0 && (
        <ul className={`flex flex-col gap-3 ${data ? '' : 'opacity-50'}`}>
          {list.edges.map(({ node }) => (
            <li key={node.id}>
              <PlannerRow planner={node} />
            </li>
          ))}
        </ul>
      )}
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </div>
  );
}
