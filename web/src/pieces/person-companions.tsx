import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Empty, Failed, GridSkeleton } from '../design/pieces.tsx';
import { graphql } from '../gql/index.ts';
import { CompanionCard } from './companion-card.tsx';
import { NextPage } from './next-page.tsx';

const COMPANIONS = graphql(`
  query PersonCompanions($id: ID!, $after: String) {
    user(id: $id) {
      id
      companions(first: 12, after: $after) {
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
  }
`);

/** Posts of a person, newest first; `wayOn` stands where there are none. */
export function PersonCompanions({ userId, wayOn }: { userId: string; wayOn?: ReactNode }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(COMPANIONS, { variables: { id: userId } });
  const list = data?.user?.companions;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <GridSkeleton cards={3} />;
  if (list.edges.length === 0) {
    return (
      <Empty icon="compass" title={t`아직 쓴 동행 글이 없어요`}>
        {wayOn}
      </Empty>
    );
  }
  return (
    <section>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <CompanionCard companion={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </section>
  );
}
