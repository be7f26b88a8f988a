import type { ReactNode } from 'react';
import { useTitle } from '../../shell/title.tsx';

/** A small form in the middle of the screen. */
export function SignFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="mx-auto mt-4 max-w-md md:mt-10">
      <img src="/icon.svg" alt="" width={56} height={56} className="mb-5" />
      <h1 className="text-3xl font-extrabold">{title}</h1>
      {lead && <p className="mt-2 text-soft">{lead}</p>}
      <div className="mt-7 flex flex-col gap-5">{children}</div>
    </div>
  );
}

/** Where to go after signing in: only inside of this app. */
export const pathAfter = (to: string | null): string => (to?.startsWith('/') && !/^\/[/\\]/.test(to) ? to : '/');
