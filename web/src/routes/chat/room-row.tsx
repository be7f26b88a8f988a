import { useLingui } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import { agoOf } from '../../design/dates.ts';
import { Icon } from '../../design/icons.tsx';
import { Avatar, Picture } from '../../design/picture.tsx';
import { Hidden } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

export const ROOM_ROW = graphql(`
  fragment RoomRow_room on Room {
    id
    kind
    title
    unreadCount
    lastActivityAt
    counterpart {
      id
      nickname
      avatar {
        id
        ...Picture_image
      }
    }
    companion {
      id
      thumbnail {
        id
        ...Picture_image
      }
    }
    lastMessage {
      id
      text
      isDeleted
      author {
        id
        nickname
      }
      images {
        id
      }
    }
  }
`);

/** A room in the list: with whom, what was said last, how much is unread. */
export function RoomRow({ room }: { room: FragmentType<typeof ROOM_ROW> }) {
  const { id, kind, title, unreadCount, lastActivityAt, counterpart, companion, lastMessage } = useFragment(
    ROOM_ROW,
    room,
  );
  const { t } = useLingui();
  const words = lastMessage?.isDeleted
    ? t`지워진 메시지예요.`
    : lastMessage?.text || (lastMessage?.images.length ? t`사진 ${lastMessage.images.length}장` : t`아직 말이 없어요.`);
  return (
    <NavLink
      to={`/chat/${id}`}
      className="flex items-center gap-3 rounded-card p-3 hover:bg-sunken aria-[current=page]:bg-brand-tint"
    >
      {kind === 'PARTY' ? (
        <span className="relative">
          <Picture image={companion?.thumbnail} className="size-13 rounded-control" />
          <span className="absolute -right-1 -bottom-1 grid size-6 place-items-center rounded-full bg-brand text-brand-ink">
            <Icon name="people" size={14} />
          </span>
        </span>
      ) : (
        <Avatar image={counterpart?.avatar} name={counterpart?.nickname} size={52} />
      )}
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="flex-1 truncate font-bold">{title}</span>
          <span className="text-xs text-soft">{agoOf(lastActivityAt)}</span>
        </span>
        <span className="flex items-center gap-2">
          <span className={`flex-1 truncate text-sm ${unreadCount > 0 ? 'font-semibold text-ink' : 'text-soft'}`}>
            {kind === 'PARTY' && lastMessage?.author && !lastMessage.isDeleted && `${lastMessage.author.nickname}: `}
            {words}
          </span>
          {unreadCount > 0 && (
            <span className="grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-2xs font-bold text-surface">
              {unreadCount > 99 ? '99+' : unreadCount}
              <Hidden>{t`개 안 읽음`}</Hidden>
            </span>
          )}
        </span>
      </span>
    </NavLink>
  );
}
