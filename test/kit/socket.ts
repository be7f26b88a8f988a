import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Failure, TestClient } from './client.ts';
import { until } from './until.ts';

export interface TestSocketOptions {
  /** Sent as connection parameters; default the client's bearer token. */
  params?: Record<string, unknown>;
  origin?: string;
}

/** What a subscription has brought so far, and how it ended. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
export class Received<T = any> {
  readonly events: T[] = [];
  readonly errors: Failure[] = [];
  completed = false;
  stop: () => void = () => undefined;

  /** Waits until there are `count` events and answers them all. */
  async atLeast(count: number): Promise<T[]> {
    await until(
      () => this.events.length >= count,
      () =>
        `${count} events; there are ${JSON.stringify({ events: this.events, errors: this.errors, completed: this.completed })}`,
    );
    return this.events;
  }

  async end(): Promise<void> {
    await until(
      () => this.completed || this.errors.length > 0,
      () => 'the end of a subscription',
    );
  }
}

/** A graphql-ws client of one person that never reconnects by itself. */
export class TestSocket {
  readonly client: Client;
  /** The close code and reason, once the server or `cut()` has closed it. */
  closed: { code: number; reason: string } | null = null;
  socket: WebSocket | null = null;

  constructor(person: TestClient, options: TestSocketOptions = {}) {
    const { 'x-forwarded-for': address, cookie, 'accept-language': language } = person.headers();
    const headers = {
      ...(address && { 'x-forwarded-for': address }),
      ...(cookie && { cookie }),
      ...(language && { 'accept-language': language }),
    };
    class Socket extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        super(url, protocols, { headers, ...(options.origin && { origin: options.origin }) });
      }
    }
    this.client = createClient({
      url: `${person.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Socket,
      connectionParams:
        options.params ?? (person.options.token ? { authorization: `Bearer ${person.options.token}` } : {}),
      retryAttempts: 0,
      lazy: true,
      lazyCloseTimeout: 60_000,
      on: {
        opened: (socket) => {
          this.socket = socket as WebSocket;
        },
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.closed = { code, reason };
        },
      },
    });
  }

  /** Subscribes; what arrives is collected under the one root field. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  subscribe<T = any>(query: string, variables: Record<string, unknown> = {}): Received<T> {
    const received = new Received<T>();
    received.stop = this.client.subscribe<Record<string, T>>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) received.errors.push(...(errors as unknown as Failure[]));
          if (data) received.events.push(Object.values(data)[0]!);
        },
        error: (error) => {
          if (Array.isArray(error)) received.errors.push(...(error as Failure[]));
          else received.completed = true;
        },
        complete: () => {
          received.completed = true;
        },
      },
    );
    return received;
  }

  /** One operation over the socket; its answer as it came. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  async send(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    return new Promise((resolve) => {
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
      let answer: any;
      this.client.subscribe(
        { query, variables },
        {
          next: (value) => {
            answer = value;
          },
          error: (errors) => resolve({ errors }),
          complete: () => resolve(answer),
        },
      );
    });
  }

  /** Breaks the connection as a lost network does: no close frame. */
  cut(): void {
    this.socket?.terminate();
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
  }
}
