import { type Client, createClient } from 'graphql-ws';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { useLanguage } from '../words.ts';
import { readied, renewed } from './identity.ts';

/** A line of the log: an event as it came, or what happened to the line. */
export interface Line {
  key: number;
  at: Date;
  /** Null for what is no numbered event. */
  seq: number | null;
  title: string;
  /** JSON, or ''. */
  text: string;
  kind: 'event' | 'note' | 'fault';
}

export type SocketState = 'closed' | 'connecting' | 'open' | 'cut';

interface LiveState {
  /** Null when nothing was ever followed here. */
  request: LiveRequest | null;
  lines: Line[];
  socket: SocketState;
  isPaused: boolean;
  /** The highest `seq` that came; null before one did. */
  seq: number | null;
  lost: number;
  doubled: number;
}

export interface LiveRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string | null;
}

const MAX_LINES = 1_000;
/** The session has ended, or its token has run out (docs/realtime.md). */
const FORBIDDEN = 4403;
const EMPTY = { seq: null, lost: 0, doubled: 0, isPaused: false } as const;

/** A subscription of a pane and its log: followed, cut, and taken up again after the last number that came. */
export class Live {
  readonly use: UseBoundStore<StoreApi<LiveState>> = create<LiveState>(() => ({
    request: null,
    socket: 'closed',
    lines: [],
    ...EMPTY,
  }));
  #client: Client | null = null;
  #identity = 'cookies';
  /** Set when the server has ended the session that followed. */
  #isSessionOver = false;
  #keys = 0;
  #end: () => void = () => undefined;

  /** Follows anew, with an empty log. Resolves when it is over: completed, or stopped. */
  async start(request: LiveRequest, identity: string): Promise<void> {
    this.stop();
    this.#identity = identity;
    this.use.setState({ request, ...EMPTY, lines: [] });
    const over = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    await this.#subscribe(request);
    await over;
  }

  /** Ends it, and closes the socket. */
  stop(): void {
    const client = this.#client;
    this.#client = null;
    void client?.dispose();
    if (this.use.getState().socket !== 'closed') this.use.setState({ socket: 'closed' });
    this.#end();
  }

  /** Breaks the connection, as a tunnel does: without a goodbye. */
  cut(): void {
    const client = this.#client;
    this.#client = null;
    client?.terminate();
    this.use.setState({ socket: 'cut' });
    this.#note('cut', '');
  }

  /** Comes back: with `afterSeq` as the highest number that came, where the document takes one. */
  async reconnect(): Promise<void> {
    const { request, seq } = this.use.getState();
    if (!request) return;
    const takesSeq = /\$afterSeq\b/.test(request.query);
    const variables = takesSeq && seq !== null ? { ...request.variables, afterSeq: seq } : request.variables;
    this.#note('reconnect', takesSeq && seq !== null ? `afterSeq: ${seq}` : '');
    await this.#subscribe({ ...request, variables });
  }

  /** Whether something is followed, or waits to be taken up again. */
  get isFollowing(): boolean {
    return this.use.getState().socket !== 'closed';
  }

  clear(): void {
    this.use.setState({ lines: [] });
  }

  setPaused(isPaused: boolean): void {
    this.use.setState({ isPaused });
  }

  async #subscribe(request: LiveRequest): Promise<void> {
    this.use.setState({ socket: 'connecting' });
    const { token } = await (this.#isSessionOver ? renewed : readied)(this.#identity);
    this.#isSessionOver = false;
    const client = createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      retryAttempts: 0,
      lazy: true,
      connectionParams: {
        'accept-language': useLanguage.getState().language,
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
    this.#client = client;
    client.on('connected', () => this.#client === client && this.use.setState({ socket: 'open' }));
    const isCurrent = () => this.#client === client;
    client.subscribe(request, {
      next: (result) => isCurrent() && this.#receive(result),
      error: (error) => {
        if (!isCurrent()) return;
        this.#line({ kind: 'fault', title: 'error', seq: null, text: faultText(error) });
        if (error instanceof CloseEvent) this.#closed(error);
        else this.stop();
      },
      complete: () => {
        if (!isCurrent()) return;
        this.#note('complete', '');
        this.stop();
      },
    });
  }

  /** The server has closed: it can be taken up again. */
  #closed({ code }: CloseEvent): void {
    this.#client = null;
    this.#isSessionOver = code === FORBIDDEN;
    this.use.setState({ socket: 'cut' });
  }

  #receive(result: { data?: unknown; errors?: unknown }): void {
    const event = Object.values((result.data ?? {}) as Record<string, unknown>)[0] as Numbered | null | undefined;
    const isReady = event?.__typename === 'RoomReady';
    const number = isReady ? null : typeof event?.seq === 'number' ? event.seq : null;
    if (isReady) this.#begin(event);
    else if (number !== null) this.#count(number);
    const text = JSON.stringify(result.errors ? result : event, null, 2);
    this.#line({ kind: 'event', title: event?.__typename ?? 'event', seq: number, text });
  }

  /** What RoomReady says: the log stands at `seq`, and so many events follow that were missed. */
  #begin({ seq, replayCount = 0 }: Numbered): void {
    if (typeof seq !== 'number') return;
    const { seq: highest, lost } = this.use.getState();
    const start = seq - replayCount;
    if (highest === null) this.use.setState({ seq: start });
    else if (start > highest) this.use.setState({ seq: start, lost: lost + start - highest });
  }

  #count(number: number): void {
    const { seq, lost, doubled } = this.use.getState();
    if (seq === null) this.use.setState({ seq: number });
    else if (number <= seq) this.use.setState({ doubled: doubled + 1 });
    else this.use.setState({ seq: number, lost: lost + number - seq - 1 });
  }

  #note(title: string, text: string): void {
    this.#line({ kind: 'note', title, text, seq: null });
  }

  #line(line: Omit<Line, 'key' | 'at'>): void {
    const made = { ...line, key: this.#keys++, at: new Date() };
    this.use.setState(({ lines }) => ({ lines: [...lines, made].slice(-MAX_LINES) }));
  }
}

interface Numbered {
  __typename?: string;
  seq?: number;
  replayCount?: number;
}

function faultText(error: unknown): string {
  if (error instanceof CloseEvent) return `${error.code} ${error.reason}`;
  if (error instanceof Event) return 'The connection failed';
  return JSON.stringify(error, null, 2);
}
