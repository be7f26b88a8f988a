import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { HiddenNote } from '../../pieces/hidden-note.tsx';
import { useTitle } from '../../shell/title.tsx';
import { Days } from './days.tsx';
import { PLANNER } from './documents.ts';
import { Head } from './head.tsx';
import { Legs } from './legs.tsx';
import { WritingProvider } from './writing.tsx';

/** A plan, day by day; its owner changes it where it stands. */
export function Screen() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(PLANNER, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const planner = data?.planner;
  useTitle(planner?.name ?? null);
  if (error && !planner) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!planner) {
    return (
      <Empty icon="plan" title={t`없거나 볼 수 없는 일정이에요`}>
        <ButtonLink to="/planners" look="plain">{t`다른 일정 보기`}</ButtonLink>
      </Empty>
    );
  }
  return (
    <WritingProvider planner={planner}>
      <article className="mx-auto max-w-3xl">
        <HiddenNote hidden={planner.hidden} />
        <Head planner={planner} />
        <Legs planner={planner} />
        <Days planner={planner} />
      </article>
    </WritingProvider>
  );
}
