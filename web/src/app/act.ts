import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useState } from 'react';

/** A mutation of a screen. */
export interface Act<Data, Variables> {
  /** Does it; resolves with what the server answers, or with null when it refused: `error` then says why. */
  run(variables: Variables): Promise<Data | null>;
  isPending: boolean;
  error: unknown;
  /** Forgets the error. */
  clear(): void;
}

export interface ActOptions {
  /** Names of queries on the screen to ask again, or all of them. */
  refetch?: string[] | 'active';
  /** Fields of the root query that the cache forgets, such as `companions`. */
  forget?: string[];
}

/** What changes something: a mutation with its state. */
export function useAct<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  { refetch, forget }: ActOptions = {},
): Act<Data, Variables> {
  const client = useApolloClient();
  const [{ isPending, error }, setState] = useState<{ isPending: boolean; error: unknown }>({
    isPending: false,
    error: null,
  });
  const refetchNames = refetch === 'active' ? refetch : refetch?.join();
  const forgetNames = forget?.join();
  const run = useCallback(
    async (variables: Variables): Promise<Data | null> => {
      setState({ isPending: true, error: null });
      try {
        const { data } = await client.mutate<Data, OperationVariables>({
          mutation: mutation as TypedDocumentNode<Data, OperationVariables>,
          variables,
          ...(refetchNames && {
            refetchQueries: refetchNames === 'active' ? 'active' : refetchNames.split(','),
            awaitRefetchQueries: true,
          }),
          ...(forgetNames && {
            update: (cache) => {
              for (const fieldName of forgetNames.split(',')) cache.evict({ id: 'ROOT_QUERY', fieldName });
            },
          }),
        });
        setState({ isPending: false, error: null });
        return data as Data;
      } catch (error) {
        setState({ isPending: false, error });
        return null;
      }
    },
    [client, mutation, refetchNames, forgetNames],
  );
  const clear = useCallback(() => setState({ isPending: false, error: null }), []);
  return { run, isPending, error, clear };
}
