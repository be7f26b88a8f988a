import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { live, onSignedOut } from '../app/api.ts';
import type { MeQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { Inbox } from './inbox.tsx';

const ME = graphql(`
  query Me {
    viewer {
      id
      email
      isEmailVerified
      isSignUpComplete
      unreadCount
      unreadNotificationCount
      role
      sanction {
        id
        kind
        until
      }
      user {
        id
        nickname
        avatar {
          id
          ...Picture_image
        }
      }
    }
  }
`);

export type Me = NonNullable<MeQuery['viewer']>;

const MeContext = createContext<{ me: Me | null; isLoading: boolean }>({ me: null, isLoading: true });

/** The signed-in person; null when signed out, and until it is known. */
export const useMe = (): Me | null => useContext(MeContext).me;

/** True until it is known who is signed in. */
export const useIsMeLoading = (): boolean => useContext(MeContext).isLoading;

/** Knows who is signed in, for everything below, and keeps the badges right. */
export function MeProvider({ children }: { children: ReactNode }) {
  const apollo = useApolloClient();
  const { data, loading } = useQuery(ME);
  useEffect(() => {
    onSignedOut.tell = () => void startAnew(apollo);
  }, [apollo]);
  const me = data?.viewer ?? null;
  return (
    <MeContext value={{ me, isLoading: loading && !data }}>
      {me && <Inbox key={me.id} viewerId={me.id} userId={me.user.id} />}
      {children}
    </MeContext>
  );
}

/** Somebody else is signed in now, or nobody: nothing of the one before stays in this tab. */
export async function forgetEverything(apollo: { resetStore(): Promise<unknown> }): Promise<void> {
  live.reconnect();
  await startAnew(apollo);
}

/** Asks anew what the screen shows. What fails of it, or is aborted because the screen changes, is said where it is shown. */
const startAnew = async (apollo: { resetStore(): Promise<unknown> }): Promise<void> => {
  await apollo.resetStore().catch((error: unknown) => console.debug(error));
};
