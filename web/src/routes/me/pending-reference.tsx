import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Choice, Field, Toggle } from '../../design/controls.tsx';
import { momentOf, rangeOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonLine } from '../../pieces/person-link.tsx';

const PENDING = graphql(`
  fragment PendingReference_pending on PendingReference {
    until
    companion {
      id
      title
      startDate
      endDate
    }
    subject {
      id
      nickname
      ...PersonLink_user
    }
  }
`);
const WRITE = graphql(`
  mutation WriteReference($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {
    writeReference(companionId: $companionId, userId: $userId, input: $input) {
      id
    }
  }
`);

/** Somebody of a past trip of whom the viewer has said nothing yet. */
export function PendingReference({ pending: masked }: { pending: FragmentType<typeof PENDING> }) {
  const { until, companion, subject } = useFragment(PENDING, masked);
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <article className="flex flex-wrap items-center gap-3 rounded-card bg-surface p-4 shadow-card">
      <div className="min-w-48 flex-1">
        <PersonLine person={subject}>
          {companion.title} · {rangeOf(companion.startDate, companion.endDate)}
          <br />
          <Trans>{momentOf(until)}까지 쓸 수 있어요</Trans>
        </PersonLine>
      </div>
      <Button onPress={() => setOpen(true)} icon="edit">
        <Trans>후기 쓰기</Trans>
      </Button>
      <Dialog title={t`${subject.nickname} 님과의 여행`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <WriteReference companionId={companion.id} userId={subject.id} onDone={() => setOpen(false)} />
      </Dialog>
    </article>
  );
}

function WriteReference({ companionId, userId, onDone }: { companionId: string; userId: string; onDone: () => void }) {
  const { t } = useLingui();
  const [again, setAgain] = useState<'yes' | 'no' | null>(null);
  const [text, setText] = useState('');
  const [feltSafe, setFeltSafe] = useState(true);
  const [privateNote, setPrivateNote] = useState('');
  const write = useAct(WRITE, { refetch: ['MyReferences'] });
  const faults = faultsOf(write.error);
  const send = async () => {
    const note = feltSafe ? '' : privateNote;
    const input = { text, wouldTravelAgain: again === 'yes', feltSafe, privateNote: note };
    if (!(await write.run({ companionId, userId, input }))) return;
    say(feltSafe ? t`후기를 남겼어요.` : t`후기를 남기고 운영자에게 알렸어요.`);
    onDone();
  };
  return (
    <>
      <Choice
        label={t`또 함께 가고 싶나요?`}
        options={[
          { value: 'yes', words: t`네` },
          { value: 'no', words: t`아니요` },
        ]}
        chosen={again ? [again] : []}
        onChange={([value]) => setAgain(value!)}
      />
      <Field
        label={t`어떤 여행이었나요?`}
        rows={4}
        maxLength={1000}
        hint={t`모두에게 보이고, 나중에 고칠 수 없어요.`}
        value={text}
        onChange={setText}
        error={faults['input.text']}
      />
      <Toggle label={t`안전하다고 느꼈어요`} isOn={feltSafe} onChange={setFeltSafe} />
      {!feltSafe && (
        <>
          <Note tone="danger" icon="flag">
            <Trans>후기와 함께 운영자에게 신고가 들어가요. 급한 위험이 있다면 먼저 112에 알리세요.</Trans>
          </Note>
          <Field
            label={t`운영자에게만 하는 말 (선택)`}
            rows={3}
            maxLength={1000}
            value={privateNote}
            onChange={setPrivateNote}
            error={faults['input.privateNote']}
          />
        </>
      )}
      {Object.keys(faults).length === 0 && <Refusal error={write.error} />}
      <Button
        wide
        isPending={write.isPending}
        isDisabled={again === null || text.trim() === ''}
        onPress={() => void send()}
      >
        <Trans>여행 후기 남기기</Trans>
      </Button>
    </>
  );
}
