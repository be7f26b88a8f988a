import { useQuery } from '@apollo/client/react';
import { Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { Kinds } from './kinds.tsx';
import { MailOfTheDay } from './mail-of-the-day.tsx';
import { Pushes } from './pushes.tsx';
import { Quiet } from './quiet.tsx';

const NOTIFICATIONS = graphql(`
  query NotificationSettings {
    viewer {
      id
      ...Kinds_viewer
      ...MailOfTheDay_viewer
      ...Pushes_viewer
      ...Quiet_viewer
    }
    ...Pushes_query
  }
`);

/** How the viewer hears of what. */
export function Screen() {
  const { data, error, refetch } = useQuery(NOTIFICATIONS, { fetchPolicy: 'cache-and-network' });
  if (!data?.viewer) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  const { viewer } = data;
  return (
    <>
      <Pushes viewer={viewer} query={data} />
      <Kinds viewer={viewer} />
      <Quiet viewer={viewer} />
      <MailOfTheDay viewer={viewer} />
    </>
  );
}
