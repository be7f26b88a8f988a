import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useId, useState } from 'react';
import { Button, Field } from '../design/controls.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icons.tsx';
import { Failed } from '../design/pieces.tsx';
import { graphql } from '../gql/index.ts';

const AREA_CHOICES = graphql(`
  query AreaChoices($parentId: ID, $query: String) {
    areas(parentId: $parentId, query: $query) {
      id
      name
      kind
      parent {
        id
        name
      }
    }
  }
`);
const AREA_NAME = graphql(`
  query AreaName($id: ID!) {
    area(id: $id) {
      id
      name
    }
  }
`);

interface Chosen {
  id: string;
  name: string;
}

/** The name of an area that is known by its id, such as one from the address bar. */
export function useAreaName(id: string | null): string | null {
  const { data } = useQuery(AREA_NAME, { variables: { id: id ?? '' }, skip: !id, fetchPolicy: 'cache-first' });
  return id ? (data?.area?.name ?? '…') : null;
}

/** Where: by walking down the tree of areas, or by name and initial consonants. */
export function AreaPicker({
  label,
  areaId,
  onChoose,
  error,
}: {
  label: string;
  areaId: string | null;
  onChoose: (id: string | null) => void;
  error?: string | undefined;
}) {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const name = useAreaName(areaId);
  const choose = (id: string | null) => {
    onChoose(id);
    setOpen(false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-sm font-semibold">
        {label}
      </span>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-labelledby={`${id}-label ${id}-value`}
        onClick={() => setOpen(true)}
        className={`flex h-12 w-full cursor-pointer items-center gap-2 rounded-control border bg-surface px-4 text-left ${error ? 'border-danger' : 'border-line-strong'}`}
      >
        <span className="text-brand">
          <Icon name="pin" size={20} />
        </span>
        <span id={`${id}-value`} className={`flex-1 truncate ${name ? 'font-semibold' : 'text-soft'}`}>
          {name ?? t`어디든지`}
        </span>
        <Icon name="down" size={16} />
      </button>
      {error && <p className="text-sm font-medium text-danger">{error}</p>}
      <Dialog
        title={label}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <Button look="plain" wide onPress={() => choose(null)}>
            <Trans>어디든지</Trans>
          </Button>
        }
      >
        <AreaTree onChoose={(area) => choose(area.id)} />
      </Dialog>
    </div>
  );
}

function AreaTree({ onChoose }: { onChoose: (area: Chosen) => void }) {
  const { t } = useLingui();
  const [path, setPath] = useState<readonly Chosen[]>([]);
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim());
  const parent = path.at(-1);
  const variables = query ? { query } : { parentId: parent?.id ?? null };
  const { data, previousData, error, refetch } = useQuery(AREA_CHOICES, { variables, fetchPolicy: 'cache-first' });
  const areas = (data ?? previousData)?.areas ?? [];
  return (
    <>
      <Field
        label={t`이름으로 찾기`}
        type="search"
        placeholder={t`제주, ㅈㅈㄷ, Osaka…`}
        value={text}
        onChange={setText}
      />
      {!query && path.length > 0 && (
        <div className="flex items-center gap-2">
          <Button small look="quiet" icon="back" onPress={() => setPath(path.slice(0, -1))}>
            {path.at(-2)?.name ?? t`모든 대륙`}
          </Button>
          <Button small look="plain" onPress={() => onChoose(parent!)}>
            <Trans>{parent!.name} 전체</Trans>
          </Button>
        </div>
      )}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && areas.length === 0 && (
        <p className="py-6 text-center text-soft">
          <Trans>찾는 곳이 없어요.</Trans>
        </p>
      )}
      <ul className="-mx-2 min-h-64">
        {areas.map((area) => (
          <li key={area.id}>
            <button
              type="button"
              onClick={() => {
                if (query || area.kind === 'CITY') onChoose(area);
                else setPath([...path, area]);
              }}
              className="flex min-h-12 w-full cursor-pointer items-center gap-2 rounded-control px-3 text-left font-medium hover:bg-sunken"
            >
              <span className="flex-1">
                {area.name}
                {query && area.parent && <span className="ml-2 text-sm text-soft">{area.parent.name}</span>}
              </span>
              {!query && area.kind !== 'CITY' && <Icon name="forward" size={16} />}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
