import { useApolloClient } from '@apollo/client/react';
import { print } from 'graphql';
import { useEffect } from 'react';
import { live } from '../app/api.ts';
import type { InboxSubscription } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

const INBOX = graphql(`
  subscription Inbox {
    inbox {
      __typename
      ... on InboxReady {
        unreadCount
      }
      ... on RoomChanged {
        unreadCount
        room {
          id
          ...RoomRow_room
        }
      }
      ... on RoomGone {
        roomId
        unreadCount
      }
      ... on NotificationArrived {
        unreadNotificationCount
        notification {
          id
        }
      }
      ... on NotificationsRead {
        unreadNotificationCount
      }
    }
  }
`);

/** Keeps badges and the room list as the server has them. After a break it may have missed something: what is on the screen is asked again. */
export function Inbox({ viewerId, userId }: { viewerId: string; userId: string }) {
  const apollo = useApolloClient();
  useEffect(() => {
    // What an earlier visit has not sent goes on, wherever the visitor is now.
    const hasLeft = Object.keys(localStorage).some((key) => key.startsWith(`infinity-travel:outbox:${userId}:`));
    if (hasLeft) void import('../app/outbox.ts').then(({ outboxOf }) => outboxOf(userId));
  }, [userId]);
  useEffect(() => {
    let wasReady = false;
    const count = (fields: { unreadCount?: number; unreadNotificationCount?: number }) =>
      apollo.cache.modify({
        id: `Viewer:${viewerId}`,
        fields: {
          unreadCount: (known) => fields.unreadCount ?? known,
          unreadNotificationCount: (known) => fields.unreadNotificationCount ?? known,
        },
      });
    const refetch = (...names: string[]) => void apollo.refetchQueries({ include: activeOf(apollo, names) });
    return live.subscribe<InboxSubscription>(print(INBOX), () => ({}), {
      next: ({ inbox: event }) => {
        switch (event.__typename) {
          case 'InboxReady':
            count(event);
            if (wasReady) refetch('Me', 'Rooms', 'Notifications');
            wasReady = true;
            return;
          case 'RoomChanged':
          case 'RoomGone':
            count(event);
            return refetch('Rooms');
          case 'NotificationArrived':
          case 'NotificationsRead':
            count(event);
            return refetch('Notifications');
        }
      },
      // The session is over, or nobody listens any more: signing in again begins anew.
      refused: () => undefined,
      ended: () => undefined,
    });
  }, [apollo, viewerId]);
  return null;
}

/** Of these queries those that are on the screen. */
function activeOf(apollo: ReturnType<typeof useApolloClient>, names: string[]): string[] {
  const active = new Set([...apollo.getObservableQueries('active')].map((query) => query.queryName));
  return names.filter((name) => active.has(name));
}
