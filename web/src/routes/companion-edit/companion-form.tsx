import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { faultsOf } from '../../app/failure.ts';
import { ageGroupOptions, genderOptions } from '../../app/words.ts';
import { Button, Choice, Field, Select } from '../../design/controls.tsx';
import { rangeOf } from '../../design/dates.ts';
import { Refusal } from '../../design/pieces.tsx';
import type { AgeGroup, Gender } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { AreaPicker } from '../../pieces/area-picker.tsx';
import type { KeptPicture } from './picture-editor.tsx';

// Dragging needs a library: the words are there before it.
const PictureEditor = lazy(() => import('./picture-editor.tsx'));

const MY_PLANNERS = graphql(`
  query MyPlannersToAttach {
    viewer {
      id
      user {
        id
        planners(first: 50) {
          edges {
            cursor
            node {
              id
              name
              startDate
              endDate
            }
          }
        }
      }
    }
  }
`);

/** A post while it is written. */
export interface CompanionDraft {
  title: string;
  content: string;
  areaId: string | null;
  startDate: string;
  endDate: string;
  capacity: number;
  ageGroups: AgeGroup[];
  gender: Gender | null;
  plannerId: string | null;
  /** The first is the one of lists and previews. */
  pictures: readonly KeptPicture[];
}

export const emptyDraft: CompanionDraft = {
  title: '',
  content: '',
  areaId: null,
  startDate: '',
  endDate: '',
  capacity: 2,
  ageGroups: [],
  gender: null,
  plannerId: null,
  pictures: [],
};

/** As both mutations take it. */
export const inputOf = ({ areaId: _areaId, pictures, ...rest }: CompanionDraft) => ({
  ...rest,
  thumbnailUploadId: pictures[0]?.id ?? null,
  imageUploadIds: pictures.slice(1).map(({ id }) => id),
});

const NO_PLANNER = 'none';

export function CompanionForm({
  title,
  button,
  before,
  isPending,
  error,
  onSend,
}: {
  title: string;
  button: string;
  before: CompanionDraft;
  isPending: boolean;
  error: unknown;
  onSend: (draft: CompanionDraft) => void;
}) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(before);
  const [isUploading, setUploading] = useState(false);
  const { data } = useQuery(MY_PLANNERS);
  const planners = data?.viewer?.user.planners.edges ?? [];
  const faults = faultsOf(error);
  const change = (part: Partial<CompanionDraft>) => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending && !isUploading) onSend(draft);
  };
  return (
    <form onSubmit={submit} className="mx-auto flex max-w-2xl flex-col gap-7">
      <h1 className="text-3xl font-extrabold">{title}</h1>
      <Field
        label={t`제목`}
        isRequired
        placeholder={t`예: 제주 동쪽 오름 3일, 같이 걸어요`}
        value={draft.title}
        onChange={(value) => change({ title: value })}
        error={faults['input.title']}
      />
      <AreaPicker
        label={t`여행지`}
        areaId={draft.areaId}
        onChoose={(areaId) => change({ areaId })}
        error={faults['input.areaId']}
      />
      <div className="flex gap-3">
        <Field
          label={t`떠나는 날`}
          type="date"
          isRequired
          value={draft.startDate}
          onChange={(startDate) => change({ startDate, ...(draft.endDate < startDate && { endDate: startDate }) })}
          error={faults['input.startDate']}
        />
        <Field
          label={t`돌아오는 날`}
          type="date"
          isRequired
          min={draft.startDate || undefined}
          value={draft.endDate}
          onChange={(endDate) => change({ endDate })}
          error={faults['input.endDate']}
        />
      </div>
      <Field
        label={t`나를 포함한 인원`}
        type="number"
        min={2}
        max={30}
        isRequired
        value={String(draft.capacity)}
        onChange={(value) => change({ capacity: Number(value) })}
        error={faults['input.capacity']}
      />
      <Field
        label={t`어떤 여행인가요?`}
        rows={8}
        isRequired
        placeholder={t`일정, 교통, 숙소, 바라는 분위기를 적어 주세요.`}
        value={draft.content}
        onChange={(content) => change({ content })}
        error={faults['input.content']}
      />
      <Suspense fallback={<div className="skeleton h-32" />}>
        <PictureEditor
          pictures={draft.pictures}
          onChange={(pictures) => change({ pictures })}
          onUploading={setUploading}
          error={faults['input.imageUploadIds'] ?? faults['input.thumbnailUploadId']}
        />
      </Suspense>
      <Choice
        many
        label={t`나이대 (고르지 않으면 누구나)`}
        options={ageGroupOptions()}
        chosen={draft.ageGroups}
        onChange={(ageGroups) => change({ ageGroups })}
      />
      <Choice<Gender | 'ANY'>
        label={t`성별`}
        options={[
          { value: 'ANY', words: t`상관없음` },
          ...genderOptions().filter(({ value }) => value !== 'UNDISCLOSED'),
        ]}
        chosen={[draft.gender ?? 'ANY']}
        onChange={([gender]) => change({ gender: gender === 'ANY' ? null : gender! })}
      />
      {planners.length > 0 && (
        <Select
          label={t`함께 볼 일정`}
          hint={t`비공개 일정은 함께 가는 사람만 볼 수 있어요.`}
          value={draft.plannerId ?? NO_PLANNER}
          options={[
            { value: NO_PLANNER, words: t`붙이지 않기` },
            ...planners.map(({ node }) => ({
              value: node.id,
              words: `${node.name} · ${rangeOf(node.startDate, node.endDate)}`,
            })),
          ]}
          onChange={(value) => change({ plannerId: value === NO_PLANNER ? null : value })}
          error={faults['input.plannerId']}
        />
      )}
      <Refusal error={error} />
      <Button type="submit" wide isPending={isPending || isUploading}>
        {button}
      </Button>
    </form>
  );
}
