import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button, ButtonLink } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { CompanionStatusBadge, SeatsLeft } from '../../pieces/companion-card.tsx';
import { CancelButton } from './cancel-button.tsx';
import { InviteButton } from './invite-button.tsx';

const HEAD = graphql(`
  fragment ManageHead_companion on Companion {
    id
    title
    status
    capacity
    memberCount
    room {
      id
    }
    viewerCan {
      update {
        allowed
      }
      close {
        allowed
      }
      reopen {
        allowed
      }
      delete {
        allowed
        message
      }
      invite {
        allowed
      }
      cancel {
        allowed
      }
    }
  }
`);
const CLOSE = graphql(`
  mutation CloseCompanion($id: ID!) {
    closeCompanion(id: $id) {
      id
      status
    }
  }
`);
const REOPEN = graphql(`
  mutation ReopenCompanion($id: ID!) {
    reopenCompanion(id: $id) {
      id
      status
    }
  }
`);
const DELETE = graphql(`
  mutation DeleteCompanion($id: ID!) {
    deleteCompanion(id: $id)
  }
`);

/** What the author of a post may do with all of it. */
export function ManageHead({ companion }: { companion: FragmentType<typeof HEAD> }) {
  const post = useFragment(HEAD, companion);
  const { id, viewerCan: can } = post;
  const { t } = useLingui();
  const navigate = useNavigate();
  const close = useAct(CLOSE, { refetch: ['ManageCompanion'] });
  const reopen = useAct(REOPEN, { refetch: ['ManageCompanion'] });
  const remove = useAct(DELETE, { forget: ['companions'] });
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <header className="flex flex-col gap-3">
        <Link to={`/companions/${id}`} className="flex min-h-11 items-center gap-1 self-start font-semibold text-brand">
          <Icon name="back" size={18} />
          <Trans>글 보기</Trans>
        </Link>
        <h1 className="text-2xl font-extrabold md:text-3xl">{post.title}</h1>
        <p className="flex flex-wrap items-center gap-2 text-soft">
          <CompanionStatusBadge status={post.status} />
          {post.memberCount}/{post.capacity} · <SeatsLeft capacity={post.capacity} memberCount={post.memberCount} />
        </p>
        <div className="flex flex-wrap gap-2">
          {can.update.allowed && (
            <ButtonLink to={`/companions/${id}/edit`} look="plain" icon="edit">
              <Trans>글 고치기</Trans>
            </ButtonLink>
          )}
          {post.room && (
            <ButtonLink to={`/chat/${post.room.id}`} look="plain" icon="chat">
              <Trans>동행 채팅방</Trans>
            </ButtonLink>
          )}
          {can.close.allowed && post.status === 'RECRUITING' && (
            <Button look="plain" isPending={close.isPending} onPress={() => void close.run({ id })}>
              <Trans>모집 마감</Trans>
            </Button>
          )}
          {can.reopen.allowed && post.status === 'CLOSED' && (
            <Button look="plain" isPending={reopen.isPending} onPress={() => void reopen.run({ id })}>
              <Trans>다시 모집</Trans>
            </Button>
          )}
          {can.invite.allowed && <InviteButton companionId={id} />}
          {can.cancel.allowed && <CancelButton companionId={id} />}
          <Button look="danger" icon="trash" isDisabled={!can.delete.allowed} onPress={() => setAsking(true)}>
            <Trans>지우기</Trans>
          </Button>
        </div>
        {!can.delete.allowed && <Note icon="flag">{can.delete.message}</Note>}
        <Refusal error={close.error ?? reopen.error} />
      </header>
      <Dialog
        title={t`글을 지울까요?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <Button
            look="danger"
            wide
            isPending={remove.isPending}
            onPress={async () => {
              if (!(await remove.run({ id }))) return;
              say(t`글을 지웠어요.`);
              await navigate('/companions', { replace: true });
            }}
          >
            <Trans>지우기</Trans>
          </Button>
        }
      >
        <p>
          <Trans>댓글과 신청도 함께 사라져요. 되돌릴 수 없어요.</Trans>
        </p>
        <Refusal error={remove.error} />
      </Dialog>
    </>
  );
}
