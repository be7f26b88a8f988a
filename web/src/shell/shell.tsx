import { useLingui } from '@lingui/react/macro';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';
import { Icon, type IconName } from '../design/icons.tsx';
import { Avatar } from '../design/picture.tsx';
import { ListSkeleton } from '../design/pieces.tsx';
import { useMe } from './me.tsx';
import { Offline } from './offline.tsx';

interface Place {
  to: string;
  icon: IconName;
  words: string;
  count?: number;
}

/** What stands around every screen: the ways between them, below on a phone and above on a desk. */
export function Shell() {
  const { t } = useLingui();
  const me = useMe();
  const isOnItsWay = useNavigation().state === 'loading';
  const places: Place[] = [
    { to: '/', icon: 'home', words: t`홈` },
    { to: '/companions', icon: 'compass', words: t`동행` },
    { to: '/chat', icon: 'chat', words: t`채팅`, count: me?.unreadCount ?? 0 },
    { to: '/planners', icon: 'plan', words: t`일정` },
    { to: '/places', icon: 'pin', words: t`장소` },
  ];
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:m-3 focus:rounded-full focus:bg-brand focus:px-4 focus:py-2 focus:text-brand-ink"
      >
        {t`본문으로 건너뛰기`}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-page/90 backdrop-blur">
        <div className="mx-auto flex h-16 max-w-6xl items-center gap-6 px-4">
          <Link to="/" className="flex items-center gap-2 text-lg font-extrabold tracking-tight">
            <img src="/icon.svg" alt="" width={32} height={32} />
            <span>{t`인피니티 트래블`}</span>
          </Link>
          <nav aria-label={t`주 메뉴`} className="hidden flex-1 gap-1 md:flex">
            {places.map((place) => (
              <NavLink
                key={place.to}
                to={place.to}
                end={place.to === '/'}
                className="flex min-h-11 items-center gap-1.5 rounded-full px-4 font-semibold text-soft hover:bg-sunken aria-[current=page]:bg-brand-tint aria-[current=page]:text-brand"
              >
                {place.words}
                <Count of={place.count} />
              </NavLink>
            ))}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <IconLink to="/search" icon="search" label={t`찾기`} />
            {me ? (
              <>
                <IconLink to="/notifications" icon="bell" label={t`알림`} />
                <Link to="/me" aria-label={t`내 페이지`} className="ml-1 rounded-full">
                  <Avatar image={me.user.avatar} name={me.user.nickname} size={36} />
                </Link>
              </>
            ) : (
              <ButtonLink to="/sign-in" look="brand">
                {t`로그인`}
              </ButtonLink>
            )}
          </div>
        </div>
        {isOnItsWay && <div className="absolute inset-x-0 bottom-0 h-0.5 animate-pulse bg-brand" />}
      </header>
      <Offline />
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 pt-5 pb-28 outline-none md:pb-16">
        <Suspense fallback={<ListSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <nav
        aria-label={t`아래 메뉴`}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {places.map((place) => (
          <NavLink
            key={place.to}
            to={place.to}
            end={place.to === '/'}
            className="relative flex min-h-16 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-semibold text-soft aria-[current=page]:text-brand"
          >
            <Icon name={place.icon} size={24} />
            {place.words}
            <span className="absolute top-2 left-1/2 ml-2">
              <Count of={place.count} />
            </span>
          </NavLink>
        ))}
      </nav>
      <ScrollRestoration />
    </>
  );
}

function IconLink({ to, icon, label, count }: { to: string; icon: IconName; label: string; count?: number }) {
  return (
    <Link
      to={to}
      aria-label={count ? `${label} ${count}` : label}
      className="relative grid size-11 place-items-center rounded-full hover:bg-sunken"
    >
      <Icon name={icon} />
      <span className="absolute top-1 right-0.5">
        <Count of={count} />
      </span>
    </Link>
  );
}

function Count({ of: count }: { of: number | undefined }) {
  if (!count) return null;
  return (
    <span className="grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-2xs font-bold text-surface">
      {count > 99 ? '99+' : count}
    </span>
  );
}
