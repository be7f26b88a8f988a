import { type Client, CloseCode, createClient } from 'graphql-ws';
import { type Failure, isSessionExpired, RefusedError } from './errors.ts';
import type { Session } from './session.ts';

/** `live`: events arrive. `connecting`: the line is cut or not up yet; it is tried again by itself. */
export type LineState = 'connecting' | 'live';

export interface LiveOptions {
  /** Address of the socket, such as wss://api.example.com/graphql. */
  url: string;
  session: Session;
  /** For runtimes without a WebSocket of their own. */
  webSocketImpl?: unknown;
  /** `ko` or `en`. */
  language?: () => string;
  /** Longest wait between two attempts, ms; 10 s. */
  maxWaitMs?: number;
  /** How often a line that is still is asked whether it is there, ms; 12 s. */
  pingMs?: number;
  /** A line that has not answered after so many ms is given up; 8 s. */
  pongMs?: number;
}

export interface Sink<T> {
  next(data: T): void;
  /** The server refuses this subscription: it will not be tried again. */
  refused(error: RefusedError): void;
  /** The server has ended it: the viewer may not see more. */
  ended(): void;
  state?(state: LineState): void;
}

const FIRST_WAIT_MS = 250;
const PING_MS = 12_000;
const PONG_MS = 8_000;

/**
 * Subscriptions that survive cuts. graphql-ws would subscribe again with the variables of the first time; here each attempt asks for
 * them anew, so that it goes on where the last one stopped. An expired session is renewed before the next attempt.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #client: Client;

  constructor(options: LiveOptions) {
    this.#options = options;
    const { url, session, webSocketImpl, language, pingMs = PING_MS, pongMs = PONG_MS } = options;
    let late: ReturnType<typeof setTimeout> | undefined;
    const giveUpIn = () => {
      clearTimeout(late);
      late = setTimeout(() => this.#client.terminate(), pongMs);
    };
    const answered = () => clearTimeout(late);
    this.#client = createClient({
      url,
      webSocketImpl: patientFor(pongMs, webSocketImpl),
      lazy: true,
      keepAlive: pingMs,
      retryAttempts: 0,
      // A network that is gone does not say so.
      on: {
        opened: giveUpIn,
        connected: answered,
        ping: (isReceived) => {
          if (!isReceived) giveUpIn();
        },
        pong: answered,
        closed: answered,
      },
      connectionParams: () => ({
        ...(session.accessToken && { authorization: `Bearer ${session.accessToken}` }),
        ...(language && { acceptLanguage: language() }),
      }),
    });
  }

  /** Subscribes until it is refused, ended, or the returned function is called. `variables` is asked at each attempt. */
  subscribe<T>(query: string, variables: () => Record<string, unknown>, sink: Sink<T>): () => void {
    const stop = new AbortController();
    void this.#run(query, variables, sink, stop.signal);
    return () => stop.abort();
  }

  /** Closes the socket at once, and with it all subscriptions: they come back by themselves. For tests and for `online`. */
  reconnect(): void {
    this.#client.terminate();
  }

  /** Ends everything. */
  async close(): Promise<void> {
    try {
      await this.#client.dispose();
    } catch (error) {
      // It waits for the line that is just being made: one that could not be made is closed, too.
      if (typeof (error as { code?: unknown } | null)?.code !== 'number' && !isEvent(error)) throw error;
    }
  }

  async #run<T>(
    query: string,
    variables: () => Record<string, unknown>,
    sink: Sink<T>,
    signal: AbortSignal,
  ): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(wait * 2, this.#options.maxWaitMs ?? 10_000)) {
      sink.state?.('connecting');
      const outcome = await this.#attempt(query, variables(), sink, signal);
      if (signal.aborted) return;
      if (outcome.kind === 'ended') return sink.ended();
      if (outcome.kind === 'refused') return sink.refused(outcome.error);
      if (outcome.wasLive) wait = FIRST_WAIT_MS;
      if (outcome.kind === 'expired' && (await this.#renew()) === false) return sink.refused(outcome.error);
      // Half of it by chance: clients that were cut together do not come back together.
      await pause(wait / 2 + Math.random() * (wait / 2), signal);
    }
  }

  /** False when the session is over; a renewal that got no answer counts as one more cut. */
  #renew(): Promise<boolean> {
    return this.#options.session.renew().catch(() => true);
  }

  #attempt<T>(query: string, variables: Record<string, unknown>, sink: Sink<T>, signal: AbortSignal): Promise<Outcome> {
    return new Promise((resolve) => {
      let wasLive = false;
      const finish = (outcome: Outcome) => {
        signal.removeEventListener('abort', dispose);
        resolve(outcome);
      };
      const dispose = this.#client.subscribe<T>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (!wasLive) sink.state?.('live');
            wasLive = true;
            if (data) sink.next(data);
            else if (errors) finish(outcomeOf(errors as unknown as Failure[], wasLive));
          },
          error: (error) => finish(outcomeOf(error, wasLive)),
          complete: () => finish({ kind: 'ended', wasLive }),
        },
      );
      signal.addEventListener('abort', dispose, { once: true });
    });
  }
}

/** What a WebSocket that could not be opened leaves. */
const isEvent = (error: unknown): boolean => typeof (error as { type?: unknown } | null)?.type === 'string';

/** A WebSocket that is given up when it has not opened after so many ms: some runtimes wait for minutes, or for ever. */
function patientFor(ms: number, given?: unknown): typeof WebSocket {
  const Implementation = (given ?? globalThis.WebSocket) as typeof WebSocket;
  return class extends Implementation {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      const late = setTimeout(() => this.close(), ms);
      for (const event of ['open', 'error', 'close']) this.addEventListener(event, () => clearTimeout(late));
    }
  };
}

type Outcome =
  | { kind: 'cut' | 'ended'; wasLive: boolean }
  | { kind: 'refused' | 'expired'; wasLive: boolean; error: RefusedError };

/** What graphql-ws hands over: a list of GraphQL errors, the close of the socket, or a fault of the network. */
function outcomeOf(error: unknown, wasLive: boolean): Outcome {
  if (Array.isArray(error)) {
    const failures = error as Failure[];
    if (isSessionExpired(failures)) return { kind: 'expired', wasLive, error: new RefusedError(failures) };
    const refused = new RefusedError(failures);
    if (refused.retryAfterMs !== null || refused.code === 'INTERNAL_SERVER_ERROR') return { kind: 'cut', wasLive };
    return { kind: 'refused', wasLive, error: refused };
  }
  if ((error as { code?: number } | null)?.code === CloseCode.Forbidden) {
    return { kind: 'expired', wasLive, error: new RefusedError([EXPIRED]) };
  }
  return { kind: 'cut', wasLive };
}

const EXPIRED: Failure = {
  message: 'The session has ended.',
  extensions: { code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' },
};

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
