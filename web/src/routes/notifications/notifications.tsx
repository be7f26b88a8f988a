import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton, Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotificationRow } from './notification-row.tsx';

const NOTIFICATIONS = graphql(`
  query Notifications($after: String) {
    notifications(first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          isRead
          ...NotificationRow_notification
        }
      }
    }
  }
`);
const MARK_READ = graphql(`
  mutation MarkNotificationsRead($ids: [ID!]) {
    markNotificationsRead(ids: $ids)
  }
`);

export function Screen() {
  const { t } = useLingui();
  useTitle(t`알림`);
  return (
    <SignedIn>
      <Notifications />
    </SignedIn>
  );
}

/** What happened and concerns the viewer, newest first. */
function Notifications() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(NOTIFICATIONS);
  const mark = useAct(MARK_READ, { refetch: ['Notifications', 'Me'] });
  const list = data?.notifications;
  return (
    <div className="mx-auto max-w-2xl">
      <div className="mb-4 flex items-center justify-between gap-4">
        <h1 className="text-3xl font-extrabold">
          <Trans>알림</Trans>
        </h1>
        {list?.edges.some(({ node }) => !node.isRead) && (
          <Button
            small
            look="plain"
            icon="check"
            isPending={mark.isPending}
            onPress={() => void mark.run({ ids: null })}
          >
            <Trans>모두 읽음</Trans>
          </Button>
        )}
      </div>
      <Refusal error={mark.error} />
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <ListSkeleton />}
      {list?.edges.length === 0 && (
        <Empty icon="bell" title={t`새 소식이 없어요`}>
          <Trans>신청, 댓글, 동행 소식이 여기에 모여요.</Trans>
        </Empty>
      )}
      <ul className="flex flex-col gap-2">
        {list?.edges.map(({ node }) => (
          <li key={node.id}>
            <NotificationRow notification={node} onRead={() => void mark.run({ ids: [node.id] })} />
          </li>
        ))}
      </ul>
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
    </div>
  );
}
