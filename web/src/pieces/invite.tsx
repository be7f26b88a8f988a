import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useAct } from '../app/act.ts';
import { Button } from '../design/controls.tsx';
import { Badge, Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { graphql } from '../gql/index.ts';

const INVITE = graphql(`
  mutation InviteToCompanion($companionId: ID!, $userId: ID!) {
    inviteToCompanion(companionId: $companionId, userId: $userId) {
      id
      status
    }
  }
`);

/** Asks one person to come along on one trip; beside what is said of the one or the other. */
export function Invite({
  companionId,
  userId,
  nickname,
  children,
}: {
  companionId: string;
  userId: string;
  nickname: string;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const [isInvited, setInvited] = useState(false);
  const invite = useAct(INVITE, { refetch: 'active' });
  const run = async () => {
    if (!(await invite.run({ companionId, userId }))) return;
    setInvited(true);
    say(t`${nickname} 님을 초대했어요.`);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">{children}</div>
        {isInvited ? (
          <Badge tone="brand">
            <Trans>초대함</Trans>
          </Badge>
        ) : (
          <Button small look="plain" isPending={invite.isPending} onPress={() => void run()}>
            <Trans>초대</Trans>
          </Button>
        )}
      </div>
      <Refusal error={invite.error} />
    </div>
  );
}
