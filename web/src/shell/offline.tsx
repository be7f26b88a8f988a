import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Icon } from '../design/icons.tsx';

function subscribe(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** False while the browser knows that there is no network. */
const useIsOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Says that there is no network, as long as there is none. */
export function Offline() {
  if (useIsOnline()) return null;
  return (
    <p
      role="status"
      className="flex items-center justify-center gap-2 bg-accent-tint px-4 py-2 text-sm font-semibold text-accent"
    >
      <Icon name="offline" size={18} />
      <Trans>인터넷에 연결되어 있지 않아요. 쓴 메시지는 연결되면 보내 드릴게요.</Trans>
    </p>
  );
}
