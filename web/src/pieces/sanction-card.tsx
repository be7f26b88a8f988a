import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../app/act.ts';
import { faultsOf } from '../app/failure.ts';
import { sanctionKindWords } from '../app/words.ts';
import { Button, Field } from '../design/controls.tsx';
import { agoOf, momentOf } from '../design/dates.ts';
import { Badge, Note, Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const CARD = graphql(`
  fragment SanctionCard_sanction on Sanction {
    id
    kind
    reason
    createdAt
    until
    appeal {
      text
      createdAt
      isGranted
    }
  }
`);
const APPEAL = graphql(`
  mutation Appeal($text: String!) {
    appeal(text: $text) {
      id
      ...SanctionCard_sanction
    }
  }
`);

/** What moderators have put on the viewer's account, why and until when, and the one appeal against it. */
export function SanctionCard({ sanction }: { sanction: FragmentType<typeof CARD> }) {
  const { kind, reason, createdAt, until, appeal } = useFragment(CARD, sanction);
  return (
    <section className="flex flex-col gap-4 rounded-card border-2 border-danger bg-surface p-5 shadow-card">
      <header className="flex flex-wrap items-center gap-2">
        <h2 className="text-xl font-bold">
          <Trans>운영자의 결정</Trans>
        </h2>
        <Badge tone="danger">{sanctionKindWords(kind)}</Badge>
        <span className="text-sm text-soft">{agoOf(createdAt)}</span>
      </header>
      <p className="whitespace-pre-line">{reason}</p>
      {until && (
        <p className="font-semibold">
          <Trans>{momentOf(until)}까지는 읽기만 할 수 있어요.</Trans>
        </p>
      )}
      {appeal ? (
        <Note icon="clock" tone={appeal.isGranted === null || appeal.isGranted === undefined ? 'accent' : 'soft'}>
          <p className="font-bold">
            {appeal.isGranted === false ? (
              <Trans>이의를 다시 살펴봤지만 결정은 그대로예요.</Trans>
            ) : (
              <Trans>이의를 보냈어요. 운영자가 다시 살펴보고 알려 드릴게요.</Trans>
            )}
          </p>
          <p className="mt-1 whitespace-pre-line">{appeal.text}</p>
        </Note>
      ) : (
        <AppealForm />
      )}
    </section>
  );
}

function AppealForm() {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const appeal = useAct(APPEAL);
  const fault = faultsOf(appeal.error).text;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (appeal.isPending) return;
    if (await appeal.run({ text })) say(t`이의를 보냈어요.`);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <Field
        label={t`이의 제기`}
        rows={4}
        maxLength={2000}
        hint={t`결정이 잘못되었다고 생각하면 이유를 알려 주세요. 한 번만 보낼 수 있어요.`}
        value={text}
        onChange={setText}
        error={fault}
      />
      {!fault && <Refusal error={appeal.error} />}
      <div className="flex justify-end">
        <Button type="submit" isPending={appeal.isPending} isDisabled={text.trim() === ''}>
          <Trans>이의 보내기</Trans>
        </Button>
      </div>
    </form>
  );
}
