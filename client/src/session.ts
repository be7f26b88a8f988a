import { type Failure, isSessionExpired, NoAnswerError, RefusedError } from './errors.ts';

/** Tokens of a client that is no browser; browsers keep theirs in cookies that no script can read. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** Where such a client keeps them. `save(null)` when the session is over. */
export interface TokenStore {
  load(): Tokens | null;
  save(tokens: Tokens | null): void;
}

export interface SessionOptions {
  /** Address of the API, such as https://api.example.com/graphql. */
  url: string;
  /** Left out: cookies. */
  tokens?: TokenStore;
  /** `ko` or `en`, asked at each request. */
  language?: () => string;
  fetch?: typeof fetch;
  /** An answer that has not come after so many ms does not come: NoAnswerError; 30 s. */
  timeoutMs?: number;
  /** The session is over: it could not be renewed. The person has to sign in again. */
  onSignedOut?: () => void;
}

export interface GraphqlRequest {
  query?: string;
  variables?: object;
  operationName?: string;
  extensions?: object;
}

export interface GraphqlAnswer<T = Record<string, unknown>> {
  data?: T | null;
  errors?: readonly Failure[];
  extensions?: object;
}

const TIMEOUT_MS = 30_000;

const REFRESH =
  'mutation ($refreshToken: String) { refreshSession(refreshToken: $refreshToken) { accessToken refreshToken } }';

/** Requests of one signed-in client. An expired session is renewed once for all who wait, and they are asked again. */
export class Session {
  readonly #options: SessionOptions;
  readonly #fetch: typeof fetch;
  #renewing: Promise<boolean> | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#fetch = options.fetch ?? ((...args) => fetch(...args));
  }

  /** The present access token; null with cookies, and when signed out. */
  get accessToken(): string | null {
    return this.#options.tokens?.load()?.accessToken ?? null;
  }

  /**
   * Sends a request and resolves with what the server says, errors included.
   * @throws NoAnswerError when no GraphQL answer came.
   */
  async send<T>(request: GraphqlRequest, signal?: AbortSignal): Promise<GraphqlAnswer<T>> {
    const answer = await this.#post<T>(request, this.accessToken, signal);
    if (!answer.errors || !isSessionExpired(answer.errors)) return answer;
    if (!(await this.renew())) return answer;
    return this.#post<T>(request, this.accessToken, signal);
  }

  /**
   * The same for those who want data or an exception.
   * @throws RefusedError with everything the server said; NoAnswerError.
   */
  async ask<T>(query: string, variables: object = {}, signal?: AbortSignal): Promise<T> {
    const { data, errors } = await this.send<T>({ query, variables }, signal);
    if (errors?.length) throw new RefusedError(errors);
    return data as T;
  }

  /** Renews the session; false when it is over. Whoever calls meanwhile gets the same answer. @throws NoAnswerError. */
  renew(): Promise<boolean> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renew(): Promise<boolean> {
    const { tokens, onSignedOut } = this.#options;
    const kept = tokens?.load() ?? null;
    if (tokens && !kept) return false;
    const variables = { refreshToken: kept?.refreshToken ?? null };
    const { data, errors } = await this.#post<{ refreshSession: Tokens }>({ query: REFRESH, variables }, null);
    if (!errors?.length && data) {
      if (tokens) tokens.save(data.refreshSession);
      return true;
    }
    // Too many at once, or a server that is busy, is no end.
    if (errors?.some(({ extensions }) => extensions?.code !== 'UNAUTHENTICATED')) throw new RefusedError(errors);
    tokens?.save(null);
    onSignedOut?.();
    return false;
  }

  async #post<T>(request: GraphqlRequest, accessToken: string | null, signal?: AbortSignal): Promise<GraphqlAnswer<T>> {
    const { url, language, timeoutMs = TIMEOUT_MS } = this.#options;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    };
    if (language) headers['accept-language'] = language();
    if (accessToken) headers.authorization = `Bearer ${accessToken}`;
    let text: string;
    // A network that is gone does not say so.
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await this.#fetch(url, {
        method: 'POST',
        credentials: 'include',
        headers,
        body: JSON.stringify(request),
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      text = await answer.text();
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new NoAnswerError('The server could not be reached.', { cause });
    }
    try {
      const answer = JSON.parse(text) as GraphqlAnswer<T>;
      if (answer.data !== undefined || answer.errors) return answer;
    } catch {
      // Not JSON: a proxy answered, not the server.
    }
    throw new NoAnswerError('What answered was not the server.');
  }
}
