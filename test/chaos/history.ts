/** What a client saw of one event of a room, as its document asks for it. */
export interface SeenEvent {
  __typename: string;
  seq?: number;
  replayCount?: number;
  message?: { id: string; text: string | null };
  member?: { user: { id: string } | null };
  userId?: string;
}

/** Something a person wanted done; `ackedAt` is null while nobody has said that it is. Times are ms of the one clock of the harness. */
export interface Call {
  kind: 'send' | 'edit' | 'delete' | 'leave';
  person: string;
  roomId: string;
  /** What is unique about a message from its writing on: its text ends with it. */
  key?: string;
  messageId?: string;
  text?: string;
  seq?: number;
  calledAt: number;
  ackedAt: number | null;
  /** The reason of a refusal that ended it. */
  refused?: string;
}

/** An event that came over the line of one attempt to subscribe (`wire`), or that a client showed (`shown`). */
interface Delivery {
  follower: number;
  attempt: number;
  at: number;
  event: SeenEvent;
}

export interface Follower {
  id: number;
  person: string;
  roomId: string;
  afterSeq: number;
  startedAt: number;
  /** A member from the first to the last moment: it has to see everything. */
  isSteady: boolean;
  /** The log went back, said the client. */
  resets: number;
  /** Why it ended; null while it follows. */
  ended: string | null;
}

/** A query about a room: what its reader was told. */
interface Look {
  person: string;
  roomId: string;
  calledAt: number;
  answeredAt: number;
  /** Null: there is no such room for this person. */
  lastSeq: number | null;
  /** The reader had been told of the own leaving before, and asked to join again later. */
  isOutside: boolean;
}

export interface FinalMessage {
  id: string;
  seq: number;
  text: string | null;
  isDeleted: boolean;
}

/** All that clients recorded, and nothing else. */
export interface History {
  calls: Call[];
  followers: Follower[];
  wire: Delivery[];
  shown: Delivery[];
  looks: Look[];
  /** By room, after everything was healed, as one steady member reads it. */
  final: Map<string, { lastSeq: number; messages: FinalMessage[] }>;
  /** Refusals that nothing explains, and whatever else a client did not expect. */
  surprises: string[];
  /** Errors that the server calls its own; they may stand only where something was away. */
  internal: string[];
}

export const newHistory = (): History => ({
  calls: [],
  followers: [],
  wire: [],
  shown: [],
  looks: [],
  final: new Map(),
  surprises: [],
  internal: [],
});

export const now = (): number => performance.now();
