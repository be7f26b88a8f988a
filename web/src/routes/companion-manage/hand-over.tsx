import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';

const HAND_OVER = graphql(`
  mutation HandOverCompanion($id: ID!, $userId: ID!) {
    handOverCompanion(id: $id, userId: $userId) {
      id
      author {
        id
        nickname
      }
    }
  }
`);

/** Makes another member the author of the post. */
export function HandOver({ companionId, userId, nickname }: { companionId: string; userId: string; nickname: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const handOver = useAct(HAND_OVER);
  const run = async () => {
    if (!(await handOver.run({ id: companionId, userId }))) return;
    say(t`이제 ${nickname} 님이 글쓴이예요.`);
    await navigate(`/companions/${companionId}`, { replace: true });
  };
  return (
    <>
      <Button small look="quiet" onPress={() => setAsking(true)}>
        <Trans>글 넘기기</Trans>
      </Button>
      <Dialog
        title={t`${nickname} 님에게 글을 넘길까요?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <Button wide isPending={handOver.isPending} onPress={() => void run()}>
            <Trans>글 넘기기</Trans>
          </Button>
        }
      >
        <p>
          <Trans>글을 고치고 신청에 답하는 일은 그 사람이 하고, 나는 함께 가는 사람으로 남아요.</Trans>
        </p>
        <Refusal error={handOver.error} />
      </Dialog>
    </>
  );
}
