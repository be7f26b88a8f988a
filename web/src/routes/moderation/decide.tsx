import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { sanctionKindWords } from '../../app/words.ts';
import { Button, Choice, Field, Toggle } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import type { SanctionKind } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

const RESOLVE = graphql(`
  mutation ResolveCase($id: ID!, $input: ResolveCaseInput!) {
    resolveCase(id: $id, input: $input) {
      id
      status
    }
  }
`);
const NO_SANCTION = 'NONE';
const SANCTIONS: readonly SanctionKind[] = ['WARNING', 'SUSPENSION', 'BAN'];
const WEEK = '7';

/** The decision about a case, and what follows for whose it is. */
export function Decide({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [verdict, setVerdict] = useState<'uphold' | 'dismiss' | null>(null);
  const [hides, setHides] = useState(true);
  const [sanction, setSanction] = useState<SanctionKind | typeof NO_SANCTION>(NO_SANCTION);
  const [days, setDays] = useState(WEEK);
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const resolve = useAct(RESOLVE);
  const faults = faultsOf(resolve.error);
  const isUpheld = verdict === 'uphold';
  const isTold = isUpheld && (hides || sanction !== NO_SANCTION);
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    if (resolve.isPending || !verdict) return;
    const given =
      isUpheld && sanction !== NO_SANCTION
        ? { kind: sanction, days: sanction === 'SUSPENSION' ? Number(days) : null }
        : null;
    const input = {
      uphold: isUpheld,
      hideContent: isUpheld && hides,
      sanction: given,
      note,
      reasonForAccused: isTold ? reason : '',
    };
    if (!(await resolve.run({ id: caseId, input }))) return;
    say(t`결정했어요.`);
    await navigate('/moderation');
  };
  return (
    <form onSubmit={decide} className="flex flex-col gap-6 rounded-card bg-surface p-5 shadow-card">
      <h2 className="text-xl font-bold">
        <Trans>결정</Trans>
      </h2>
      <Choice
        label={t`규칙을 어겼나요?`}
        options={[
          { value: 'dismiss', words: t`문제없어요` },
          { value: 'uphold', words: t`규칙 위반이에요` },
        ]}
        chosen={verdict ? [verdict] : []}
        onChange={([value]) => setVerdict(value!)}
      />
      {isUpheld && (
        <>
          <Toggle label={t`다른 사람에게 보이지 않게 숨기기`} isOn={hides} onChange={setHides} />
          <Choice
            label={t`제재`}
            options={[
              { value: NO_SANCTION, words: t`없음` },
              ...SANCTIONS.map((value) => ({ value, words: sanctionKindWords(value) })),
            ]}
            chosen={[sanction]}
            onChange={([value]) => setSanction(value!)}
          />
          {sanction === 'SUSPENSION' && (
            <Field
              label={t`며칠 동안 정지하나요?`}
              type="number"
              min={1}
              max={365}
              value={days}
              onChange={setDays}
              error={faults['input.sanction.days']}
            />
          )}
          {sanction === 'BAN' && (
            <Note tone="danger" icon="flag">
              <Trans>모든 세션이 끝나고, 그 이메일로는 다시 가입할 수 없어요.</Trans>
            </Note>
          )}
        </>
      )}
      {isTold && (
        <Field
          label={t`상대에게 알리는 이유`}
          hint={t`그대로 전해져요. 누가 신고했는지 드러나지 않게 써 주세요.`}
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={faults['input.reasonForAccused']}
        />
      )}
      <Field
        label={t`운영자끼리 보는 메모`}
        hint={t`다른 운영자가 보고, 기록에 남아요.`}
        rows={3}
        maxLength={2000}
        value={note}
        onChange={setNote}
        error={faults['input.note']}
      />
      {Object.keys(faults).length === 0 && <Refusal error={resolve.error} />}
      <div className="flex justify-end">
        <Button
          type="submit"
          isPending={resolve.isPending}
          isDisabled={!verdict || note.trim() === '' || (isTold && reason.trim() === '')}
        >
          <Trans>결정하기</Trans>
        </Button>
      </div>
    </form>
  );
}
