import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Icon } from '../../design/icons.tsx';
import { Failed } from '../../design/pieces.tsx';
import type { PlaceFilter } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { PlaceCard } from '../../pieces/place-card.tsx';
import { type MapBounds, type MapView, type Marker, WorldMap, zoomed } from '../../pieces/world-map.tsx';

const CLUSTERS = graphql(`
  query PlaceClusters($within: BoundsInput!, $zoom: Int!, $filter: PlaceFilter!) {
    placeClusters(within: $within, zoom: $zoom, filter: $filter) {
      count
      location {
        latitude
        longitude
      }
      place {
        id
        name
        ...PlaceCard_place
      }
    }
  }
`);
const MARK = 'grid cursor-pointer place-items-center rounded-full border-2 border-surface font-bold shadow-card';
/** How much nearer a press on several places goes. */
const STEP = 2;

/**
 * Places on a map: several near each other are one number, which opens when it is pressed; one shows its card. It begins at `start`; where it
 * goes from there is its own, because the address bar follows too late for a second press.
 */
export function PlacesMap({
  start,
  within,
  filter,
  onMove,
  onBounds,
}: {
  start: MapView;
  /** The section that the map shows; null until it has told (`onBounds`). */
  within: MapBounds | null;
  filter: PlaceFilter;
  onMove: (view: MapView) => void;
  onBounds: (bounds: MapBounds) => void;
}) {
  const { t } = useLingui();
  const [view, setView] = useState(start);
  const move = (next: MapView) => {
    setView(next);
    onMove(next);
  };
  const [chosenId, setChosen] = useState<string | null>(null);
  const { data, previousData, error, refetch } = useQuery(CLUSTERS, {
    variables: { within: within!, zoom: Math.floor(view.zoom), filter },
    skip: !within,
  });
  const clusters = (data ?? previousData)?.placeClusters ?? [];
  const chosen = clusters.find(({ place }) => place?.id === chosenId)?.place;
  const markers = clusters.map(({ count, location, place }): Marker => {
    const { latitude, longitude } = location;
    const open = () => move(zoomed({ latitude, longitude, zoom: view.zoom }, STEP));
    return {
      key: place?.id ?? `${latitude},${longitude}`,
      latitude,
      longitude,
      mark: place ? (
        <Pin name={place.name} isChosen={chosenId === place.id} onPress={() => setChosen(place.id)} />
      ) : (
        <Several count={count} onPress={open} />
      ),
    };
  });
  return (
    <div className="mb-6">
      <div className="h-[55vh] min-h-72">
        <WorldMap label={t`장소 지도`} view={view} markers={markers} onMove={move} onBounds={onBounds} />
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {chosen && (
        <div className="mt-4 max-w-sm" aria-live="polite">
          <PlaceCard place={chosen} />
        </div>
      )}
    </div>
  );
}

const Pin = ({ name, isChosen, onPress }: { name: string; isChosen: boolean; onPress: () => void }) => (
  <button
    type="button"
    aria-label={name}
    aria-pressed={isChosen}
    onClick={onPress}
    className={`${MARK} size-10 bg-surface text-brand aria-pressed:bg-brand aria-pressed:text-brand-ink`}
  >
    <Icon name="pin" size={20} />
  </button>
);

function Several({ count, onPress }: { count: number; onPress: () => void }) {
  const { t } = useLingui();
  return (
    <button type="button" onClick={onPress} className={`${MARK} size-12 bg-brand text-brand-ink`}>
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t`장소 ${plural(count, { one: '#곳', other: '#곳' })} 가까이 보기`}</span>
    </button>
  );
}
