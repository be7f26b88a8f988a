import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { agoOf } from '../design/dates.ts';
import { Empty, Failed, GridSkeleton, SectionTitle } from '../design/pieces.tsx';
import { Stars } from '../design/stars.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';
import { HiddenNote } from './hidden-note.tsx';
import { NextPage } from './next-page.tsx';
import { PlaceCard } from './place-card.tsx';

const PLACES = graphql(`
  query PersonPlaces($id: ID!, $afterPlace: String, $afterReview: String) {
    user(id: $id) {
      id
      places(first: 6, after: $afterPlace) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            ...PlaceCard_place
          }
        }
      }
      reviews(first: 10, after: $afterReview) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            ...PersonReview_review
          }
        }
      }
    }
  }
`);
const REVIEW = graphql(`
  fragment PersonReview_review on Review {
    id
    stars
    text
    createdAt
    place {
      id
      name
    }
    hidden {
      ...HiddenNote_content
    }
  }
`);

/** Places that a person wrote, and reviews of others' places, newest first. */
export function PersonPlaces({ userId, wayOn }: { userId: string; wayOn?: ReactNode }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(PLACES, { variables: { id: userId } });
  const person = data?.user;
  if (error && !person) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!person) return <GridSkeleton cards={3} />;
  const { places, reviews } = person;
  if (places.edges.length + reviews.edges.length === 0) {
    return (
      <Empty icon="pin" title={t`아직 쓴 장소와 후기가 없어요`}>
        {wayOn}
      </Empty>
    );
  }
  return (
    <>
      {places.edges.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>소개한 장소</Trans>
          </SectionTitle>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {places.edges.map(({ node }) => (
              <li key={node.id}>
                <PlaceCard place={node} />
              </li>
            ))}
          </ul>
          <NextPage pageInfo={places.pageInfo} onMore={(afterPlace) => fetchMore({ variables: { afterPlace } })} />
        </section>
      )}
      {reviews.edges.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>장소 후기</Trans>
          </SectionTitle>
          <ul className="flex flex-col gap-3">
            {reviews.edges.map(({ node }) => (
              <li key={node.id}>
                <PersonReview review={node} />
              </li>
            ))}
          </ul>
          <NextPage pageInfo={reviews.pageInfo} onMore={(afterReview) => fetchMore({ variables: { afterReview } })} />
        </section>
      )}
    </>
  );
}

function PersonReview({ review }: { review: FragmentType<typeof REVIEW> }) {
  const { stars, text, createdAt, place, hidden } = useFragment(REVIEW, review);
  return (
    <article className="flex flex-col gap-2 rounded-card bg-surface p-5 shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-bold">
          <Link to={`/places/${place.id}`} className="underline-offset-4 hover:underline">
            {place.name}
          </Link>
        </h3>
        <time dateTime={createdAt} className="text-sm text-soft">
          {agoOf(createdAt)}
        </time>
      </div>
      <Stars of={stars} />
      <p className="leading-relaxed whitespace-pre-line">{text}</p>
      <HiddenNote hidden={hidden} />
    </article>
  );
}
