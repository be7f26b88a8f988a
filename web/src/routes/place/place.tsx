import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { placeCategoryWords } from '../../app/words.ts';
import { ButtonLink } from '../../design/controls.tsx';
import { Icon } from '../../design/icons.tsx';
import { Picture } from '../../design/picture.tsx';
import { Badge, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { HiddenNote } from '../../pieces/hidden-note.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { Histogram } from './histogram.tsx';
import { MyReview } from './my-review.tsx';
import { Reviews } from './reviews.tsx';

const PLACE = graphql(`
  query Place($id: ID!, $after: String) {
    place(id: $id) {
      id
      name
      category
      description
      address
      location {
        latitude
        longitude
      }
      contact
      website
      viewerCan {
        update {
          allowed
        }
      }
      hidden {
        ...HiddenNote_content
      }
      image {
        id
        ...Picture_image
      }
      ...Histogram_place
      ...MyReview_place
      ...Reviews_place
    }
  }
`);

const PlaceMap = lazy(async () => ({ default: (await import('../../pieces/place-map.tsx')).PlaceMap }));

/** A place: what it is and where, and what people say of it, the viewer's own review first. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(PLACE, { variables: { id } });
  const place = data?.place;
  useTitle(place?.name ?? t`장소`);
  if (error && !place) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!place) return <NotFound />;
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-8">
      <Picture image={place.image} whole eager className="h-64 rounded-card md:h-96" />
      <HiddenNote hidden={place.hidden} />
      <header className="flex flex-col items-start gap-3">
        <Badge tone="brand">{placeCategoryWords(place.category)}</Badge>
        <h1 className="text-3xl leading-tight font-extrabold md:text-4xl">{place.name}</h1>
        {place.viewerCan.update.allowed && (
          <ButtonLink small look="plain" icon="edit" to={`/places/${place.id}/edit`}>
            <Trans>고치기</Trans>
          </ButtonLink>
        )}
        <p className="flex items-center gap-1.5 text-soft">
          <Icon name="pin" size={18} />
          {place.address}
        </p>
        {place.location && (
          <div className="h-56 w-full">
            <Suspense>
              <PlaceMap name={place.name} location={place.location} />
            </Suspense>
          </div>
        )}
        {place.contact && <p>{place.contact}</p>}
        {place.website && (
          <a
            href={place.website}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="max-w-full truncate font-semibold text-brand underline"
          >
            {place.website}
          </a>
        )}
        <p className="text-lg leading-relaxed whitespace-pre-line">{place.description}</p>
      </header>
      <section className="flex flex-col gap-5">
        <h2 className="text-xl font-bold md:text-2xl">
          <Trans>후기</Trans>
        </h2>
        <Histogram place={place} />
        <MyReview key={id} place={place} />
        <Reviews place={place} onMore={(after) => fetchMore({ variables: { after } })} />
      </section>
    </article>
  );
}
