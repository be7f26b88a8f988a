import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Badge, Refusal } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { HandOver } from './hand-over.tsx';

const ROW = graphql(`
  fragment MemberRow_user on User {
    id
    nickname
    ...PersonLink_user
  }
`);
const REMOVE_MEMBER = graphql(`
  mutation RemoveMember($companionId: ID!, $userId: ID!) {
    removeMember(companionId: $companionId, userId: $userId) {
      id
    }
  }
`);

/** Somebody who comes along, and the way to take them out again. */
export function MemberRow({
  user,
  companionId,
  isAuthor,
  canHandOver,
}: {
  user: FragmentType<typeof ROW>;
  companionId: string;
  isAuthor: boolean;
  canHandOver: boolean;
}) {
  const person = useFragment(ROW, user);
  const { id, nickname } = person;
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const remove = useAct(REMOVE_MEMBER, { refetch: ['ManageCompanion'] });
  return (
    <div className="flex min-h-16 items-center gap-3 rounded-card bg-surface px-4 shadow-card">
      <PersonPicture person={person} size={40} />
      <span className="min-w-0 flex-1 truncate font-semibold">
        <PersonName person={person} />
      </span>
      {isAuthor ? (
        <Badge tone="brand">
          <Trans>글쓴이</Trans>
        </Badge>
      ) : (
        <>
          {canHandOver && <HandOver companionId={companionId} userId={id} nickname={nickname} />}
          <Button small look="quiet" onPress={() => setAsking(true)}>
            <Trans>내보내기</Trans>
          </Button>
        </>
      )}
      <Dialog
        title={t`${nickname} 님을 내보낼까요?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <Button
            look="danger"
            wide
            isPending={remove.isPending}
            onPress={async () => {
              if (await remove.run({ companionId, userId: id })) setAsking(false);
            }}
          >
            <Trans>내보내기</Trans>
          </Button>
        }
      >
        <p>
          <Trans>상대에게 알림이 가고, 이 글에는 다시 신청할 수 없어요.</Trans>
        </p>
        <Refusal error={remove.error} />
      </Dialog>
    </div>
  );
}
