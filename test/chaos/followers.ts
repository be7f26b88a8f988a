import { followRoom, Live, type Sink } from '../../client/src/index.ts';
import type { Habits } from './defects.ts';
import { type Follower, now, type SeenEvent } from './history.ts';
import { lineOf, type Person } from './people.ts';
import type { Stack } from './stack.ts';
import type { Scene } from './writers.ts';

const FOLLOW = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) { __typename
  ... on RoomReady { seq replayCount } ... on RoomLogEntry { seq } ... on MessageSent { message { id text } }
  ... on MessageEdited { message { id text } } ... on MessageDeleted { message { id text } }
  ... on MemberJoined { member { user { id } } } ... on MemberLeft { userId } } }`;

/** The socket of one device, on which what comes is recorded before the client's own code sees it. */
class RecordedLive extends Live {
  readonly #tap: (attempt: number, event: SeenEvent) => readonly SeenEvent[];
  readonly #habits: Habits;

  constructor(
    options: ConstructorParameters<typeof Live>[0],
    habits: Habits,
    tap: (attempt: number, event: SeenEvent) => readonly SeenEvent[],
  ) {
    super(options);
    this.#tap = tap;
    this.#habits = habits;
  }

  override subscribe<T>(query: string, variables: () => Record<string, unknown>, sink: Sink<T>): () => void {
    let attempt = 0;
    const asked = () => {
      attempt++;
      const given = variables();
      return this.#habits.asksAfter ? { ...given, afterSeq: this.#habits.asksAfter(given.afterSeq as number) } : given;
    };
    return super.subscribe<T>(query, asked, {
      ...sink,
      next: (data) => {
        const { roomEvents } = data as { roomEvents: SeenEvent };
        for (const event of this.#tap(attempt, roomEvents)) sink.next({ roomEvents: event } as T);
      },
    });
  }
}

export interface Following {
  record: Follower;
  /** Highest `seq` shown. */
  seen(): number;
  stop(): Promise<void>;
}

/** Follows a room from `afterSeq` on with the client's own code, as long as the server lets it, and records. */
export function follow(
  stack: Stack,
  scene: Scene,
  person: Person,
  roomId: string,
  afterSeq: number,
  isSteady: boolean,
): Following {
  const { history, habits } = scene;
  const id = history.followers.length;
  const record: Follower = {
    id,
    person: person.id,
    roomId,
    afterSeq,
    startedAt: now(),
    isSteady,
    resets: 0,
    ended: null,
  };
  history.followers.push(record);
  let seen = afterSeq;
  const live = new RecordedLive(lineOf(stack, person), habits, (attempt, given) => {
    const events = habits.line ? habits.line(record, given) : [given];
    for (const event of events) history.wire.push({ follower: id, attempt, at: now(), event });
    return events;
  });
  const show = (event: SeenEvent) => {
    if (event.seq === undefined) return;
    seen = Math.max(seen, event.seq);
    if (habits.forgetsToShow?.()) return;
    history.shown.push({ follower: id, attempt: 0, at: now(), event });
  };
  const begin = (from: number): (() => void) =>
    followRoom<SeenEvent>({
      live,
      roomId,
      afterSeq: from,
      document: FOLLOW,
      onEvent: show,
      onReset: () => {
        record.resets++;
        record.ended ??= 'reset';
      },
      onEnd: (error) => {
        record.ended ??= error ? `${error.code} ${error.reason}` : 'over';
      },
    });
  const end = begin(afterSeq);
  return {
    record,
    seen: () => seen,
    stop: async () => {
      end();
      await live.close();
    },
  };
}
