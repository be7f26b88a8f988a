import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from './controls.tsx';
import { Icon, type IconName } from './icons.tsx';

/** A raised area of its own. */
export const Card = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <section className={`rounded-[var(--radius-card)] bg-surface shadow-card ${className}`}>{children}</section>
);

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
  <div className="mb-3 flex items-end justify-between gap-4">
    <h2 className="text-xl font-bold">{children}</h2>
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
export function Failed({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-danger-tint text-danger">
        <Icon name="offline" size={30} />
      </span>
      <p className="font-semibold">{error.message}</p>
      {onRetry && (
        <Button look="plain" onPress={onRetry}>
          <Trans>다시 시도</Trans>
        </Button>
      )}
    </div>
  );
}

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
