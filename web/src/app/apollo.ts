import { ApolloClient, ApolloLink, type FieldPolicy, InMemoryCache, Observable, type Reference } from '@apollo/client';
import { print } from 'graphql';
import type { Reportable_SubjectFragment } from '../gql/graphql.ts';
import { session } from './api.ts';

/** Sends operations through the session, which renews itself. */
const link = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      const abort = new AbortController();
      void send(operation, abort.signal).then(
        (result) => {
          observer.next(result as never);
          observer.complete();
        },
        (error) => observer.error(error),
      );
      return () => abort.abort();
    }),
);

const send = ({ query, variables, operationName }: ApolloLink.Operation, signal: AbortSignal) =>
  session.send({ query: print(query), variables, ...(operationName && { operationName }) }, signal);

interface Page {
  edges?: readonly { cursor: string; node: Reference }[];
  pageInfo?: { hasNextPage: boolean; endCursor: string | null };
}

/**
 * Grows page by page, one list for each set of its other arguments. The first page asked anew keeps what was read beyond it, while nothing
 * has changed: who comes back finds the place.
 */
function pages(...keyArgs: string[]): FieldPolicy<Page> {
  return {
    keyArgs: [...keyArgs, 'first'],
    merge(existing, incoming, { args }) {
      if (!existing?.edges || !incoming.edges) return incoming;
      const known = existing.edges;
      const came = incoming.edges;
      if (args?.after) {
        const refs = new Set(known.map(({ node }) => node.__ref));
        const edges = [...known, ...came.filter(({ node }) => !refs.has(node.__ref))];
        return { ...existing, ...incoming, edges };
      }
      const isSame = known.length > came.length && came.every(({ node }, i) => node.__ref === known[i]!.node.__ref);
      return isSame
        ? { ...incoming, edges: [...came, ...known.slice(came.length)], pageInfo: existing.pageInfo! }
        : incoming;
    },
  };
}

/** What the fragment of `Reportable` is for. */
const REPORTABLE: Exclude<Reportable_SubjectFragment['__typename'], undefined>[] = [
  'Comment',
  'Companion',
  'Message',
  'Place',
  'Planner',
  'Review',
  'User',
];

/** The cache of this tab. Fragments are masked by their types; at run time objects are whole. */
export const apollo = new ApolloClient({
  link,
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  cache: new InMemoryCache({
    possibleTypes: { Reportable: REPORTABLE },
    typePolicies: {
      Query: {
        fields: {
          companions: pages('filter', 'sort'),
          places: pages('filter', 'sort'),
          planners: pages('filter', 'sort'),
          rooms: pages('scope'),
          notifications: pages('unreadOnly'),
          moderationCases: pages('status'),
          moderationLog: pages('targetId'),
          openAppeals: pages(),
          search: pages('query', 'types'),
          companion: byId('Companion'),
          place: byId('Place'),
          planner: byId('Planner'),
          room: byId('Room'),
          user: byId('User'),
        },
      },
      User: {
        fields: { companions: pages(), planners: pages(), places: pages(), reviews: pages(), references: pages() },
      },
      Viewer: {
        fields: {
          bookmarks: pages(),
          applications: pages('status'),
          trips: pages(),
          places: pages(),
          reviews: pages(),
          reports: pages(),
        },
      },
      Companion: { fields: { comments: pages('around'), applications: pages('status') } },
      Comment: { fields: { replies: pages() } },
      Place: { fields: { reviews: pages() } },
    },
  }),
});

/** A screen of one object shows at once what a list has already brought. */
function byId(__typename: string): FieldPolicy {
  return { read: (existing, { args, toReference }) => existing ?? toReference({ __typename, id: args?.id as string }) };
}
