import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { isUnreached, wordsOf } from '../app/failure.ts';
import { Button } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';

export type Tone = 'brand' | 'accent' | 'soft' | 'danger';
const TONES: Record<Tone, string> = {
  brand: 'bg-brand-tint text-brand',
  accent: 'bg-accent-tint text-accent',
  soft: 'bg-sunken text-soft',
  danger: 'bg-danger-tint text-danger',
};

/** A short word about something: its state, its kind. */
export const Badge = ({ tone = 'soft', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-xs font-semibold ${TONES[tone]}`}>
    {children}
  </span>
);

/** The heading of a part of a screen, with a way to more of it. */
export const SectionTitle = ({ children, more }: { children: ReactNode; more?: ReactNode }) => (
  <div className="mb-4 flex items-center justify-between gap-4">
    <h2 className="text-xl font-bold md:text-2xl">{children}</h2>
    {more}
  </div>
);

/** Nothing there, said kindly, with a way on. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-brand-tint text-brand">
        <Icon name={icon} size={30} />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      <div className="text-soft">{children}</div>
    </div>
  );
}

/** It did not work: why, in the server's words where it has some, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 px-6 py-14 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-danger-tint text-danger">
        <Icon name={isUnreached(error) ? 'offline' : 'close'} size={30} />
      </span>
      <p className="max-w-md font-semibold">{wordsOf(error)}</p>
      {onRetry && (
        <Button look="plain" onPress={onRetry}>
          <Trans>다시 시도</Trans>
        </Button>
      )}
    </div>
  );
}

/** Why what was just pressed did not work; nothing without an error. */
export function Refusal({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="rounded-control bg-danger-tint px-4 py-3 text-sm font-semibold text-danger">
      {wordsOf(error)}
    </p>
  );
}

/** Something to know before going on. */
export const Note = ({ tone = 'soft', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) => (
  <div className={`flex items-start gap-2.5 rounded-control px-4 py-3 text-sm font-medium ${TONES[tone]}`}>
    {icon && (
      <span className="mt-0.5">
        <Icon name={icon} size={18} />
      </span>
    )}
    <div className="min-w-0 flex-1">{children}</div>
  </div>
);

/** Lines of a list that is on its way. */
export const ListSkeleton = ({ rows = 4 }: { rows?: number }) => (
  <div aria-hidden="true" className="flex flex-col gap-4">
    {Array.from({ length: rows }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
      <div key={i} className="flex gap-4 rounded-[var(--radius-card)] bg-surface p-4 shadow-card">
        <div className="skeleton size-20 shrink-0" />
        <div className="flex flex-1 flex-col gap-2 py-1">
          <div className="skeleton h-4 w-3/4" />
          <div className="skeleton h-4 w-1/2" />
          <div className="skeleton h-4 w-1/3" />
        </div>
      </div>
    ))}
  </div>
);

/** Said to those who hear the screen, not shown. */
export const Hidden = ({ children }: { children: ReactNode }) => <span className="sr-only">{children}</span>;

/** Cards of a grid that is on its way. */
export const GridSkeleton = ({ cards = 6 }: { cards?: number }) => (
  <div aria-hidden="true" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
    {Array.from({ length: cards }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
      <div key={i} className="overflow-hidden rounded-card bg-surface shadow-card">
        <div className="skeleton h-44 rounded-none" />
        <div className="flex flex-col gap-2.5 p-4">
          <div className="skeleton h-5 w-4/5" />
          <div className="skeleton h-4 w-1/2" />
          <div className="skeleton h-4 w-2/3" />
        </div>
      </div>
    ))}
  </div>
);

/** The way to the next page of a list. */
export function More({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  return (
    <div className="mt-6 flex justify-center">
      <Button look="plain" isPending={isLoading} onPress={onMore}>
        <Trans>더 보기</Trans>
      </Button>
    </div>
  );
}
