import { useLingui } from '@lingui/react/macro';
import { Outlet } from 'react-router';
import { ListSkeleton } from '../../design/pieces.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { useIsMeLoading, useMe } from '../../shell/me.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';

/** Where moderators decide; for everybody else there is nothing here. */
export function Screen() {
  const { t } = useLingui();
  const me = useMe();
  const isLoading = useIsMeLoading();
  const isModerator = me !== null && me.role !== 'MEMBER';
  useTitle(isModerator ? t`운영` : null);
  if (isLoading) return <ListSkeleton />;
  if (!isModerator) return <NotFound />;
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <h1 className="text-3xl font-extrabold">{t`운영`}</h1>
      <Tabs
        label={t`운영`}
        tabs={[
          { to: '/moderation', words: t`신고된 것`, isIndex: true },
          { to: '/moderation/appeals', words: t`이의` },
          { to: '/moderation/log', words: t`기록` },
        ]}
      />
      <Outlet />
    </div>
  );
}
