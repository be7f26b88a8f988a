import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Outlet, useNavigate, useParams } from 'react-router';
import { Failed, ListSkeleton } from '../../design/pieces.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { graphql } from '../../gql/index.ts';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonHead } from './person-head.tsx';

const PERSON = graphql(`
  query Person($id: ID!) {
    user(id: $id) {
      id
      nickname
      ...PersonHead_user
      ...PersonActions_user
    }
  }
`);

/** Somebody: who they are and what their past says of them; what they wrote stands below, a tab each. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(PERSON, { variables: { id } });
  const person = data?.user;
  useTitle(person?.nickname ?? t`여행자`);
  if (error && !person) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!person) return <NotFound />;
  const base = `/people/${id}`;
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-6">
      <section className="flex flex-col gap-5 rounded-card bg-surface p-5 shadow-card md:p-7">
        <PersonHead person={person} />
        <PersonActions person={person} onBlocked={() => void navigate('/', { replace: true })} />
      </section>
      <Tabs
        label={t`${person.nickname} 님의 것`}
        tabs={[
          { to: base, words: t`여행 후기`, isIndex: true },
          { to: `${base}/companions`, words: t`쓴 글` },
          { to: `${base}/planners`, words: t`일정` },
          { to: `${base}/places`, words: t`장소` },
        ]}
      />
      <Outlet />
    </div>
  );
}
