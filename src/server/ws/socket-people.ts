import type { WebSocket } from 'ws';
import { sessionsStillAlive, sessionTopic } from '../../accounts/viewer.ts';
import type { App, Viewer } from '../../shared/context.ts';
import { CLOSE } from './close-codes.ts';

const SOCKETS_PER_PERSON = 50;
/** A lost message about an ended session is healed after at most this, ms. */
const SESSION_CHECK_MS = 2_500;

/** Which sockets belong to which person and session. */
export interface SocketPeople {
  /** Counts a signed-in socket and ties it to its session; false when it was closed instead. */
  admit(socket: WebSocket, viewer: Viewer): boolean;
  close(): void;
}

/** Keeps count of sockets by person, and closes those of a session that ends. */
export function createSocketPeople(app: App): SocketPeople {
  const byPerson = new Counter();
  const bySession = new Map<string, Set<WebSocket>>();

  const endSession = (sessionId: string): void => {
    for (const socket of bySession.get(sessionId) ?? []) socket.close(CLOSE.forbidden, 'Session ended');
  };

  let isChecking = false;
  const check = async (): Promise<void> => {
    const ids = [...bySession.keys()];
    if (ids.length === 0 || isChecking) return;
    isChecking = true;
    try {
      const alive = await sessionsStillAlive(app, ids);
      ids.filter((id) => !alive.has(id)).forEach(endSession);
    } catch (error) {
      app.log.warn({ err: error }, 'sessions of open sockets could not be checked');
    } finally {
      isChecking = false;
    }
  };
  const checking = setInterval(() => void check(), SESSION_CHECK_MS).unref();
  app.presence.tell((userId) => byPerson.of(userId) > 0);
  const forgetGaps = app.events.onGap(() => void check());

  return {
    admit: (socket, viewer) => {
      if (socket.readyState !== socket.OPEN) return false;
      if (byPerson.of(viewer.userId) >= SOCKETS_PER_PERSON * app.config.rateLimitFactor) {
        socket.close(CLOSE.tooManySockets, 'Too many sockets of one person');
        return false;
      }
      const release = byPerson.add(viewer.userId);
      const siblings = bySession.get(viewer.sessionId) ?? new Set();
      bySession.set(viewer.sessionId, siblings.add(socket));
      const ended = app.events.listen(sessionTopic(viewer.sessionId), () => endSession(viewer.sessionId));
      socket.once('close', () => {
        release();
        ended.stop();
        siblings.delete(socket);
        if (siblings.size === 0 && bySession.get(viewer.sessionId) === siblings) bySession.delete(viewer.sessionId);
      });
      return true;
    },
    close: () => {
      clearInterval(checking);
      forgetGaps();
    },
  };
}

/** How many of each key there are now; a key without any is forgotten. */
export class Counter {
  readonly #counts = new Map<string, number>();
  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
  /** Counts one more; call the answer once to take it back. */
  add(key: string): () => void {
    this.#counts.set(key, this.of(key) + 1);
    return () => {
      const left = this.of(key) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    };
  }
}
