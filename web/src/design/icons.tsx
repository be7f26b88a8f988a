import type { ReactNode } from 'react';

/** Drawn for this app on a grid of 24, with round ends: they read well at 20 to 28 pixels. */
const PATHS = {
  home: <path d="M4 11.5 12 4l8 7.5V19a1.5 1.5 0 0 1-1.5 1.5h-4V15h-5v5.5h-4A1.5 1.5 0 0 1 4 19z" />,
  compass: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m15.5 8.5-2 5-5 2 2-5z" />
    </>
  ),
  chat: (
    <path d="M5 5.5h14A1.5 1.5 0 0 1 20.5 7v8a1.5 1.5 0 0 1-1.5 1.5h-7L7.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V7A1.5 1.5 0 0 1 5 5.5z" />
  ),
  plan: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M8 14h3M8 17h6" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20c1-3.8 4-5.5 7.5-5.500s6.5 1.7 7.5 5.5" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8.5" r="3.5" />
      <path d="M2.5 19.500c.8-3.5 3.3-5 6.5-5s5.7 1.5 6.5 5M15.5 5.300a3.5 3.5 0 0 1 0 6.400M17.5 14.900c2.2.6 3.5 2.1 4 4.6" />
    </>
  ),
  bell: <path d="M6 16.500V11a6 6 0 1 1 12 0v5.500l1.5 1.500h-15zM10 20.500h4" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m20 20-4.3-4.3" />
    </>
  ),
  key: (
    <>
      <circle cx="8" cy="15" r="4.5" />
      <path d="m11.5 11.500 8-8M16.500 6.500l3 3" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.500L19 7.5" />,
  back: <path d="m14.5 5-7 7 7 7" />,
  forward: <path d="m9.5 5 7 7-7 7" />,
  down: <path d="m5 9.5 7 7 7-7" />,
  up: <path d="m5 15 7-7 7 7" />,
  bookmark: <path d="M6.5 4.500h11V20L12 16l-5.5 4z" />,
  star: <path d="m12 4 2.5 5.2 5.7.8-4.1 4 1 5.700L12 17l-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />,
  pin: (
    <>
      <path d="M12 21c-4-4.5-6.5-7.6-6.5-11a6.5 6.5 0 1 1 13 0c0 3.4-2.5 6.5-6.5 11z" />
      <circle cx="12" cy="10" r="2.3" />
    </>
  ),
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  send: <path d="M4 12 20 4.5 15 20l-3.5-6.500zM11.5 13.5 20 4.5" />,
  picture: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m4 17 5-4 3.5 3 3-2.5 5 4" />
    </>
  ),
  more: (
    <>
      <circle cx="5.5" cy="12" r="1" />
      <circle cx="12" cy="12" r="1" />
      <circle cx="18.5" cy="12" r="1" />
    </>
  ),
  edit: <path d="M4.5 19.5 5.5 15 16 4.500l3.5 3.500L9 18.500zM13.5 7l3.5 3.5" />,
  trash: <path d="M5 7h14M9.5 7V4.500h5V7M7 7l1 13h8l1-13M10.5 10.500v6M13.5 10.500v6" />,
  grip: <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="2.6" />,
  filter: <path d="M4 6.500h16M7 12h10M10 17.500h4" />,
  map: <path d="m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.500v13M15 6.500v13" />,
  list: <path d="M8.5 6.500h11M8.5 12h11M8.5 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.500V12l3 2" />
    </>
  ),
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2" />
      <path d="M15.5 8.500V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.500a2 2 0 0 0 2 2h2.5" />
    </>
  ),
  settings: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 3.500v2.300M12 18.200v2.300M3.5 12h2.300M18.2 12h2.300M6 6l1.6 1.600M16.4 16.4 18 18M6 18l1.6-1.600M16.4 7.6 18 6" />
    </>
  ),
  offline: (
    <path d="M4 4l16 16M2.5 9.500a14 14 0 0 1 4-2.500M10.5 5.700A14 14 0 0 1 21.5 9.500M6 13.200a9 9 0 0 1 3-1.900M14.5 11.700a9 9 0 0 1 3.5 1.500M12 18.500h.01" />
  ),
  flag: <path d="M6 20.500V4.500M6 5h11.500l-2 4 2 4H6" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.500c5 5.5 5 11.5 0 17c-5-5.5-5-11.5 0-17z" />
    </>
  ),
  moon: <path d="M19.5 14.500A8 8 0 0 1 9.5 4.500a8 8 0 1 0 10 10z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A picture for the eye; what it means is said by the words beside it or the label around it. */
export function Icon({ name, size = 22, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      {PATHS[name]}
    </svg>
  );
}
