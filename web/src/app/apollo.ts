import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { print } from 'graphql';
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

/** The cache of this tab. Connections grow page by page, one for each set of their other arguments. */
export const apollo = new ApolloClient({
  link,
  dataMasking: true,
  cache: new InMemoryCache({
    possibleTypes: {
      Node: [
        'User',
        'Companion',
        'Comment',
        'Application',
        'Place',
        'Review',
        'Planner',
        'Room',
        'Message',
        'Notification',
      ],
    },
    typePolicies: {
      Query: {
        fields: {
          companions: relayStylePagination(['filter', 'sort']),
          places: relayStylePagination(['filter', 'sort']),
          planners: relayStylePagination(['filter', 'sort']),
          rooms: relayStylePagination(['scope']),
          notifications: relayStylePagination(['unreadOnly']),
          search: relayStylePagination(['query', 'types']),
          companion: byId('Companion'),
          place: byId('Place'),
          planner: byId('Planner'),
          room: byId('Room'),
          user: byId('User'),
        },
      },
      User: { fields: { companions: relayStylePagination(), planners: relayStylePagination() } },
      Viewer: { fields: { bookmarks: relayStylePagination(), applications: relayStylePagination(['status']) } },
      Companion: { fields: { comments: relayStylePagination(), applications: relayStylePagination(['status']) } },
      Comment: { fields: { replies: relayStylePagination() } },
      Place: { fields: { reviews: relayStylePagination() } },
      Room: { fields: { messages: relayStylePagination() } },
    },
  }),
});

/** A screen of one object shows at once what a list has already brought. */
function byId(__typename: string) {
  return {
    read: (
      existing: unknown,
      { args, toReference }: { args: Record<string, unknown> | null; toReference: (o: object) => unknown },
    ) => existing ?? toReference({ __typename, id: args?.id }),
  } as never;
}
