import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { reportReasonWords, reportStatusWords } from '../../app/words.ts';
import { Choice } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Badge, Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import type { ReportStatus } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { subjectOf } from '../../pieces/reportable.tsx';

const CASES = graphql(`
  query ModerationCases($status: ReportStatus!, $after: String) {
    moderationCases(status: $status, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          status
          openedAt
          priorUpheldCount
          accused {
            id
            nickname
          }
          subject {
            ...Reportable_subject
          }
          reports {
            reason
          }
        }
      }
    }
  }
`);
const STATUSES: readonly ReportStatus[] = ['OPEN', 'UPHELD', 'DISMISSED'];

/** Goes through the list with the arrow keys, from link to link. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What was reported, the oldest first. */
export function Screen() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((known) => known === params.get('status')) ?? 'OPEN';
  const { data, error, refetch, fetchMore } = useQuery(CASES, { variables: { status }, fetchPolicy: 'network-only' });
  const list = data?.moderationCases;
  return (
    <>
      <Choice
        label={t`상태`}
        options={STATUSES.map((value) => ({ value, words: reportStatusWords(value) }))}
        chosen={[status]}
        onChange={([value]) => setParams(value === 'OPEN' ? {} : { status: value! }, { replace: true })}
      />
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <ListSkeleton />}
      {list?.edges.length === 0 && <Empty icon="check" title={t`살펴볼 것이 없어요`} />}
      {list && list.edges.length > 0 && (
        <p className="text-sm text-soft">
          <Plural value={list.totalCount} one="#건" other="#건" />
          {' · '}
          <Trans>위아래 화살표로 오갈 수 있어요.</Trans>
        </p>
      )}
      <ul onKeyDown={walk} className="flex flex-col gap-3">
        {list?.edges.map(({ node }) => (
          <li key={node.id}>
            <Link
              to={`/moderation/cases/${node.id}`}
              className="flex flex-col gap-1.5 rounded-card bg-surface p-4 shadow-card hover:shadow-lift"
            >
              <span className="flex flex-wrap items-center gap-2 text-sm text-soft">
                {[...new Set(node.reports.map(({ reason }) => reason))].map((reason) => (
                  <Badge key={reason} tone={reason === 'MINOR_SAFETY' ? 'danger' : 'accent'}>
                    {reportReasonWords(reason)}
                  </Badge>
                ))}
                <Plural value={node.reports.length} one="신고 #건" other="신고 #건" />
                {' · '}
                {agoOf(node.openedAt)}
              </span>
              <span className="line-clamp-2 font-bold">{subjectOf(node.subject)}</span>
              <span className="text-sm text-soft">
                {node.accused?.nickname ?? t`떠난 사람`}
                {node.priorUpheldCount > 0 && (
                  <>
                    {' · '}
                    <Plural value={node.priorUpheldCount} one="지난 위반 #건" other="지난 위반 #건" />
                  </>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </>
  );
}
