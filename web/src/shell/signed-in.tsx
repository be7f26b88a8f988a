import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';
import { Empty, ListSkeleton } from '../design/pieces.tsx';
import { useIsMeLoading, useMe } from './me.tsx';

/** Where to come back to after signing in. */
export function useSignInPath(): string {
  const { pathname, search } = useLocation();
  return `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}

/** A screen for those who are signed in; others are shown the way. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const me = useMe();
  const isLoading = useIsMeLoading();
  const path = useSignInPath();
  if (isLoading) return <ListSkeleton />;
  if (me) return children;
  return (
    <Empty icon="person" title={t`로그인하면 볼 수 있어요`}>
      <div className="mt-2 flex gap-3">
        <ButtonLink to={path}>
          <Trans>로그인</Trans>
        </ButtonLink>
        <ButtonLink to="/sign-up" look="plain">
          <Trans>회원가입</Trans>
        </ButtonLink>
      </div>
    </Empty>
  );
}
