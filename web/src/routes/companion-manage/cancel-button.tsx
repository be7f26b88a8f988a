import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';

const CANCEL = graphql(`
  mutation CancelCompanion($id: ID!, $reason: String!) {
    cancelCompanion(id: $id, reason: $reason) {
      id
      status
      cancelReason
    }
  }
`);

/** Calls a trip off, with a reason that everybody concerned is told. */
export function CancelButton({ companionId: id }: { companionId: string }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useAct(CANCEL, { refetch: ['ManageCompanion'], forget: ['companions'] });
  const fault = faultsOf(cancel.error).reason;
  const run = async () => {
    if (!(await cancel.run({ id, reason }))) return;
    setAsking(false);
    say(t`여행을 취소하고 모두에게 알렸어요.`);
  };
  return (
    <>
      <Button look="danger" icon="close" onPress={() => setAsking(true)}>
        <Trans>여행 취소</Trans>
      </Button>
      <Dialog
        title={t`여행을 취소할까요?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <Button
            look="danger"
            wide
            isPending={cancel.isPending}
            isDisabled={reason.trim() === ''}
            onPress={() => void run()}
          >
            <Trans>여행 취소</Trans>
          </Button>
        }
      >
        <p>
          <Trans>
            함께 가는 사람, 신청한 사람, 초대받은 사람 모두에게 이유와 함께 알려요. 되돌릴 수 없고, 채팅방은 일주일 뒤
            읽기만 할 수 있어요.
          </Trans>
        </p>
        <Field label={t`이유`} rows={3} isRequired maxLength={500} value={reason} onChange={setReason} error={fault} />
        {!fault && <Refusal error={cancel.error} />}
      </Dialog>
    </>
  );
}
