import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Avatar } from '../../design/picture.tsx';
import { Empty, Failed, ListSkeleton, Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { SET_BLOCK } from '../../pieces/person-menu.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';

const BLOCKED = graphql(`
  query BlockedUsers($after: String) {
    viewer {
      id
      blockedUsers(first: 30, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            nickname
            avatar {
              id
              ...Picture_image
            }
          }
        }
      }
    }
  }
`);

export function Screen() {
  const { t } = useLingui();
  useTitle(t`차단한 사람`);
  return (
    <SignedIn>
      <Blocked />
    </SignedIn>
  );
}

/** Whom the viewer has blocked, and the way to take it back. */
function Blocked() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(BLOCKED, { fetchPolicy: 'network-only' });
  const unblock = useAct(SET_BLOCK, { refetch: ['BlockedUsers'], forget: ['companions', 'rooms'] });
  const list = data?.viewer?.blockedUsers;
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-4 text-3xl font-extrabold">
        <Trans>차단한 사람</Trans>
      </h1>
      <Refusal error={unblock.error} />
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <ListSkeleton />}
      {list?.edges.length === 0 && <Empty icon="people" title={t`차단한 사람이 없어요`} />}
      <ul className="flex flex-col gap-2">
        {list?.edges.map(({ node }) => (
          <li key={node.id} className="flex items-center gap-3 rounded-card bg-surface p-3 shadow-card">
            <Avatar image={node.avatar} name={node.nickname} size={44} />
            <span className="min-w-0 flex-1 truncate font-bold">{node.nickname}</span>
            <Button
              small
              look="plain"
              isPending={unblock.isPending}
              onPress={() => void unblock.run({ userId: node.id, blocked: false })}
            >
              <Trans>차단 풀기</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </div>
  );
}
