import { rowsOn } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import { secondsSince } from '../shared/watch.ts';
import { type Sending, type SendingTogether, type Sent, sendingTogether } from './send-statements.ts';

/** Messages with one commit, at most. */
const MAX_TOGETHER = 32;

interface Waiting {
  message: Sending;
  resolve: (sent: Sent | null) => void;
}

/**
 * Group commit: messages that come while a commit is on its way go together in the next one. Only one statement runs at once, and it
 * waits for no lock: so a message waits for those before it, never for a room of others.
 */
export class SendQueue {
  #waiting: Waiting[] = [];
  #isRunning = false;

  /**
   * Sends a message without pictures: it has committed when this resolves. Null: nothing was sent, or nobody knows; it is to be sent alone,
   * with the same client id and another id of its own. Never rejects.
   */
  send(app: App, message: Sending): Promise<Sent | null> {
    return new Promise((resolve) => {
      this.#waiting.push({ message, resolve });
      if (!this.#isRunning) void this.#run(app);
    });
  }

  async #run(app: App): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const batch = this.#take();
      const sent = await sendTogether(
        app,
        batch.map(({ message }) => message),
      );
      for (const { message, resolve } of batch) resolve(sent.get(message.id) ?? null);
    }
    this.#isRunning = false;
  }

  /** The first of each room and client id, so that the numbers of a room follow the order of coming, and a repetition finds the first. */
  #take(): Waiting[] {
    const taken = new Set<string>();
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const each of this.#waiting) {
      const { roomId, authorId, clientMessageId } = each.message;
      const keys = [roomId.toLowerCase(), `${authorId} ${clientMessageId.toLowerCase()}`];
      const isFree = batch.length < MAX_TOGETHER && !keys.some((key) => taken.has(key));
      // Also of what has to wait: a later one of its room must not pass it.
      for (const key of keys) taken.add(key);
      (isFree ? batch : rest).push(each);
    }
    this.#waiting = rest;
    return batch;
  }
}

async function sendTogether({ pool, watch, log }: App, messages: readonly Sending[]): Promise<Map<string, Sent>> {
  const startedAt = performance.now();
  try {
    const sent = await rowsOn(pool, sendingTogether, columnsOf(messages));
    if (watch.isOn) watch.statement(secondsSince(startedAt), false);
    return new Map(sent.map((message) => [message.id, message]));
  } catch (error) {
    // One of them, or the connection. Whichever it was, each says so alone; a client id that has been stored after all is found then.
    if (watch.isOn) watch.statement(secondsSince(startedAt), true);
    log.debug({ err: error }, 'messages could not be sent together');
    return new Map();
  }
}

const columnsOf = (messages: readonly Sending[]): SendingTogether => ({
  roomIds: messages.map(({ roomId }) => roomId),
  authorIds: messages.map(({ authorId }) => authorId),
  ids: messages.map(({ id }) => id),
  clientMessageIds: messages.map(({ clientMessageId }) => clientMessageId),
  texts: messages.map(({ text }) => text),
  nows: messages.map(({ now }) => now),
  dueAts: messages.map(({ dueAt }) => dueAt),
  isUnlimited: messages[0]!.isUnlimited,
});
