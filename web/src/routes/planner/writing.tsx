import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { reasonOf } from '../../app/failure.ts';
import { Button } from '../../design/controls.tsx';
import { dayOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Refusal } from '../../design/pieces.tsx';
import type { PlannerQuery } from '../../gql/graphql.ts';
import { PLANNER } from './documents.ts';

export type Plan = NonNullable<PlannerQuery['planner']>;

interface Writing {
  /** Writes with the version that is on the screen; null when it was refused, or waits for what the person decides about a change of another. */
  write<Data, Variables extends OperationVariables>(
    mutation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data | null>;
  isPending: boolean;
  error: unknown;
  clear(): void;
}

const WritingContext = createContext<Writing | null>(null);

/** How the parts of a plan are changed. */
export const useWriting = (): Writing => useContext(WritingContext)!;

/** A write that met a newer version: what another window has changed, and the way to do mine again. */
interface Conflict {
  changes: string[];
  again: () => Promise<unknown>;
}

/**
 * Every write says which version it was made for. Where another window was faster, nothing is lost: the newest plan is shown, what has changed is
 * said, and the person does theirs again or leaves it.
 */
export function WritingProvider({ planner, children }: { planner: Plan; children: ReactNode }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const run: Writing['write'] = async (mutation, variables) => {
    setPending(true);
    setError(null);
    try {
      const expectedVersion = versionOf();
      const { data } = await apollo.mutate({
        mutation: mutation as TypedDocumentNode<never, OperationVariables>,
        // In the input where there is one, else beside the ids.
        variables:
          'input' in variables
            ? { ...variables, input: { ...(variables.input as object), expectedVersion } }
            : { ...variables, expectedVersion },
      });
      return data ?? null;
    } catch (failure) {
      if (reasonOf(failure) === 'PLANNER_CHANGED') await tell(() => run(mutation, variables));
      else setError(failure);
      return null;
    } finally {
      setPending(false);
    }
  };
  /** Says what another window has changed; where that cannot be fetched, why. */
  const tell = async (again: Conflict['again']) => {
    try {
      setConflict({ changes: await changesSince(planner), again });
    } catch (failure) {
      setError(failure);
    }
  };
  const versionOf = () => {
    const known = apollo.readQuery({ query: PLANNER, variables: { id: planner.id } });
    return known?.planner?.version ?? planner.version;
  };
  /** Fetches the newest and says what is another than on the screen. */
  const changesSince = async (before: Plan): Promise<string[]> => {
    const { data } = await apollo.query({
      query: PLANNER,
      variables: { id: before.id },
      fetchPolicy: 'network-only',
    });
    const after = data?.planner;
    if (!after) return [t`일정이 지워졌어요.`];
    const changes: string[] = [];
    if (after.name !== before.name) changes.push(t`이름: ${after.name}`);
    if (after.startDate !== before.startDate || after.endDate !== before.endDate)
      changes.push(t`날짜: ${dayOf(after.startDate)} – ${dayOf(after.endDate)}`);
    if (after.visibility !== before.visibility) changes.push(t`누가 볼 수 있는지`);
    if (JSON.stringify(after.legs) !== JSON.stringify(before.legs)) changes.push(t`여정`);
    for (const { date, stops, note } of before.days) {
      const isGone = !after.days.some((day) => day.date === date);
      if (isGone && (stops.length > 0 || note)) changes.push(t`${dayOf(date)}이 없어졌어요.`);
    }
    for (const day of after.days) {
      const old = before.days.find(({ date }) => date === day.date);
      if (JSON.stringify(old?.stops) !== JSON.stringify(day.stops)) changes.push(t`${dayOf(day.date)}의 장소`);
      else if (old?.note !== day.note) changes.push(t`${dayOf(day.date)}의 메모`);
    }
    return changes;
  };
  const redo = async () => {
    const again = conflict?.again;
    setConflict(null);
    await again?.();
  };
  return (
    <WritingContext value={{ write: run, isPending, error, clear: () => setError(null) }}>
      {children}
      <div className="sticky bottom-20 z-20 mx-auto max-w-3xl md:bottom-4">
        <Refusal error={error} />
      </div>
      <Dialog
        title={t`다른 곳에서 일정이 바뀌었어요`}
        isOpen={conflict !== null}
        onClose={() => setConflict(null)}
        footer={
          <>
            <Button look="plain" onPress={() => setConflict(null)}>
              <Trans>바뀐 대로 두기</Trans>
            </Button>
            <Button wide onPress={() => void redo()}>
              <Trans>내 변경 다시 하기</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            그 사이에 다른 창이나 기기에서 이 일정을 고쳤어요. 새 내용을 불러왔고, 방금 하신 변경은 아직 저장하지
            않았어요.
          </Trans>
        </p>
        {conflict && conflict.changes.length > 0 && (
          <ul className="list-disc pl-5">
            {conflict.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
      </Dialog>
    </WritingContext>
  );
}
