import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';

/** A part of a screen with an address of its own. */
export interface Tab {
  to: string;
  words: string;
  /** Not shown as the present one for addresses below it. */
  isIndex?: boolean;
}

/** The ways between the parts of a screen, in a line that can be pushed sideways on a phone; the present one is always in sight. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another present one
  useEffect(() => {
    const present = nav.current?.querySelector('[aria-current=page]')?.parentElement;
    if (present)
      nav.current?.scrollTo({ left: present.offsetLeft - nav.current.clientWidth / 2 + present.clientWidth / 2 });
  }, [pathname]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="relative -mx-4 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:px-0"
    >
      <ul className="flex min-w-max gap-1 border-b border-line">
        {tabs.map(({ to, words, isIndex }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={isIndex ?? false}
              preventScrollReset
              className="-mb-px flex min-h-11 items-center border-b-2 border-transparent px-4 font-semibold text-soft hover:text-ink aria-[current=page]:border-brand aria-[current=page]:text-brand"
            >
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
