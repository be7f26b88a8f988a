import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { LogLine } from './log-line.tsx';

const LOG = graphql(`
  query ModerationLog($after: String) {
    moderationLog(first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...LogLine_action
        }
      }
    }
  }
`);

/** What moderators did, the newest first. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(LOG, { fetchPolicy: 'network-only' });
  const list = data?.moderationLog;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton />;
  if (list.edges.length === 0) return <Empty icon="list" title={t`아직 한 일이 없어요`} />;
  return (
    <section>
      <ul className="flex flex-col gap-2">
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <LogLine action={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </section>
  );
}
