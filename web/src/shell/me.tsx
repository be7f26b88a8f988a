import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { live, onSignedOut } from '../app/api.ts';
import type { MeQuery } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

const ME = graphql(`
  query Me {
    viewer {
      id
      isEmailVerified
      unreadCount
      user {
        id
        nickname
        avatar {
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

/** Knows who is signed in, for everything below. */
export function MeProvider({ children }: { children: ReactNode }) {
  const apollo = useApolloClient();
  const { data, loading } = useQuery(ME);
  useEffect(() => {
    onSignedOut.tell = () => void apollo.resetStore();
  }, [apollo]);
  return <MeContext value={{ me: data?.viewer ?? null, isLoading: loading && !data }}>{children}</MeContext>;
}

/** Somebody else is signed in now, or nobody: nothing of the one before stays in this tab. */
export async function forgetEverything(apollo: { resetStore(): Promise<unknown> }): Promise<void> {
  live.reconnect();
  await apollo.resetStore();
}
