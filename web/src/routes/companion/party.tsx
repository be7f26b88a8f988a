import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Badge, Refusal, SectionTitle } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';

const PARTY = graphql(`
  fragment Party_companion on Companion {
    id
    author {
      id
    }
    members {
      id
      nickname
      ...PersonLink_user
    }
    viewerCan {
      leave {
        allowed
      }
    }
  }
`);
const LEAVE = graphql(`
  mutation LeaveCompanion($id: ID!) {
    leaveCompanion(companionId: $id) {
      id
    }
  }
`);

/** Who travels; members may leave here. */
export function Party({ companion }: { companion: FragmentType<typeof PARTY> }) {
  const { id, author, members, viewerCan } = useFragment(PARTY, companion);
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const leave = useAct(LEAVE, { refetch: ['Companion'], forget: ['rooms'] });
  return (
    <section>
      <SectionTitle
        more={
          viewerCan.leave.allowed && (
            <Button small look="quiet" onPress={() => setAsking(true)}>
              <Trans>동행 나가기</Trans>
            </Button>
          )
        }
      >
        <Trans>함께 가는 사람</Trans>
      </SectionTitle>
      <ul className="flex flex-wrap gap-3">
        {members.map((member) => (
          <li
            key={member.id}
            className="flex items-center gap-2 rounded-full bg-surface py-1.5 pr-4 pl-1.5 shadow-card"
          >
            <PersonPicture person={member} size={32} />
            <PersonName person={member} className="font-semibold" />
            {member.id === author?.id && (
              <Badge tone="brand">
                <Trans>글쓴이</Trans>
              </Badge>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        title={t`동행에서 나갈까요?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <Button
            look="danger"
            wide
            isPending={leave.isPending}
            onPress={async () => {
              if (!(await leave.run({ id }))) return;
              setAsking(false);
              say(t`동행에서 나왔어요.`);
            }}
          >
            <Trans>나가기</Trans>
          </Button>
        }
      >
        <p>
          <Trans>자리가 비고, 채팅방은 바로 닫혀요.</Trans>
        </p>
        <Refusal error={leave.error} />
      </Dialog>
    </section>
  );
}
