import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { reportReasonWords, reportStatusWords } from '../../app/words.ts';
import { agoOf } from '../../design/dates.ts';
import { Badge, Empty, Failed, ListSkeleton, SectionTitle } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { subjectOf } from '../../pieces/reportable.tsx';
import { SanctionCard } from '../../pieces/sanction-card.tsx';

const REPORTS = graphql(`
  query MyReports($after: String) {
    viewer {
      id
      sanction {
        id
        ...SanctionCard_sanction
      }
      reports(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            reason
            text
            status
            createdAt
            resolvedAt
            subject {
              ...Reportable_subject
            }
          }
        }
      }
    }
  }
`);

/** What moderators decided about the viewer, and what became of what the viewer reported. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(REPORTS);
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!viewer) return <ListSkeleton rows={2} />;
  const { sanction, reports } = viewer;
  return (
    <>
      {sanction && <SanctionCard sanction={sanction} />}
      <section>
        <SectionTitle>
          <Trans>내가 한 신고</Trans>
        </SectionTitle>
        {reports.edges.length === 0 && <Empty icon="flag" title={t`신고한 것이 없어요`} />}
        <ul className="flex flex-col gap-3">
          {reports.edges.map(({ node }) => (
            <li key={node.id} className="flex flex-col gap-2 rounded-card bg-surface p-4 shadow-card">
              <div className="flex flex-wrap items-center gap-2 text-sm text-soft">
                <Badge tone={node.status === 'OPEN' ? 'accent' : node.status === 'UPHELD' ? 'brand' : 'soft'}>
                  {reportStatusWords(node.status)}
                </Badge>
                {reportReasonWords(node.reason)} · {agoOf(node.resolvedAt ?? node.createdAt)}
              </div>
              <p className="font-bold">{subjectOf(node.subject)}</p>
              {node.text && <p className="whitespace-pre-line">{node.text}</p>}
            </li>
          ))}
        </ul>
        <NextPage pageInfo={reports.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
      </section>
    </>
  );
}
