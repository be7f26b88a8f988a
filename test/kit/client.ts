import { randomInt } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';

/** An answer over HTTP, with what a test looks at. */
export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T;
  errors: Failure[];
}

/** An error as clients see it. */
export interface Failure extends GraphQLFormattedError {
  extensions: {
    code: string;
    reason: string;
    requestId: string;
    fields?: { path: string; reason: string; limit?: number; message: string }[];
    retryAfterSeconds?: number;
    [key: string]: unknown;
  };
}

export interface ClientOptions {
  /** Bearer token of a signed-in client. */
  token?: string;
  language?: string;
  headers?: Record<string, string>;
}

/** A client of the public API over HTTP. Each has an address of its own, so that limits by address do not meet. */
export class TestClient {
  readonly url: string;
  readonly options: ClientOptions;
  /** Cookies as a browser would keep them. */
  readonly cookies = new Map<string, { value: string; path: string }>();
  readonly address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  constructor(url: string, options: ClientOptions = {}) {
    this.url = url;
    this.options = options;
  }

  /** Headers of this client for a path of the server, cookies included; also for WebSocket. */
  headers(path = '/graphql'): Record<string, string> {
    const cookies = [...this.cookies]
      .filter(([, { path: p }]) => path.startsWith(p))
      .map(([name, { value }]) => `${name}=${value}`);
    return {
      'x-forwarded-for': this.address,
      ...(this.options.language && { 'accept-language': this.options.language }),
      ...(this.options.token && { authorization: `Bearer ${this.options.token}` }),
      ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
      ...this.options.headers,
    };
  }

  /** Sends an operation and answers everything; errors are not thrown. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  async send<T = any>(query: string, variables: Record<string, unknown> = {}, path = '/graphql'): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers(path) },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const body = (await response.json()) as { data?: T; errors?: Failure[] };
    return { status: response.status, headers: response.headers, data: body.data as T, errors: body.errors ?? [] };
  }

  /** Sends an operation that must succeed, and answers its data. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape it asked for
  async ask<T = any>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.send<T>(query, variables);
    if (errors.length > 0) throw new Error(`${query.trim().slice(0, 100)} failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Sends an operation that must be refused with one error, and answers it. */
  async refused(query: string, variables: Record<string, unknown> = {}): Promise<Failure> {
    const { data, errors } = await this.send(query, variables);
    if (errors.length !== 1)
      throw new Error(`${query.trim().slice(0, 100)} was not refused once: ${JSON.stringify({ data, errors })}`);
    return errors[0]!;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const attribute = (name: string) =>
      attributes.find((a) => a.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    if (attribute('max-age') === '0') this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), path: attribute('path') ?? '/' });
  }
}
