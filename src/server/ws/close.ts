import type { WebSocket } from 'ws';
import { CLOSE } from './close-codes.ts';

/** Whoever does not answer a close frame is cut off after this, ms. */
const CLOSE_MS = 2_000;

/** Closes a socket whose operations cannot be served at this moment, but could be in the next. */
export function closeForNow(socket: WebSocket): void {
  closeSurely(socket, CLOSE.tryAgainLater, 'Try again later');
}

/** Closes a socket; its close frame may stand behind what it does not read, and is not waited for long. */
export function closeSurely(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  // One that is closing already keeps its code.
  socket.close(code, reason);
  const terminate = setTimeout(() => socket.terminate(), CLOSE_MS);
  socket.once('close', () => clearTimeout(terminate));
}
