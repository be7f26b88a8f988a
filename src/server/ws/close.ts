import type { WebSocket } from 'ws';

/** "Try again later": graphql-ws comes back after it by itself, unlike after 4500. */
const TRY_AGAIN_LATER = 1013;
/** Whoever does not answer a close frame is cut off after this, ms. */
const CLOSE_MS = 2_000;

/** Closes a socket whose operations cannot be served at this moment, but could be in the next. */
export function closeForNow(socket: WebSocket): void {
  closeSurely(socket, TRY_AGAIN_LATER, 'Try again later');
}

/** Closes a socket; its close frame may stand behind what it does not read, and is not waited for long. */
export function closeSurely(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  // One that is closing already keeps its code.
  socket.close(code, reason);
  const terminate = setTimeout(() => socket.terminate(), CLOSE_MS);
  socket.once('close', () => clearTimeout(terminate));
}
