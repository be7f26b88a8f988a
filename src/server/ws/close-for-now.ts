import type { WebSocket } from 'ws';

/** "Try again later": graphql-ws comes back after it by itself, unlike after 4500. */
const TRY_AGAIN_LATER = 1013;

/** Closes a socket whose operations cannot be served at this moment, but could be in the next. */
export function closeForNow(socket: WebSocket): void {
  socket.close(TRY_AGAIN_LATER, 'Try again later');
}
