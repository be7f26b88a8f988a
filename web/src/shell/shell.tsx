import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useMatch, useNavigation } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';
import { Icon, type IconName } from '../design/icons.tsx';
import { Avatar } from '../design/picture.tsx';
import { Hidden, ListSkeleton } from '../design/pieces.tsx';
import { Toasts } from '../design/toast.tsx';
import { Incomplete } from './incomplete.tsx';
import { useIsMeLoading, useMe } from './me.tsx';
import { Offline } from './offline.tsx';
import { Sanctioned } from './sanctioned.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { Unverified } from './unverified.tsx';

interface Way {
  to: string;
  icon: IconName;
  words: string;
  count?: number;
}

/** What stands around every screen: the ways between them, below on a phone and above on a desk. */
export function Shell() {
  const { t } = useLingui();
  const me = useMe();
  const isLoading = useIsMeLoading();
  const isOnItsWay = useNavigation().state === 'loading';
  // A conversation takes the whole screen of a phone.
  const isTalking = useMatch('/chat/:roomId') !== null;
  const ways: Way[] = [
    { to: '/', icon: 'home', words: t`홈` },
    { to: '/companions', icon: 'compass', words: t`동행` },
    { to: '/planners', icon: 'plan', words: t`일정` },
    { to: '/places', icon: 'pin', words: t`장소` },
    { to: '/chat', icon: 'chat', words: t`채팅`, count: me?.unreadCount ?? 0 },
  ];
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:m-3 focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-brand-ink"
      >
        {t`본문으로 건너뛰기`}
      </a>
      <header
        className={`sticky top-0 z-30 border-b border-line bg-page/95 backdrop-blur ${isTalking ? 'hidden md:block' : ''}`}
      >
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-6 px-4">
          <Link to="/" className="flex items-center gap-2.5 text-lg font-extrabold tracking-tight">
            <img src="/icon.svg" alt="" width={32} height={32} />
            <span>{t`인피니티 트래블`}</span>
          </Link>
          <nav aria-label={t`주 메뉴`} className="hidden flex-1 gap-1 md:flex">
            {ways.map((way) => (
              <NavLink
                key={way.to}
                to={way.to}
                end={way.to === '/'}
                className="flex min-h-11 items-center gap-1.5 rounded-full px-4 font-semibold text-soft hover:bg-sunken aria-[current=page]:bg-brand-tint aria-[current=page]:text-brand"
              >
                {way.words}
                <Count of={way.count} />
              </NavLink>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <Link
              to="/search"
              aria-label={t`찾기`}
              className="grid size-11 place-items-center rounded-full hover:bg-sunken"
            >
              <Icon name="search" />
            </Link>
            {me && (
              <Link
                to="/notifications"
                className="relative grid size-11 place-items-center rounded-full hover:bg-sunken"
              >
                <Icon name="bell" />
                <Hidden>{t`알림`}</Hidden>
                <span className="absolute top-0.5 right-0.5">
                  <Count of={me.unreadNotificationCount} />
                </span>
              </Link>
            )}
            <SettingsMenu>
              {me ? <Avatar image={me.user.avatar} name={me.user.nickname} size={36} /> : null}
            </SettingsMenu>
            {!me && !isLoading && (
              <ButtonLink to="/sign-in" small>
                {t`로그인`}
              </ButtonLink>
            )}
          </div>
        </div>
        {isOnItsWay && <div className="absolute inset-x-0 bottom-0 h-0.5 animate-pulse bg-brand" />}
      </header>
      <Offline />
      {me?.sanction && <Sanctioned sanction={me.sanction} />}
      {me && !me.isSignUpComplete && <Incomplete />}
      {me?.isSignUpComplete && !me.isEmailVerified && <Unverified email={me.email} />}
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full max-w-6xl flex-1 outline-none md:px-4 md:pt-6 md:pb-16 ${isTalking ? '' : 'px-4 pt-5 pb-28'}`}
      >
        <Suspense fallback={<ListSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <nav
        aria-label={t`아래 메뉴`}
        className={`fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden ${isTalking ? 'hidden' : ''}`}
      >
        {ways.map((way) => (
          <NavLink
            key={way.to}
            to={way.to}
            end={way.to === '/'}
            className="relative flex min-h-16 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-semibold text-soft aria-[current=page]:text-brand"
          >
            <Icon name={way.icon} size={24} />
            {way.words}
            <span className="absolute top-1.5 left-1/2 ml-1.5">
              <Count of={way.count} />
            </span>
          </NavLink>
        ))}
      </nav>
      <Toasts />
      <ScrollRestoration />
    </div>
  );
}

function Count({ of: count }: { of: number | undefined }) {
  if (!count) return null;
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-2xs font-bold text-surface">
      {count > 99 ? '99+' : count}
    </span>
  );
}
