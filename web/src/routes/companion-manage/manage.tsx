import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton, SectionTitle } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { ApplicationCard } from './application-card.tsx';
import { ManageHead } from './manage-head.tsx';
import { MemberRow } from './member-row.tsx';

const MANAGE = graphql(`
  query ManageCompanion($id: ID!) {
    companion(id: $id) {
      id
      title
      ...ManageHead_companion
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
        handOver {
          allowed
        }
      }
    }
  }
`);
/** The author's view of a post: who asks to come, who comes, and whether more may ask. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  useTitle(t`동행 관리`);
  const { data, error, refetch } = useQuery(MANAGE, { variables: { id } });
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
  const applications = post.applications.edges.map(({ node }) => node);
  const waiting = applications.filter(({ status }) => status === 'PENDING');
  const invited = applications.filter(({ status }) => status === 'INVITED');
  const answered = applications.filter(({ status }) => status !== 'PENDING' && status !== 'INVITED');
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <ManageHead companion={post} />
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
      {invited.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>답을 기다리는 초대 {invited.length}</Trans>
          </SectionTitle>
          <ul className="flex flex-col gap-3">
            {invited.map((application) => (
              <li key={application.id}>
                <ApplicationCard application={application} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <SectionTitle>
          <Trans>함께 가는 사람 {post.members.length}</Trans>
        </SectionTitle>
        <ul className="flex flex-col gap-2">
          {post.members.map((member) => (
            <li key={member.id}>
              <MemberRow
                user={member}
                companionId={id}
                isAuthor={member.id === post.author?.id}
                canHandOver={post.viewerCan.handOver.allowed}
              />
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
    </div>
  );
}
