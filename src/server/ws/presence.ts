import { randomUUID } from 'node:crypto';
import type { Events } from '../../shared/events.ts';

/** Who has a socket open, on any instance. */
export interface Presence {
  /** Who of these people has a signed-in socket now; asks once for all. An instance that does not answer in time counts as without. */
  liveOnes(userIds: readonly string[]): Promise<ReadonlySet<string>>;
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
    const { userIds, answerTo } = data as { userIds: string[]; answerTo: string };
    const live = userIds.filter(hasSocket);
    if (live.length > 0) events.publish(answerTo, { live });
  });
  return {
    tell: (tells) => {
      hasSocket = tells;
    },
    liveOnes: async (userIds) => {
      const live = new Set(userIds.filter(hasSocket));
      const others = userIds.filter((userId) => !live.has(userId));
      if (isAlone || others.length === 0) return live;
      const answerTo = `presence:${randomUUID()}`;
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          answers.stop();
          resolve(live);
        };
        const answers = events.listen(answerTo, (data) => {
          for (const userId of (data as { live: string[] }).live) live.add(userId);
          if (others.every((userId) => live.has(userId))) end();
        });
        const timer = setTimeout(end, WAIT_MS);
        void answers.ready.then(() => events.publish(QUESTION, { userIds: others, answerTo }));
      });
    },
    close: () => questions.stop(),
  };
}
