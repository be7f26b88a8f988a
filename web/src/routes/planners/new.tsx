import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { plannerVisibilityOptions } from '../../app/words.ts';
import { Button, Choice, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import type { PlannerVisibility } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { AreaPicker } from '../../pieces/area-picker.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';

const CREATE = graphql(`
  mutation CreatePlanner($input: CreatePlannerInput!) {
    createPlanner(input: $input) {
      id
    }
  }
`);

export function Screen() {
  const { t } = useLingui();
  useTitle(t`일정 만들기`);
  return (
    <SignedIn>
      <NewPlanner />
    </SignedIn>
  );
}

/** Where, when and what it is called; the days are filled on its own screen. */
function NewPlanner() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [name, setName] = useState('');
  const [areaId, setArea] = useState(params.get('area'));
  const [startDate, setStart] = useState('');
  const [endDate, setEnd] = useState('');
  const [visibility, setVisibility] = useState<PlannerVisibility>('PUBLIC');
  const create = useAct(CREATE, { forget: ['planners'] });
  const faults = faultsOf(create.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const done = await create.run({ input: { name, areaId: areaId ?? '', startDate, endDate, visibility } });
    if (done) await navigate(`/planners/${done.createPlanner.id}`, { replace: true });
  };
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="mb-6 text-3xl font-extrabold">
        <Trans>일정 만들기</Trans>
      </h1>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t`이름`}
          placeholder={t`바람 부는 제주 사흘`}
          maxLength={100}
          isRequired
          value={name}
          onChange={setName}
          error={faults['input.name']}
        />
        <AreaPicker label={t`여행지`} areaId={areaId} onChoose={setArea} error={faults['input.areaId']} />
        <div className="flex gap-3">
          <Field
            label={t`첫날`}
            type="date"
            isRequired
            value={startDate}
            onChange={(date) => {
              setStart(date);
              if (endDate === '' || endDate < date) setEnd(date);
            }}
            error={faults['input.startDate']}
          />
          <Field
            label={t`마지막 날`}
            type="date"
            isRequired
            min={startDate || undefined}
            value={endDate}
            onChange={setEnd}
            error={faults['input.endDate']}
          />
        </div>
        <Choice
          label={t`누가 볼 수 있나요?`}
          options={plannerVisibilityOptions()}
          chosen={[visibility]}
          onChange={([chosen]) => chosen && setVisibility(chosen)}
        />
        {Object.keys(faults).length === 0 && <Refusal error={create.error} />}
        <Button type="submit" wide isPending={create.isPending}>
          <Trans>날짜별로 채우기</Trans>
        </Button>
      </form>
    </div>
  );
}
