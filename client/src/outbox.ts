import { NoAnswerError, RefusedError } from './errors.ts';
import type { Session } from './session.ts';

/** A message on its way. */
export interface Outgoing {
  roomId: string;
  /** Chosen once and kept: however often it is sent, the room gets it once. */
  clientMessageId: string;
  text: string;
  imageUploadIds: readonly string[];
  /** When it was written, ms since 1970. */
  writtenAt: number;
  /** Why the server does not want it, in its words; null while it is on its way. */
  refusal: string | null;
}

/** Where messages wait, each under a key of its own, so that a reload loses none and tabs do not meet. `localStorage` fits as it is. */
export type OutboxStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxOptions {
  session: Session;
  /** Whose messages these are: another person on the same device does not send them. */
  viewerId: string;
  storage: OutboxStorage;
  /** A mutation with `$input: SendMessageInput!` whose field is `sendMessage`; left out, it selects `id seq`. */
  document?: string;
  onChange?(waiting: readonly Outgoing[]): void;
  /** The server has it: its answer, by `clientMessageId`. */
  onSent?(outgoing: Outgoing, message: Record<string, unknown>): void;
  /** Longest wait between two attempts, ms; 10 s. */
  maxWaitMs?: number;
}

const FIRST_WAIT_MS = 300;
const SEND = 'mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { id seq } }';

/**
 * Messages that are written are sent: in the order of writing within a room, again and again until the server answers, over reloads too.
 * A message that the server refuses stays, with the reason, until it is tried again or discarded, and does not stop the others.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #prefix: string;
  readonly #sending = new Set<string>();
  #waiting: readonly Outgoing[];
  #closed = false;
  #wake: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#prefix = `infinity-travel:outbox:${options.viewerId}:`;
    this.#waiting = stored(options.storage, this.#prefix);
    for (const roomId of new Set(this.#waiting.map((outgoing) => outgoing.roomId))) void this.#drain(roomId);
  }

  /** Everything that is not sent yet, oldest first. */
  get waiting(): readonly Outgoing[] {
    return this.#waiting;
  }

  /** Puts a message on its way; it is kept before this returns. */
  send(roomId: string, text: string, imageUploadIds: readonly string[] = []): Outgoing {
    const outgoing: Outgoing = {
      roomId,
      clientMessageId: crypto.randomUUID(),
      text,
      imageUploadIds,
      writtenAt: Date.now(),
      refusal: null,
    };
    this.#keep(outgoing);
    this.#change([...this.#waiting, outgoing]);
    void this.#drain(roomId);
    return outgoing;
  }

  /** Tries a refused message again, under its own id. */
  retry(clientMessageId: string): void {
    const outgoing = this.#waiting.find((one) => one.clientMessageId === clientMessageId);
    if (!outgoing) return;
    this.#replace(clientMessageId, { ...outgoing, refusal: null });
    void this.#drain(outgoing.roomId);
  }

  /** Forgets a refused message. */
  discard(clientMessageId: string): void {
    this.#options.storage.removeItem(this.#prefix + clientMessageId);
    this.#change(this.#waiting.filter((one) => one.clientMessageId !== clientMessageId));
  }

  /** Tries at once what waits for the next attempt: the line is back. */
  wake(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }

  /** Stops sending; what waits stays in the storage. */
  close(): void {
    this.#closed = true;
    this.wake();
  }

  async #drain(roomId: string): Promise<void> {
    if (this.#sending.has(roomId)) return;
    this.#sending.add(roomId);
    let wait = FIRST_WAIT_MS;
    while (!this.#closed) {
      const next = this.#waiting.find((one) => one.roomId === roomId && one.refusal === null);
      if (!next) break;
      const delay = await this.#try(next);
      if (delay === null) wait = FIRST_WAIT_MS;
      else {
        await this.#pause(delay || wait);
        wait = Math.min(wait * 2, this.#options.maxWaitMs ?? 10_000);
      }
    }
    this.#sending.delete(roomId);
  }

  /** Resolves with null when the message is decided, else with the ms to wait; 0 leaves it to us. */
  async #try(outgoing: Outgoing): Promise<number | null> {
    const { session, document = SEND, onSent } = this.#options;
    const { roomId, clientMessageId, text, imageUploadIds } = outgoing;
    try {
      const input = { roomId, clientMessageId, text, imageUploadIds };
      const { sendMessage } = await session.ask<{ sendMessage: Record<string, unknown> }>(document, { input });
      this.discard(clientMessageId);
      onSent?.(outgoing, sendMessage);
      return null;
    } catch (error) {
      if (error instanceof NoAnswerError) return 0;
      if (!(error instanceof RefusedError)) throw error;
      if (error.retryAfterMs !== null) return error.retryAfterMs;
      if (error.code === 'INTERNAL_SERVER_ERROR') return 0;
      this.#replace(clientMessageId, { ...outgoing, refusal: error.message });
      return null;
    }
  }

  #replace(clientMessageId: string, by: Outgoing): void {
    this.#keep(by);
    this.#change(this.#waiting.map((one) => (one.clientMessageId === clientMessageId ? by : one)));
  }

  #keep(outgoing: Outgoing): void {
    this.#options.storage.setItem(this.#prefix + outgoing.clientMessageId, JSON.stringify(outgoing));
  }

  #change(waiting: readonly Outgoing[]): void {
    this.#waiting = waiting;
    this.#options.onChange?.(waiting);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** What an earlier visit has left, in the order of writing. */
function stored(storage: OutboxStorage, prefix: string): Outgoing[] {
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i)).filter((key) =>
    key?.startsWith(prefix),
  );
  return keys.map((key) => JSON.parse(storage.getItem(key!)!) as Outgoing).sort((a, b) => a.writtenAt - b.writtenAt);
}
