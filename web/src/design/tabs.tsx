import { NavLink } from 'react-router';

/** A part of a screen with an address of its own. */
export interface Tab {
  to: string;
  words: string;
  /** Not shown as the present one for addresses below it. */
  isIndex?: boolean;
}

/** The ways between the parts of a screen, in a line that can be pushed sideways on a phone. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:px-0">
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
