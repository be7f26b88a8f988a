import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Failed, ListSkeleton, SectionTitle } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { ReferenceCard } from '../../pieces/reference-card.tsx';
import { PendingReference } from './pending-reference.tsx';

const MINE = graphql(`
  query MyReferences($after: String) {
    viewer {
      id
      pendingReferences {
        companion {
          id
        }
        subject {
          id
        }
        ...PendingReference_pending
      }
      user {
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
  }
`);

/** Whom the viewer may write about after a trip, and what others wrote about the viewer. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(MINE);
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!viewer) return <ListSkeleton rows={2} />;
  const { pendingReferences, user } = viewer;
  return (
    <>
      {pendingReferences.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>함께 여행한 사람은 어땠나요?</Trans>
          </SectionTitle>
          <p className="mb-4 text-soft">
            <Trans>
              두 사람이 모두 쓰거나 30일이 지나면 서로에게 보여요. 그 전에는 상대가 무엇을 썼는지 볼 수 없어요.
            </Trans>
          </p>
          <ul className="flex flex-col gap-3">
            {pendingReferences.map((pending) => (
              <li key={`${pending.companion.id} ${pending.subject.id}`}>
                <PendingReference pending={pending} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <SectionTitle>
          <Trans>내가 받은 여행 후기</Trans>
        </SectionTitle>
        {user.references.edges.length === 0 && (
          <Empty icon="star" title={t`아직 여행 후기가 없어요`}>
            <Trans>여행이 끝나면 함께 간 사람과 서로 후기를 남길 수 있어요.</Trans>
          </Empty>
        )}
        <ul className="flex flex-col gap-4">
          {user.references.edges.map(({ node }) => (
            <li key={node.id}>
              <ReferenceCard reference={node} />
            </li>
          ))}
        </ul>
        <NextPage pageInfo={user.references.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
      </section>
    </>
  );
}
