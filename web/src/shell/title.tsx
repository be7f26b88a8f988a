import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';

/** Names the tab after what is on the screen. */
export function useTitle(title: string | null | undefined): void {
  const { t } = useLingui();
  const product = t`인피니티 트래블`;
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
