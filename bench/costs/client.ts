import { signAccessToken } from '../../src/accounts/access-token.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { App } from '../../src/shared/context.ts';
import { Child } from '../child.ts';
import type { HeavyData } from './heavy-data.ts';
import type { Watched } from './watched.ts';

/** What one document did to the server. */
export interface Cost extends Watched {
  ms: number;
  answerBytes: number;
  /** Of the first error; null when all went well. */
  reason: string | null;
}

/** A watched server of its own process, and one client of it. */
export class WatchedServer {
  readonly #child: Child;
  readonly #config: Config;
  readonly url: string;

  private constructor(child: Child, config: Config, url: string) {
    this.#child = child;
    this.#config = config;
    this.url = url;
  }

  /** Starts the compiled product in production mode, limits by address and person out of the way. `file`: the compiled watched.js. */
  static async start(databaseUrl: string, dataDir: string, file = './costs/watched.js'): Promise<WatchedServer> {
    const env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      AUTH_SECRET: 'a secret for the bench only, thirty-two letters and more',
      WEB_URL: 'http://web.bench',
      SMTP_URL: 'smtp://127.0.0.1:1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_FACTOR: '1000000',
      INTROSPECTION: 'true',
    };
    const child = new Child(file, ['--expose-gc', '--max-old-space-size=1024']);
    const url = await child.call<string>('start', { databaseUrl, env });
    return new WatchedServer(child, readConfig(env), url);
  }

  tokenOf({ userId, sessionId }: HeavyData): string {
    return signAccessToken({ config: this.#config, clock: () => new Date() } as App, { userId, sessionId }).token;
  }

  /** Asks a document and tells what it did. */
  async cost(query: string, token: string | null): Promise<Cost> {
    await this.watched();
    const began = performance.now();
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    const ms = performance.now() - began;
    const reason = /"reason":"(\w+)"/.exec(text.slice(-2_000))?.[1] ?? null;
    return {
      ...(await this.watched()),
      ms,
      answerBytes: Buffer.byteLength(text),
      reason: text.includes('"errors":') ? reason : null,
    };
  }

  watched(): Promise<Watched> {
    return this.#child.call('watched');
  }

  /** Bytes that are left after a garbage collection. */
  heap(): Promise<number> {
    return this.#child.call('heap');
  }

  async stop(): Promise<void> {
    await this.#child.call('stop');
    await this.#child.stop();
  }
}
