import { useSyncExternalStore } from 'react';
import { Icon } from './icons.tsx';

interface Toast {
  id: number;
  words: string;
}

const SHOWN_MS = 5_000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

/** Says for a moment that something was done. */
export function say(words: string): void {
  lastId += 1;
  const toast = { id: lastId, words };
  change([...toasts, toast]);
  setTimeout(() => change(toasts.filter((one) => one !== toast)), SHOWN_MS);
}

/** Where it is said, to eyes and ears. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => toasts,
  );
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 md:bottom-8"
    >
      {shown.map(({ id, words }) => (
        <p
          key={id}
          className="rise flex items-center gap-2 rounded-full bg-ink px-5 py-3 text-sm font-semibold text-page shadow-lift"
        >
          <Icon name="check" size={18} />
          {words}
        </p>
      ))}
    </div>
  );
}
