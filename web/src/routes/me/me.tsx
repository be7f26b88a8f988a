import { useLingui } from '@lingui/react/macro';
import { Outlet } from 'react-router';
import { Tabs } from '../../design/tabs.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';

/** What is the viewer's own, a tab each. */
export function Screen() {
  const { t } = useLingui();
  useTitle(t`내 여행`);
  return (
    <SignedIn>
      <div className="mx-auto flex max-w-4xl flex-col gap-6">
        <Tabs
          label={t`내 것`}
          tabs={[
            { to: '/me', words: t`프로필`, isIndex: true },
            { to: '/me/trips', words: t`여행` },
            { to: '/me/references', words: t`여행 후기` },
            { to: '/me/companions', words: t`쓴 글` },
            { to: '/me/planners', words: t`일정` },
            { to: '/me/places', words: t`장소` },
            { to: '/me/bookmarks', words: t`저장한 글` },
            { to: '/me/reports', words: t`신고` },
          ]}
        />
        <Outlet />
      </div>
    </SignedIn>
  );
}
