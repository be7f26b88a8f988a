import { randomUUID } from 'node:crypto';
import type { Events } from '../../shared/events.ts';

/** Who has a socket open, on any instance. */
export interface Presence {
  /** Whether a person has a signed-in socket now. An instance that does not answer in time counts as without. */
  isLive(userId: string): Promise<boolean>;
  /** Names who tells about this instance's sockets. */
  tell(hasSocket: (userId: string) => boolean): void;
  close(): void;
}

const QUESTION = 'presence';
/** How long the answer of another instance is waited for, ms. */
const WAIT_MS = 250;

/** Asks all instances by events; without others (`isAlone`) only this one. */
export function createPresence(events: Events, isAlone: boolean): Presence {
  let hasSocket = (_userId: string): boolean => false;
  const questions = events.listen(QUESTION, (data) => {
    const { userId, answerTo } = data as { userId: string; answerTo: string };
    if (hasSocket(userId)) events.publish(answerTo, {});
  });
  return {
    tell: (tells) => {
      hasSocket = tells;
    },
    isLive: async (userId) => {
      if (isAlone || hasSocket(userId)) return hasSocket(userId);
      const answerTo = `presence:${randomUUID()}`;
      return new Promise((resolve) => {
        const answers = events.listen(answerTo, () => end(true));
        const timer = setTimeout(() => end(false), WAIT_MS);
        const end = (isLive: boolean) => {
          clearTimeout(timer);
          answers.stop();
          resolve(isLive);
        };
        void answers.ready.then(() => events.publish(QUESTION, { userId, answerTo }));
      });
    },
    close: () => questions.stop(),
  };
}
