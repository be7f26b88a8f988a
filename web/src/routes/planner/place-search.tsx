import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useState } from 'react';
import { placeCategoryWords } from '../../app/words.ts';
import { Field } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Failed, ListSkeleton, Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { ADD_STOP } from './documents.ts';
import { useWriting } from './writing.tsx';

const CHOICES = graphql(`
  query PlaceChoices($filter: PlaceFilter!, $sort: PlaceSort!) {
    places(first: 20, filter: $filter, sort: $sort) {
      edges {
        cursor
        node {
          id
          name
          category
          address
        }
      }
    }
  }
`);
const NEAR_METERS = 30_000;

/** Places by name, or else those near where the day has come to; a press adds one. */
export function PlaceSearch({
  title,
  dayId,
  near,
  onClose,
}: {
  title: string;
  dayId: string;
  near: { latitude: number; longitude: number } | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { write, isPending, error: refusal } = useWriting();
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const isNear = query === '' && near !== null;
  const filter = isNear
    ? { near: { latitude: near.latitude, longitude: near.longitude, radiusMeters: NEAR_METERS } }
    : { ...(query && { query }) };
  const { data, previousData, error, refetch } = useQuery(CHOICES, {
    variables: { filter, sort: isNear ? 'NEAREST' : 'BEST_RATED' },
    fetchPolicy: 'cache-first',
  });
  const places = (data ?? previousData)?.places.edges;
  const add = async (placeId: string) => {
    if (await write(ADD_STOP, { dayId, stop: { placeId } })) onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Field label={t`장소 이름이나 주소`} type="search" value={text} onChange={setText} />
      <Refusal error={refusal} />
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!places && !error && <ListSkeleton rows={3} />}
      {places?.length === 0 && (
        <p className="py-6 text-center text-soft">
          <Trans>찾는 장소가 없어요.</Trans>
        </p>
      )}
      <ul className="-mx-2 min-h-64">
        {places?.map(({ node }) => (
          <li key={node.id}>
            <button
              type="button"
              aria-disabled={isPending || undefined}
              onClick={() => !isPending && void add(node.id)}
              className="flex min-h-14 w-full cursor-pointer flex-col justify-center rounded-control px-3 text-left hover:bg-sunken"
            >
              <span className="font-semibold">{node.name}</span>
              <span className="text-sm text-soft">
                {placeCategoryWords(node.category)} · {node.address}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
