import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button, ButtonLink } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import { Empty, Failed, ListSkeleton, Note, Refusal, SectionTitle } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { CompanionStatusBadge, SeatsLeft } from '../../pieces/companion-card.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { ApplicationCard } from './application-card.tsx';
import { MemberRow } from './member-row.tsx';

const MANAGE = graphql(`
  query ManageCompanion($id: ID!) {
    companion(id: $id) {
      id
      title
      status
      capacity
      memberCount
      room {
        id
      }
      author {
        id
      }
      members {
        id
        ...MemberRow_user
      }
      applications(first: 50) {
        edges {
          cursor
          node {
            id
            status
            ...ApplicationCard_application
          }
        }
      }
      viewerCan {
        update {
          allowed
          message
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

/** The author's view of a post: who asks to come, who comes, and whether more may ask. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const navigate = useNavigate();
  useTitle(t`동행 관리`);
  const { data, error, refetch } = useQuery(MANAGE, { variables: { id } });
  const close = useAct(CLOSE, { refetch: ['ManageCompanion'] });
  const reopen = useAct(REOPEN, { refetch: ['ManageCompanion'] });
  const remove = useAct(DELETE, { forget: ['companions'] });
  const [isAsking, setAsking] = useState(false);
  const post = data?.companion;
  if (error && !post) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!post) return <NotFound />;
  if (!post.applications) {
    return (
      <Empty icon="flag" title={t`글쓴이만 볼 수 있어요`}>
        <ButtonLink to={`/companions/${id}`} look="plain">
          <Trans>글로 돌아가기</Trans>
        </ButtonLink>
      </Empty>
    );
  }
  const { viewerCan: can } = post;
  const applications = post.applications.edges.map(({ node }) => node);
  const waiting = applications.filter(({ status }) => status === 'PENDING');
  const answered = applications.filter(({ status }) => status !== 'PENDING');
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
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
          <Button look="danger" icon="trash" isDisabled={!can.delete.allowed} onPress={() => setAsking(true)}>
            <Trans>지우기</Trans>
          </Button>
        </div>
        {!can.delete.allowed && <Note icon="flag">{can.delete.message}</Note>}
        <Refusal error={close.error ?? reopen.error} />
      </header>
      <section>
        <SectionTitle>
          <Trans>기다리는 신청 {waiting.length}</Trans>
        </SectionTitle>
        {waiting.length === 0 ? (
          <p className="rounded-card bg-surface p-6 text-center text-soft shadow-card">
            <Trans>아직 답을 기다리는 신청이 없어요.</Trans>
          </p>
        ) : (
          <ul className="flex flex-col gap-3">
            {waiting.map((application) => (
              <li key={application.id}>
                <ApplicationCard application={application} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <SectionTitle>
          <Trans>함께 가는 사람 {post.members.length}</Trans>
        </SectionTitle>
        <ul className="flex flex-col gap-2">
          {post.members.map((member) => (
            <li key={member.id}>
              <MemberRow user={member} companionId={id} isAuthor={member.id === post.author?.id} />
            </li>
          ))}
        </ul>
      </section>
      {answered.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>지난 신청</Trans>
          </SectionTitle>
          <ul className="flex flex-col gap-3">
            {answered.map((application) => (
              <li key={application.id}>
                <ApplicationCard application={application} />
              </li>
            ))}
          </ul>
        </section>
      )}
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
    </div>
  );
}
