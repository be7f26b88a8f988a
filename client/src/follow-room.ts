import type { RefusedError } from './errors.ts';
import type { LineState, Live } from './live.ts';

/** What a document about a room's events has to select at least. `seq` stands on every durable event. */
export interface RoomEvent {
  __typename?: string;
  seq?: number;
  replayCount?: number;
}

export interface FollowOptions<Event extends RoomEvent> {
  live: Live;
  roomId: string;
  /** Highest `seq` that is known already: `room.lastSeq` of the query that filled the screen. */
  afterSeq: number;
  /**
   * A subscription with `$roomId: ID!` and `$afterSeq: Int` whose field is `roomEvents`; it selects `__typename`,
   * `... on RoomReady { seq replayCount }` and `... on RoomLogEntry { seq }`.
   */
  document: string;
  /** Each durable event once, in order; signals (typing, read marks) as they come. */
  onEvent(event: Event): void;
  onState?(state: LineState): void;
  /** What is on the screen is of another log (the server was restored from a backup): query the room again, then follow anew. */
  onReset?(): void;
  /** The viewer has left, or may not follow this room. */
  onEnd?(error: RefusedError | null): void;
}

/**
 * Follows a room without a gap: every durable event after `afterSeq` arrives exactly once and in order, over cuts, restarts and expired
 * sessions. After each break the server is asked for what came after the highest `seq` seen; `RoomReady` proves that nothing is missing:
 * `seq − replayCount` is the number seen last.
 * @returns what ends it.
 */
export function followRoom<Event extends RoomEvent>(options: FollowOptions<Event>): () => void {
  const { live, roomId, document, onEvent, onState, onReset, onEnd } = options;
  let seen = options.afterSeq;
  const stop = live.subscribe<{ roomEvents: Event }>(document, () => ({ roomId, afterSeq: seen }), {
    next: ({ roomEvents: event }) => {
      if (event.__typename === 'RoomReady') {
        if (event.seq! - event.replayCount! === seen) return;
        stop();
        onReset?.();
        return;
      }
      if (event.seq !== undefined) {
        if (event.seq <= seen) return;
        seen = event.seq;
      }
      onEvent(event);
    },
    refused: (error) => {
      const isAhead = error.failures.some(({ extensions }) =>
        extensions?.fields?.some(({ path }) => path === 'afterSeq'),
      );
      if (isAhead) onReset?.();
      else onEnd?.(error);
    },
    ended: () => onEnd?.(null),
    ...(onState && { state: onState }),
  });
  return stop;
}
