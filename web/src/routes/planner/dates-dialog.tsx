import { useApolloClient } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { faultsOf } from '../../app/failure.ts';
import { Button, Choice, Field } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Note } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import type { ChangePlannerDatesMutation, DateShift, OverflowPolicy } from '../../gql/graphql.ts';
import { CHANGE_DATES, PLANNER } from './documents.ts';
import { type Plan, useWriting } from './writing.tsx';

type Outcome = ChangePlannerDatesMutation['changePlannerDates'];

/** Other dates: what would happen is shown first, and nothing is lost without being chosen. */
export function DatesDialog({ planner, isOpen, onClose }: { planner: Plan; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const { write, isPending, error } = useWriting();
  const [startDate, setStart] = useState(planner.startDate);
  const [endDate, setEnd] = useState(planner.endDate);
  const [shift, setShift] = useState<DateShift>('BY_INDEX');
  const [overflow, setOverflow] = useState<OverflowPolicy>('MOVE_TO_LAST_DAY');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const faults = faultsOf(error);
  const ask = async (dryRun: boolean) => {
    const input = { startDate, endDate, shift, overflow, dryRun };
    return (await write(CHANGE_DATES, { id: planner.id, input }))?.changePlannerDates ?? null;
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setOutcome(await ask(true));
  };
  const change = async () => {
    if (!(await ask(false))) return;
    await apollo.query({ query: PLANNER, variables: { id: planner.id }, fetchPolicy: 'network-only' });
    say(t`날짜를 바꿨어요.`);
    setOutcome(null);
    onClose();
  };
  const set =
    <T,>(store: (value: T) => void) =>
    (value: T) => {
      store(value);
      setOutcome(null);
    };
  return (
    <Dialog title={t`날짜 바꾸기`} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={look} className="flex flex-col gap-4">
        <div className="flex gap-3">
          <Field
            label={t`첫날`}
            type="date"
            isRequired
            value={startDate}
            onChange={set(setStart)}
            error={faults['input.startDate']}
          />
          <Field
            label={t`마지막 날`}
            type="date"
            isRequired
            min={startDate || undefined}
            value={endDate}
            onChange={set(setEnd)}
            error={faults['input.endDate']}
          />
        </div>
        <Choice<DateShift>
          label={t`장소와 메모를`}
          options={[
            { value: 'BY_INDEX', words: t`첫째 날은 첫째 날로` },
            { value: 'BY_DATE', words: t`같은 날짜에 그대로` },
          ]}
          chosen={[shift]}
          onChange={([chosen]) => chosen && set(setShift)(chosen)}
        />
        <Choice<OverflowPolicy>
          label={t`없어지는 날의 장소와 메모는`}
          options={[
            { value: 'MOVE_TO_LAST_DAY', words: t`마지막 날로 옮기기` },
            { value: 'DROP', words: t`버리기` },
          ]}
          chosen={[overflow]}
          onChange={([chosen]) => chosen && set(setOverflow)(chosen)}
        />
        {outcome ? (
          <div role="status" className="flex flex-col gap-4">
            <Note tone={outcome.droppedStops + outcome.droppedNotes > 0 ? 'danger' : 'brand'} icon="plan">
              <OutcomeWords outcome={outcome} />
            </Note>
            <Button isPending={isPending} onPress={() => void change()}>
              <Trans>이대로 바꾸기</Trans>
            </Button>
          </div>
        ) : (
          <Button type="submit" look="plain" isPending={isPending}>
            <Trans>어떻게 되는지 보기</Trans>
          </Button>
        )}
      </form>
    </Dialog>
  );
}

function OutcomeWords({ outcome }: { outcome: Outcome }) {
  const { addedDates, removedDates, movedStops, movedNotes, droppedStops, droppedNotes } = outcome;
  const moved = movedStops + movedNotes;
  const dropped = droppedStops + droppedNotes;
  if (addedDates.length + removedDates.length + moved + dropped === 0) return <Trans>바뀌는 것이 없어요.</Trans>;
  return (
    <ul className="list-disc pl-4">
      {addedDates.length > 0 && (
        <li>
          <Plural value={addedDates.length} one="#일이 새로 생겨요." other="#일이 새로 생겨요." />
        </li>
      )}
      {removedDates.length > 0 && (
        <li>
          <Plural value={removedDates.length} one="#일이 없어져요." other="#일이 없어져요." />
        </li>
      )}
      {moved > 0 && (
        <li>
          <Plural
            value={moved}
            one="장소와 메모 #개가 다른 날로 옮겨져요."
            other="장소와 메모 #개가 다른 날로 옮겨져요."
          />
        </li>
      )}
      {dropped > 0 && (
        <li>
          <Plural value={dropped} one="장소와 메모 #개가 사라져요." other="장소와 메모 #개가 사라져요." />
        </li>
      )}
    </ul>
  );
}
