import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Icon, type IconName } from '../design/icons.tsx';
import type { Me } from './me.tsx';

/** The ways to what is the viewer's own. */
export function MyWays({ me, onGo }: { me: Me; onGo: () => void }) {
  const { t } = useLingui();
  const ways: { to: string; icon: IconName; words: string }[] = [
    { to: '/me', icon: 'person', words: t`내 프로필` },
    { to: '/me/trips', icon: 'compass', words: t`내 여행` },
    { to: '/me/references', icon: 'star', words: t`여행 후기` },
    { to: '/me/bookmarks', icon: 'bookmark', words: t`저장한 글` },
    { to: '/me/companions', icon: 'list', words: t`쓴 글` },
    { to: '/me/planners', icon: 'plan', words: t`일정` },
    { to: '/me/places', icon: 'pin', words: t`장소와 후기` },
    { to: '/blocked', icon: 'eye', words: t`차단한 사람` },
    { to: '/settings', icon: 'key', words: t`설정` },
  ];
  if (me.role !== 'MEMBER') ways.push({ to: '/moderation', icon: 'flag', words: t`운영` });
  return (
    <nav aria-label={t`내 것`}>
      <ul className="-mx-2 grid grid-cols-2 gap-1">
        {ways.map(({ to, icon, words }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={onGo}
              className="flex min-h-11 items-center gap-2.5 rounded-control px-3 font-semibold hover:bg-sunken"
            >
              <span className="text-brand">
                <Icon name={icon} size={20} />
              </span>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
