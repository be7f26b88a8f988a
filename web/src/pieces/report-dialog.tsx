import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../app/act.ts';
import { faultsOf } from '../app/failure.ts';
import { reportReasonOptions } from '../app/words.ts';
import { Button, Field, Select, Toggle } from '../design/controls.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import type { ReportReason } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

const REPORT = graphql(`
  mutation Report($input: ReportInput!) {
    report(input: $input) {
      id
      status
    }
  }
`);

/** Says what is wrong with something, to the moderators; whose it is never learns who said it. */
export function ReportDialog({
  subjectId,
  isOpen,
  onClose,
  onBlocked,
}: {
  subjectId: string;
  isOpen: boolean;
  onClose: () => void;
  onBlocked?: () => void;
}) {
  const { t } = useLingui();
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [text, setText] = useState('');
  const [alsoBlock, setAlsoBlock] = useState(false);
  const report = useAct(REPORT);
  const fault = faultsOf(report.error)['input.text'];
  const send = async () => {
    if (!(await report.run({ input: { subjectId, reason, text, alsoBlock } }))) return;
    say(t`신고해 주셔서 고마워요. 운영자가 확인하고 결과를 알려 드릴게요.`);
    onClose();
    if (alsoBlock) onBlocked?.();
  };
  return (
    <Dialog
      title={t`신고하기`}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button wide look="danger" isPending={report.isPending} onPress={send}>
          <Trans>신고 보내기</Trans>
        </Button>
      }
    >
      <Select label={t`무엇이 문제인가요?`} options={reportReasonOptions()} value={reason} onChange={setReason} />
      <Field
        label={t`무슨 일이 있었나요? (선택)`}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={setText}
        error={fault}
        hint={t`누가 신고했는지는 상대에게 알리지 않아요.`}
      />
      <Toggle label={t`이 사람을 차단하기`} isOn={alsoBlock} onChange={setAlsoBlock} />
      {!fault && <Refusal error={report.error} />}
    </Dialog>
  );
}
