import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './controls.tsx';

/**
 * Something in between, over the screen: from below on a phone, in the middle on a desk. The browser keeps the focus inside, makes the rest inert
 * and closes it on Escape.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const { t } = useLingui();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on what lies around it
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className="sheet m-auto mb-0 max-h-[90dvh] w-full max-w-none overflow-visible bg-transparent text-ink backdrop:bg-black/45 md:mb-auto md:max-w-xl"
    >
      {isOpen && (
        <div className="flex max-h-[90dvh] flex-col rounded-t-card bg-surface shadow-lift md:rounded-card">
          <header className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
            <h2 id={id} className="text-lg font-bold">
              {title}
            </h2>
            <IconButton icon="close" label={t`닫기`} onPress={onClose} />
          </header>
          <div className="flex flex-col gap-5 overflow-y-auto p-5">{children}</div>
          {footer && (
            <footer className="flex gap-3 border-t border-line p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          )}
        </div>
      )}
    </dialog>
  );
}
