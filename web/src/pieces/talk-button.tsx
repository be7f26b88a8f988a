import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../app/act.ts';
import { Button } from '../design/controls.tsx';
import { Refusal } from '../design/pieces.tsx';
import { graphql } from '../gql/index.ts';

const OPEN_DIRECT_ROOM = graphql(`
  mutation OpenDirectRoom($userId: ID!) {
    openDirectRoom(userId: $userId) {
      id
    }
  }
`);

/** Begins a conversation with somebody, or goes on with it. */
export function TalkButton({ userId, wide, children }: { userId: string; wide?: boolean; children?: ReactNode }) {
  const navigate = useNavigate();
  const open = useAct(OPEN_DIRECT_ROOM, { forget: ['rooms'] });
  const talk = async () => {
    const done = await open.run({ userId });
    if (done) await navigate(`/chat/${done.openDirectRoom.id}`);
  };
  return (
    <>
      <Button look="plain" icon="chat" wide={wide ?? false} isPending={open.isPending} onPress={() => void talk()}>
        {children ?? <Trans>대화하기</Trans>}
      </Button>
      <Refusal error={open.error} />
    </>
  );
}
