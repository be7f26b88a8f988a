import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { NavLink, Outlet } from 'react-router';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';

export function Screen() {
  const { t } = useLingui();
  useTitle(t`설정`);
  const tabs = [
    { to: 'account', words: t`계정` },
    { to: 'notifications', words: t`알림` },
    { to: 'privacy', words: t`개인정보` },
  ];
  return (
    <SignedIn>
      <div className="mx-auto max-w-2xl">
        <h1 className="text-3xl font-extrabold">
          <Trans>설정</Trans>
        </h1>
        <nav aria-label={t`설정`} className="mt-4 mb-6 flex gap-1 border-b border-line">
          {tabs.map(({ to, words }) => (
            <NavLink
              key={to}
              to={to}
              className="-mb-px min-h-11 border-b-2 border-transparent px-4 py-2 font-semibold text-soft hover:text-ink aria-[current=page]:border-brand aria-[current=page]:text-brand"
            >
              {words}
            </NavLink>
          ))}
        </nav>
        <Outlet />
      </div>
    </SignedIn>
  );
}

/** One matter of the settings. */
export function Part({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="mb-5 flex flex-col gap-4 rounded-card bg-surface p-5 shadow-card">
      <div>
        <h2 className="text-lg font-bold">{title}</h2>
        {lead && <p className="mt-1 text-sm text-soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** A line of a list in the settings: what it is, what is known of it, and what can be done with it. */
export function Line({ title, about, children }: { title: ReactNode; about?: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex items-center gap-3 border-t border-line py-3 first:border-t-0">
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">{title}</p>
        {about && <p className="text-sm text-soft">{about}</p>}
      </div>
      {children}
    </li>
  );
}
