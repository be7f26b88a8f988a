import { useQuery } from '@apollo/client/react';
import { Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { EmailAddress } from './email-address.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Providers } from './providers.tsx';
import { Sessions } from './sessions.tsx';

const ACCOUNT = graphql(`
  query AccountSettings {
    viewer {
      id
      ...EmailAddress_viewer
      ...Passkeys_viewer
      ...Providers_viewer
      ...Sessions_viewer
    }
    ...Providers_query
  }
`);

/** How the viewer signs in, and where they are signed in. */
export function Screen() {
  const { data, error, refetch } = useQuery(ACCOUNT, { fetchPolicy: 'cache-and-network' });
  if (!data?.viewer) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  const { viewer } = data;
  return (
    <>
      <EmailAddress viewer={viewer} />
      <Password />
      <Passkeys viewer={viewer} />
      <Providers viewer={viewer} query={data} />
      <Sessions viewer={viewer} />
    </>
  );
}
