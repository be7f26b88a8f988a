import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Empty, Failed, ListSkeleton } from '../design/pieces.tsx';
import { graphql } from '../gql/index.ts';
import { NextPage } from './next-page.tsx';
import { PlannerRow } from './planner-row.tsx';

const PLANNERS = graphql(`
  query PersonPlanners($id: ID!, $after: String) {
    user(id: $id) {
      id
      planners(first: 12, after: $after) {
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
  }
`);

/** Plans of a person that the viewer may read, newest first. */
export function PersonPlanners({ userId, wayOn }: { userId: string; wayOn?: ReactNode }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(PLANNERS, { variables: { id: userId } });
  const list = data?.user?.planners;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton rows={2} />;
  if (list.edges.length === 0) {
    return (
      <Empty icon="plan" title={t`아직 일정이 없어요`}>
        {wayOn}
      </Empty>
    );
  }
  return (
    <section>
      <ul className="flex flex-col gap-3">
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <PlannerRow planner={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </section>
  );
}
