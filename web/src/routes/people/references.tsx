import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { ReferenceCard } from '../../pieces/reference-card.tsx';

const REFERENCES = graphql(`
  query References($id: ID!, $after: String) {
    user(id: $id) {
      id
      references(first: 10, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            ...ReferenceCard_reference
          }
        }
      }
    }
  }
`);

/** What others say of somebody after trips together, newest first. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(REFERENCES, { variables: { id } });
  const list = data?.user?.references;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton rows={2} />;
  if (list.edges.length === 0) return <Empty icon="star" title={t`아직 여행 후기가 없어요`} />;
  return (
    <section>
      <ul className="flex flex-col gap-4">
        {list.edges.map(({ node }) => (
          <li key={node.id}>
            <ReferenceCard reference={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </section>
  );
}
