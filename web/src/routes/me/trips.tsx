import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton, SectionTitle } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { TripRow } from '../../pieces/trip-row.tsx';
import { ApplicationRow } from './application-row.tsx';

const TRIPS = graphql(`
  query MyTrips($after: String) {
    viewer {
      id
      applications(first: 20, status: [INVITED, PENDING]) {
        edges {
          cursor
          node {
            id
            ...ApplicationRow_application
          }
        }
      }
      trips(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            ...TripRow_companion
          }
        }
      }
    }
  }
`);

/** What waits for an answer, and the trips that the viewer is or was part of. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(TRIPS);
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!viewer) return <ListSkeleton />;
  const { applications, trips } = viewer;
  return (
    <>
      {applications.edges.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>초대와 신청</Trans>
          </SectionTitle>
          <ul className="flex flex-col gap-3">
            {applications.edges.map(({ node }) => (
              <li key={node.id}>
                <ApplicationRow application={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <SectionTitle>
          <Trans>내 여행</Trans>
        </SectionTitle>
        {trips.edges.length === 0 && (
          <Empty icon="compass" title={t`아직 함께하는 여행이 없어요`}>
            <ButtonLink to="/companions">
              <Trans>동행 찾아보기</Trans>
            </ButtonLink>
          </Empty>
        )}
        <ul className="flex flex-col gap-3">
          {trips.edges.map(({ node }) => (
            <li key={node.id}>
              <TripRow companion={node} />
            </li>
          ))}
        </ul>
        <NextPage pageInfo={trips.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
      </section>
    </>
  );
}
