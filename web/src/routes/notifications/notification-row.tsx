import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { agoOf } from '../../design/dates.ts';
import { Avatar } from '../../design/picture.tsx';
import { Hidden } from '../../design/pieces.tsx';
import type { NotificationRow_NotificationFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const ROW = graphql(`
  fragment NotificationRow_notification on Notification {
    id
    kind
    isRead
    createdAt
    actor {
      id
      nickname
      avatar {
        id
        ...Picture_image
      }
    }
    companion {
      id
      title
      author {
        id
      }
    }
    comment {
      id
      text
    }
  }
`);

/** One piece of news, and the way to what it is about. */
export function NotificationRow({
  notification,
  onRead,
}: {
  notification: FragmentType<typeof ROW>;
  onRead: () => void;
}) {
  const row = useFragment(ROW, notification);
  const { t } = useLingui();
  return (
    <Link
      to={pathOf(row)}
      onClick={() => !row.isRead && onRead()}
      className={`flex gap-3 rounded-card p-4 shadow-card hover:shadow-lift ${row.isRead ? 'bg-surface' : 'bg-brand-tint'}`}
    >
      <Avatar image={row.actor?.avatar} name={row.actor?.nickname} size={44} />
      <span className="min-w-0 flex-1">
        {!row.isRead && <Hidden>{t`읽지 않음`}</Hidden>}
        <span className="block font-semibold">
          <Words row={row} />
        </span>
        {row.comment?.text && <span className="line-clamp-2 text-sm">{row.comment.text}</span>}
        <span className="block truncate text-sm text-soft">
          {row.companion && `${row.companion.title} · `}
          {agoOf(row.createdAt)}
        </span>
      </span>
    </Link>
  );
}

/** The screen of each kind; what is about a post that is gone, or about the viewer alone, has one of the viewer's own. */
function pathOf({ kind, companion, actor }: NotificationRow_NotificationFragment): string {
  switch (kind) {
    case 'APPLICATION_RECEIVED':
    case 'INVITATION_ACCEPTED':
      return companion ? `/companions/${companion.id}/manage` : '/me/trips';
    case 'REFERENCE_DUE':
    case 'REFERENCE_RECEIVED':
      return '/me/references';
    case 'MODERATION_DECISION':
      return '/me/reports';
    case 'SECURITY':
      return '/settings';
    case 'MESSAGE_RECEIVED':
      return '/chat';
    case 'HOST_LEFT':
      return companion ? `/companions/${companion.id}` : '/companions';
    case 'APPLICATION_ACCEPTED':
    case 'APPLICATION_EXPIRED':
    case 'APPLICATION_REJECTED':
    case 'COMMENT_RECEIVED':
    case 'COMPANION_CANCELLED':
    case 'COMPANION_CHANGED':
    case 'HOST_CHANGED':
    case 'INVITATION_RECEIVED':
    case 'MEMBER_LEFT':
    case 'REPLY_RECEIVED':
      if (companion) return `/companions/${companion.id}`;
      return actor ? `/people/${actor.id}` : '/me/trips';
  }
}

function Words({ row }: { row: NotificationRow_NotificationFragment }): ReactNode {
  const { t } = useLingui();
  const name = row.actor?.nickname ?? t`떠난 사람`;
  switch (row.kind) {
    case 'APPLICATION_RECEIVED':
      return <Trans>{name} 님이 함께 가고 싶어 해요.</Trans>;
    case 'APPLICATION_ACCEPTED':
      return <Trans>{name} 님이 신청을 수락했어요. 채팅방에서 인사해 보세요!</Trans>;
    case 'APPLICATION_REJECTED':
      return <Trans>아쉽지만 이번 신청은 받아들여지지 않았어요.</Trans>;
    case 'COMMENT_RECEIVED':
      return <Trans>{name} 님이 댓글을 남겼어요.</Trans>;
    case 'REPLY_RECEIVED':
      return <Trans>{name} 님이 답글을 남겼어요.</Trans>;
    case 'COMPANION_CHANGED':
      return <Trans>함께 가는 글의 내용이 바뀌었어요.</Trans>;
    case 'MEMBER_LEFT':
      return row.actor && row.actor.id === row.companion?.author?.id ? (
        <Trans>{name} 님이 동행에서 나를 내보냈어요.</Trans>
      ) : (
        <Trans>{name} 님이 동행에서 나갔어요.</Trans>
      );
    case 'APPLICATION_EXPIRED':
      return <Trans>여행이 시작될 때까지 답이 없어 신청이 끝났어요.</Trans>;
    case 'INVITATION_RECEIVED':
      return <Trans>{name} 님이 함께 가자고 초대했어요.</Trans>;
    case 'INVITATION_ACCEPTED':
      return <Trans>{name} 님이 초대를 수락했어요.</Trans>;
    case 'COMPANION_CANCELLED':
      return <Trans>글쓴이가 여행을 취소했어요.</Trans>;
    case 'HOST_LEFT':
      return <Trans>글쓴이가 떠나서 여행이 없어졌어요. 다른 동행을 찾아보세요.</Trans>;
    case 'HOST_CHANGED':
      return <Trans>글쓴이가 바뀌었어요. 이제 다른 사람이 이 여행을 이끌어요.</Trans>;
    case 'REFERENCE_RECEIVED':
      return <Trans>{name} 님의 여행 후기를 볼 수 있어요.</Trans>;
    case 'REFERENCE_DUE':
      return <Trans>여행은 어땠나요? 함께 간 사람에게 후기를 남겨 주세요.</Trans>;
    case 'MESSAGE_RECEIVED':
      return <Trans>{name} 님이 메시지를 보냈어요.</Trans>;
    case 'MODERATION_DECISION':
      return <Trans>운영자가 결정을 내렸어요.</Trans>;
    case 'SECURITY':
      return <Trans>계정 보안에 관한 소식이 있어요.</Trans>;
  }
}
