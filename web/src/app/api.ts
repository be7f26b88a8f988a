import { Live, Session } from '@infinity-travel/client';
import { currentLanguage } from './language.ts';

const http = new URL('/graphql', location.origin);
const socket = new URL(http);
socket.protocol = http.protocol === 'https:' ? 'wss:' : 'ws:';

/** Who is told when the session is over; set by the app. */
export const onSignedOut: { tell: () => void } = { tell: () => undefined };

/** Requests with the cookies of this browser. */
export const session = new Session({
  url: http.href,
  language: currentLanguage,
  onSignedOut: () => onSignedOut.tell(),
});

/** Subscriptions of this tab, over one socket. */
export const live = new Live({ url: socket.href, session, language: currentLanguage });

// The browser knows first when the network is back.
addEventListener('online', () => live.reconnect());
