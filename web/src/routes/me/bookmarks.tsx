import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, GridSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { CompanionCard } from '../../pieces/companion-card.tsx';
import { NextPage } from '../../pieces/next-page.tsx';

const BOOKMARKS = graphql(`
  query Bookmarks($after: String) {
    viewer {
      id
      bookmarks(first: 12, after: $after) {
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

/** Posts that the viewer keeps for later. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(BOOKMARKS);
  const list = data?.viewer?.bookmarks;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <GridSkeleton cards={3} />;
  if (list.edges.length === 0) {
    return (
      <Empty icon="bookmark" title={t`저장한 글이 없어요`}>
        <ButtonLink to="/companions" look="plain">
          <Trans>동행 찾아보기</Trans>
        </ButtonLink>
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
