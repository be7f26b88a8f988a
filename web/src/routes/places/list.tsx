import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { placeCategoryOptions, placeSortOptions } from '../../app/words.ts';
import { Button, ButtonLink, Select } from '../../design/controls.tsx';
import { Empty, Failed, GridSkeleton } from '../../design/pieces.tsx';
import type { PlaceCategory } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { PlaceCard } from '../../pieces/place-card.tsx';
import { TextSearch } from '../../pieces/text-search.tsx';
import type { MapBounds, MapView } from '../../pieces/world-map.tsx';
import { useTitle } from '../../shell/title.tsx';

const PLACES = graphql(`
  query Places($filter: PlaceFilter!, $sort: PlaceSort!, $after: String) {
    places(first: 18, after: $after, filter: $filter, sort: $sort) {
      totalCount
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
  }
`);

const PlacesMap = lazy(async () => ({ default: (await import('./map.tsx')).PlacesMap }));

/** Korea, as the map begins. */
const START: MapView = { latitude: 36.2, longitude: 127.8, zoom: 6.2 };

/** Where the map looks, as the address bar has it (`latitude,longitude,zoom`); null without a map. */
function viewOf(text: string | null): MapView | null {
  if (text === null) return null;
  const [latitude = Number.NaN, longitude = Number.NaN, zoom = Number.NaN] = text.split(',').map(Number);
  const isView = Math.abs(latitude) <= 80 && Math.abs(longitude) <= 180 && zoom >= 1 && zoom <= 17;
  return isView ? { latitude, longitude, zoom } : START;
}
const textOf = ({ latitude, longitude, zoom }: MapView): string =>
  [latitude.toFixed(4), longitude.toFixed(4), zoom.toFixed(2)].join();

/** Places as a list, or on a map with the list of what it shows; text, kind, order and where the map looks are in the address bar. */
export function Screen() {
  const { t } = useLingui();
  useTitle(t`장소 찾기`);
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const category = placeCategoryOptions().find(({ value }) => value === params.get('category'))?.value;
  const sort = placeSortOptions().find(({ value }) => value === params.get('sort'))?.value ?? 'BEST_RATED';
  const change = (name: string, value: string, replace = false) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace },
    );
  const mapText = params.get('map');
  const view = useMemo(() => viewOf(mapText), [mapText]);
  const [within, setWithin] = useState<MapBounds | null>(null);
  const filter = { ...(query && { query }), ...(category && { category: [category] }) };
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(PLACES, {
    variables: { filter: { ...filter, ...(view && within && { within }) }, sort },
  });
  const list = (data ?? previousData)?.places;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-3xl font-extrabold">
          <Trans>장소 찾기</Trans>
        </h1>
        <ButtonLink to="/places/new" icon="plus">
          <Trans>장소 올리기</Trans>
        </ButtonLink>
      </div>
      <p className="mt-1 mb-5 text-soft" aria-live="polite">
        {list ? <Plural value={list.totalCount} one="장소 #곳" other="장소 #곳" /> : ' '}
      </p>
      <div className="mb-6 flex flex-wrap items-end gap-2">
        <TextSearch label={t`장소 이름이나 주소`} key={query} text={query} onSearch={(text) => change('q', text)} />
        <Select<PlaceCategory | ''>
          isCompact
          label={t`종류`}
          value={category ?? ''}
          options={[{ value: '', words: t`모든 종류` }, ...placeCategoryOptions()]}
          onChange={(value) => change('category', value)}
        />
        <Select
          isCompact
          label={t`정렬`}
          value={sort}
          options={placeSortOptions()}
          onChange={(value) => change('sort', value)}
        />
        <Button
          look="plain"
          icon="map"
          isPressed={view !== null}
          onPress={() => change('map', view ? '' : textOf(START))}
        >
          <Trans>지도</Trans>
        </Button>
      </div>
      {view && (
        <Suspense fallback={<div className="mb-6 h-[55vh] min-h-72 rounded-card bg-sunken" />}>
          <PlacesMap
            start={view}
            within={within}
            filter={filter}
            onMove={(next) => change('map', textOf(next), true)}
            onBounds={setWithin}
          />
        </Suspense>
      )}
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <GridSkeleton />}
      {list?.edges.length === 0 && (
        <Empty icon="pin" title={t`조건에 맞는 장소가 없어요`}>
          <Button look="plain" onPress={() => setParams({})}>
            <Trans>조건 모두 지우기</Trans>
          </Button>
        </Empty>
      )}
      {list && list.edges.length > 0 && (
        <ul
          aria-busy={!data && loading}
          className={`grid gap-4 transition-opacity sm:grid-cols-2 lg:grid-cols-3 ${data ? '' : 'opacity-50'}`}
        >
          {list.edges.map(({ node }) => (
            <li key={node.id}>
              <PlaceCard place={node} />
            </li>
          ))}
        </ul>
      )}
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </>
  );
}
