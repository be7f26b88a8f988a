import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { companionSortOptions } from '../../app/words.ts';
import { Button, ButtonLink, Select } from '../../design/controls.tsx';
import { Empty, Failed, GridSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { useAreaName } from '../../pieces/area-picker.tsx';
import { CompanionCard } from '../../pieces/companion-card.tsx';
import { NextPage } from '../../pieces/next-page.tsx';
import { TextSearch } from '../../pieces/text-search.tsx';
import { useTitle } from '../../shell/title.tsx';
import { Filters } from './filters.tsx';
import { filterOf, NO_FILTERS, useCompanionSearch } from './search-state.ts';

const COMPANIONS = graphql(`
  query Companions($filter: CompanionFilter!, $sort: CompanionSort!, $after: String) {
    companions(first: 18, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...CompanionCard_companion
        }
      }
    }
  }
`);

/** Posts, with every filter and order in the address bar. */
export function Screen() {
  const { t } = useLingui();
  const [search, change] = useCompanionSearch();
  const areaName = useAreaName(search.areaId);
  useTitle(areaName ? t`${areaName} 동행` : t`동행 찾기`);
  const variables = { filter: filterOf(search), sort: search.sort };
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(COMPANIONS, { variables });
  // While another search is on its way, the last one stays, a little paler.
  const list = (data ?? previousData)?.companions;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-extrabold">{areaName ? t`${areaName} 동행` : t`동행 찾기`}</h1>
          <p className="mt-1 text-soft" aria-live="polite">
            {list ? <Plural value={list.totalCount} one="글 #개" other="글 #개" /> : ' '}
          </p>
        </div>
        <ButtonLink to="/companions/new" icon="plus">
          <Trans>글쓰기</Trans>
        </ButtonLink>
      </div>
      <div className="mb-6 flex flex-wrap gap-2">
        <TextSearch
          label={t`글에서 찾기`}
          key={search.query}
          text={search.query}
          onSearch={(query) => change({ query })}
        />
        <Select
          isCompact
          label={t`정렬`}
          value={search.sort}
          options={companionSortOptions()}
          onChange={(sort) => change({ sort })}
        />
        <Filters search={search} onChange={change} />
      </div>
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <GridSkeleton />}
      {list?.edges.length === 0 && (
        <Empty icon="compass" title={t`조건에 맞는 글이 없어요`}>
          <p className="mb-5">
            <Trans>조건을 줄이거나, 먼저 글을 써서 동행을 불러 보세요.</Trans>
          </p>
          <Button look="plain" onPress={() => change({ ...NO_FILTERS, query: '' })}>
            <Trans>조건 모두 지우기</Trans>
          </Button>
        </Empty>
      )}
      {list && list.edges.length > 0 && (
        <ul
          aria-busy={!data && loading}
          className={`grid gap-4 transition-opacity sm:grid-cols-2 lg:grid-cols-3 ${data ? '' : 'opacity-50'}`}
        >
          {list.edges.map(({ node }) => (
            <li key={node.id}>
              <CompanionCard companion={node} />
            </li>
          ))}
        </ul>
      )}
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </>
  );
}
