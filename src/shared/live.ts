import type { Context } from './context.ts';

/**
 * One subscription of one client, as its source sees it. Rendering is apart from sending, so that subscribers whose
 * answer is the same share one rendering and only the bytes are sent many times.
 */
export interface Subscriber<E> {
  /** The context of subscribing: who, in which language. Not for loading: each event gets a fresh one. */
  readonly ctx: Context;
  /** Subscribers with equal keys get equal payloads for this event. `isAuthor`: the viewer wrote what the event is about. */
  shareKey(isAuthor: boolean): string;
  /** Executes the selection for an event, in a fresh context, and serialises the answer. */
  render(event: E): Promise<string> | string;
  /** Sends a rendered payload; a reader that is too slow is cut off instead (close code 4008). */
  send(payload: string): void;
  /** Bytes that the reader has not taken yet. */
  backlog(): number;
  /** Resolves when what was sent has left for the kernel; for replays, which must not look like a slow reader. */
  drained(): Promise<void>;
  /** Ends the subscription: the client gets `complete`. */
  complete(): void;
  /**
   * Ends it with an error. One that will pass (a database that is away) closes the socket instead, with a code after which
   * clients come back by themselves.
   */
  fail(error: unknown): void;
}

/**
 * What a subscription field answers: it pushes events to its subscriber from `open` to `close`.
 * Not pulled: a thousand pulled iterators cost more than a thousand sends.
 */
export abstract class LiveSource<E> {
  abstract open(subscriber: Subscriber<E>): void;
  abstract close(): void;

  /** graphql-js takes only async iterables for a source; the door never iterates it. */
  [Symbol.asyncIterator](): AsyncIterator<E> {
    throw new Error('A live source pushes; it is not iterated');
  }
}
