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

const pathOf = ({ kind, companion }: NotificationRow_NotificationFragment): string => {
  if (!companion) return '/';
  return kind === 'APPLICATION_RECEIVED' ? `/companions/${companion.id}/manage` : `/companions/${companion.id}`;
};

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
      return <Trans>{name} 님이 동행에서 나갔어요.</Trans>;
  }
}
