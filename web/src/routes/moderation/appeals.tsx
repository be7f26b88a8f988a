import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { Standing } from './standing.tsx';

const APPEALS = graphql(`
  query OpenAppeals($after: String) {
    openAppeals(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...Standing_sanction
        }
      }
    }
  }
`);

/** Appeals that wait for an answer, the oldest first. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(APPEALS, { fetchPolicy: 'network-only' });
  const list = data?.openAppeals;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton rows={2} />;
  if (list.edges.length === 0) return <Empty icon="check" title={t`기다리는 이의가 없어요`} />;
  return (
    <section>
      <ul className="flex flex-col gap-3">
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <Standing sanction={node} refetch="OpenAppeals" />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </section>
  );
}
