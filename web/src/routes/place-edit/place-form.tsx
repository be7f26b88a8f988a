import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, type FormEvent, lazy, Suspense, useState } from 'react';
import { faultsOf } from '../../app/failure.ts';
import { PICTURE_TYPES, upload } from '../../app/upload.ts';
import { placeCategoryOptions } from '../../app/words.ts';
import { Button, Choice, Field } from '../../design/controls.tsx';
import { DayMap } from '../../design/day-map.tsx';
import { Icon } from '../../design/icons.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import type { FindAddressQuery, PlaceCategory } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

const FIND_ADDRESS = graphql(`
  query FindAddress($address: String!) {
    geocode(address: $address) {
      label
      location {
        latitude
        longitude
      }
      area {
        id
        name
      }
    }
  }
`);
const PlaceMap = lazy(async () => ({ default: (await import('../../pieces/place-map.tsx')).PlaceMap }));
type Candidate = FindAddressQuery['geocode'][number];

/** A place while it is written. */
export interface PlaceDraft {
  name: string;
  category: PlaceCategory;
  description: string;
  address: string;
  contact: string;
  website: string;
  /** A new picture; undefined: as it stands. */
  imageUploadId?: string;
  /** Where it was said to be; undefined: as it stands, or looked up. */
  found?: { latitude: number; longitude: number; areaId: string | null };
}

/** As the API takes it. */
export const inputOf = ({ found, imageUploadId, contact, website, ...draft }: PlaceDraft) => ({
  ...draft,
  contact: contact || null,
  website: website || null,
  ...(imageUploadId && { imageUploadId }),
  ...(found && {
    location: { latitude: found.latitude, longitude: found.longitude },
    ...(found.areaId && { areaId: found.areaId }),
  }),
});

/** Writes a place: what it is, and where; the address can be looked up before. */
export function PlaceForm({
  title,
  button,
  before,
  isPending,
  error,
  onSend,
}: {
  title: string;
  button: string;
  before: PlaceDraft;
  isPending: boolean;
  error: unknown;
  onSend: (draft: PlaceDraft) => void;
}) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const [draft, setDraft] = useState(before);
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null);
  const [lookUpError, setLookUpError] = useState<unknown>(null);
  const [picture, setPicture] = useState<{ name: string } | 'loading' | null>(null);
  const [pictureError, setPictureError] = useState<unknown>(null);
  const faults = faultsOf(error);
  const change = (part: Partial<PlaceDraft>) => setDraft((now) => ({ ...now, ...part }));
  const lookUp = async () => {
    setLookUpError(null);
    try {
      const { data } = await apollo.query({ query: FIND_ADDRESS, variables: { address: draft.address } });
      setCandidates(data?.geocode ?? []);
    } catch (failure) {
      setLookUpError(failure);
    }
  };
  const addPicture = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    setPicture('loading');
    setPictureError(null);
    try {
      change({ imageUploadId: await upload('PLACE', file) });
      setPicture({ name: file.name });
    } catch (failure) {
      setPictureError(failure);
      setPicture(null);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && picture !== 'loading') onSend(draft);
  };
  const isChosen = ({ location }: Candidate) =>
    draft.found?.latitude === location.latitude && draft.found.longitude === location.longitude;
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="mb-6 text-3xl font-extrabold">{title}</h1>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t`이름`}
          maxLength={100}
          isRequired
          value={draft.name}
          onChange={(name) => change({ name })}
          error={faults['input.name']}
        />
        <Choice<PlaceCategory>
          label={t`종류`}
          options={placeCategoryOptions()}
          chosen={[draft.category]}
          onChange={([category]) => category && change({ category })}
        />
        <Field
          label={t`소개`}
          rows={5}
          isRequired
          value={draft.description}
          onChange={(description) => change({ description })}
          error={faults['input.description']}
        />
        <div className="flex flex-col gap-3">
          <Field
            label={t`주소`}
            hint={t`주소를 찾아 고르면 지도에서 정확한 곳에 놓여요.`}
            maxLength={255}
            isRequired
            value={draft.address}
            onChange={(address) => {
              change({ address });
              setCandidates(null);
            }}
            error={faults['input.address']}
          />
          <div>
            <Button
              small
              look="plain"
              icon="pin"
              isDisabled={draft.address.trim() === ''}
              onPress={() => void lookUp()}
            >
              <Trans>주소 찾기</Trans>
            </Button>
          </div>
          <Refusal error={lookUpError} />
          {candidates?.length === 0 && (
            <Note>
              <Trans>찾지 못했어요. 이대로 올리면 나중에 다시 찾아볼게요.</Trans>
            </Note>
          )}
          {candidates && candidates.length > 0 && (
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1 text-sm font-semibold">{t`어디인가요?`}</legend>
              {candidates.map((candidate, i) => (
                <label
                  key={`${candidate.location.latitude},${candidate.location.longitude}`}
                  className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control border border-line px-3 has-checked:border-brand has-checked:bg-brand-tint"
                >
                  <input
                    type="radio"
                    name="candidate"
                    className="accent-brand"
                    checked={isChosen(candidate)}
                    onChange={() => change({ found: { ...candidate.location, areaId: candidate.area?.id ?? null } })}
                  />
                  <span className="font-semibold">{i + 1}</span>
                  <span className="min-w-0 flex-1">{candidate.label}</span>
                  {candidate.area && <span className="text-sm text-soft">{candidate.area.name}</span>}
                </label>
              ))}
              {candidates.length > 1 && (
                <DayMap
                  label={t`찾은 곳`}
                  points={candidates.map(({ location, label }, i) => ({ ...location, number: i + 1, name: label }))}
                />
              )}
            </fieldset>
          )}
          {draft.found && (
            <div className="h-56">
              <Suspense>
                <PlaceMap name={draft.name || draft.address} location={draft.found} />
              </Suspense>
            </div>
          )}
        </div>
        <label className="flex min-h-20 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border-2 border-dashed border-line-strong text-soft focus-within:outline-3 focus-within:outline-brand hover:bg-sunken">
          <Icon name="picture" size={26} />
          <span className="font-semibold">
            {picture === 'loading' ? t`올리는 중…` : picture ? picture.name : t`사진 고르기`}
          </span>
          <input type="file" accept={PICTURE_TYPES} onChange={addPicture} className="sr-only" />
        </label>
        <Refusal error={pictureError} />
        <Field
          label={t`연락처`}
          type="tel"
          maxLength={20}
          value={draft.contact}
          onChange={(contact) => change({ contact })}
          error={faults['input.contact']}
        />
        <Field
          label={t`웹사이트`}
          type="url"
          placeholder="https://"
          value={draft.website}
          onChange={(website) => change({ website })}
          error={faults['input.website']}
        />
        {Object.keys(faults).length === 0 && <Refusal error={error} />}
        <Button type="submit" wide isPending={isPending || picture === 'loading'}>
          {button}
        </Button>
      </form>
    </div>
  );
}
