/** What is told of a piece of work beside its time. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** A piece of work in a trace. Whoever begins one ends it, once. */
export interface Span {
  /** Begins a part of it. A trace has a bounded number of parts; further ones are left out. */
  child(name: string, facts?: SpanFacts): Span;
  /** Tells more about it. */
  tell(facts: SpanFacts): void;
  end(error?: unknown): void;
}

/** One request over HTTP, as it was answered. */
interface WatchedRequest {
  method: string;
  /** The pattern of the route, never an address that somebody sent. */
  route: string;
  status: number;
  seconds: number;
}

/** One execution of an operation, or of an event of a subscription. */
interface WatchedOperation {
  kind: string;
  /** The root field, `several`, or `other`: a client cannot make up new ones. */
  name: string;
  seconds: number;
  /** Nodes, as `costs` of the rate limits counts. */
  cost: number;
  failed: boolean;
}

/** Jobs of one queue. */
export interface QueueDepth {
  queue: string;
  waiting: number;
  active: number;
  retrying: number;
}

/** What is looked at whenever metrics are asked for. */
export interface Watched {
  sockets(): number;
  followedRooms(): number;
  pool: { totalCount: number; idleCount: number; waitingCount: number; options: { max?: number } };
  queues(): Promise<readonly QueueDepth[]>;
}

/** What happens often and is only counted: plain numbers, read when metrics are asked for. */
export interface Counts {
  /** Subscriptions that are open now. */
  subscriptions: number;
  /** Events that were sent to subscribers. */
  deliveries: number;
}

/** Metrics and traces of this process. Nothing here fails or waits for whoever reads them. */
export interface Watch {
  /** Whether anybody looks: only then is it worth taking the time. */
  readonly isOn: boolean;
  /** Where metrics are read; null when they are not. */
  readonly url: string | null;
  readonly counts: Counts;
  /** Begins a trace, or goes on with the caller's (`traceparent`); null for those that are not sampled. */
  trace(name: string, facts?: SpanFacts, traceparent?: string): Span | null;
  request(request: WatchedRequest): void;
  operation(operation: WatchedOperation): void;
  /** An error that a client was told of. */
  error(code: string): void;
  statement(seconds: number, failed: boolean): void;
  /** From a commit to the moment at which its event was handed to the sockets of this process. */
  delivered(seconds: number): void;
  job(queue: string, seconds: number, failed: boolean): void;
  /** What to look at, as soon as it is there. */
  observe(watched: Watched): void;
  /** Sends what is left of traces, and closes the port. */
  close(): Promise<void>;
}

const nothing = () => undefined;

/** Nobody looks: nothing is measured. */
export const unwatched = (): Watch => ({
  isOn: false,
  url: null,
  counts: { subscriptions: 0, deliveries: 0 },
  trace: () => null,
  request: nothing,
  operation: nothing,
  error: nothing,
  statement: nothing,
  delivered: nothing,
  job: nothing,
  observe: nothing,
  close: async () => undefined,
});

/** Seconds since `startedAt` of `performance.now()`. */
export const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1_000;
