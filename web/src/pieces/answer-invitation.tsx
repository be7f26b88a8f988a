import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../app/act.ts';
import { Button } from '../design/controls.tsx';
import { Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { graphql } from '../gql/index.ts';

const ANSWER = graphql(`
  mutation AnswerInvitation($id: ID!, $accept: Boolean!) {
    answerInvitation(id: $id, accept: $accept) {
      id
      status
      companion {
        id
        memberCount
      }
    }
  }
`);

/** Takes an invitation to a trip, or declines it; what is on the screen is asked again. */
export function AnswerInvitation({ applicationId: id }: { applicationId: string }) {
  const { t } = useLingui();
  const answer = useAct(ANSWER, { refetch: 'active', forget: ['rooms'] });
  const run = async (accept: boolean) => {
    if (await answer.run({ id, accept })) say(accept ? t`함께 가기로 했어요.` : t`초대를 거절했어요.`);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <Button wide isPending={answer.isPending} onPress={() => void run(true)}>
          <Trans>초대 수락</Trans>
        </Button>
        <Button wide look="plain" isPending={answer.isPending} onPress={() => void run(false)}>
          <Trans>초대 거절</Trans>
        </Button>
      </div>
      <Refusal error={answer.error} />
    </div>
  );
}
