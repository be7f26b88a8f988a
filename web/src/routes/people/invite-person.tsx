import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, ButtonLink } from '../../design/controls.tsx';
import { rangeOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { Invite } from '../../pieces/invite.tsx';

const OPEN_POSTS = graphql(`
  query PostsToInviteTo {
    viewer {
      id
      user {
        id
        companions(first: 30) {
          edges {
            cursor
            node {
              id
              title
              startDate
              endDate
              viewerCan {
                invite {
                  allowed
                }
              }
            }
          }
        }
      }
    }
  }
`);

/** Asks somebody to come along on one of the viewer's trips. */
export function InvitePerson({ userId, nickname }: { userId: string; nickname: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="plain" icon="plus" onPress={() => setOpen(true)}>
        <Trans>동행에 초대하기</Trans>
      </Button>
      <Dialog title={t`어느 여행에 초대할까요?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <OpenPosts userId={userId} nickname={nickname} />
      </Dialog>
    </>
  );
}

function OpenPosts({ userId, nickname }: { userId: string; nickname: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(OPEN_POSTS, { fetchPolicy: 'network-only' });
  const edges = data?.viewer?.user.companions.edges;
  if (error && !edges) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!edges) return <ListSkeleton rows={2} />;
  const posts = edges.flatMap(({ node }) => (node.viewerCan.invite.allowed ? [node] : []));
  if (posts.length === 0) {
    return (
      <Empty icon="compass" title={t`초대할 수 있는 내 글이 없어요`}>
        <ButtonLink to="/companions/new" icon="plus">
          <Trans>동행 글 쓰기</Trans>
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {posts.map((post) => (
        <li key={post.id} className="rounded-control bg-sunken p-3">
          <Invite companionId={post.id} userId={userId} nickname={nickname}>
            <p className="truncate font-bold">{post.title}</p>
            <p className="text-sm text-soft">{rangeOf(post.startDate, post.endDate)}</p>
          </Invite>
        </li>
      ))}
    </ul>
  );
}
