import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { channelOf } from './redis.ts';

/** Topics in one SUBSCRIBE. */
const CHUNK = 500;
const CHECK_MS = 2_000;
const RETRY_MS = 500;
/** Always subscribed to, so that the connection can be asked how many topics it has. */
const CHECK_TOPIC = 'check';

/**
 * Keeps one connection to Redis subscribed to the topics that are wanted now, through reconnections and refusals. One
 * command at a time: what is wanted meanwhile goes with the next.
 */
export class RedisTopics {
  readonly #client: Redis;
  readonly #log: Logger;
  readonly #onStanding: () => void;
  /** By topic, what to do when it stands. */
  readonly #wanted = new Map<string, () => void>();
  /** Subscribed to, as far as we know, on the present connection. */
  readonly #subscribed = new Set<string>();
  #missing = new Set<string>();
  readonly #surplus = new Set<string>();
  readonly #checking: NodeJS.Timeout;
  #connection = 0;
  #isCheckDue = false;
  #isBusy = false;
  #hasFailed = false;
  /** Whether all that is wanted stands and the last check was right. */
  isHealthy = false;

  /** `onStanding` is called each time when all topics stand on a new connection: what was told before may be lost. */
  constructor(client: Redis, log: Logger, onMessage: (topic: string, text: string) => void, onStanding: () => void) {
    this.#client = client;
    this.#log = log;
    this.#onStanding = onStanding;
    this.#wanted.set(CHECK_TOPIC, () => undefined);
    const skip = channelOf('').length;
    client.on('message', (channel: string, text: string) => onMessage(channel.slice(skip), text));
    client.on('ready', () => this.#begin());
    client.on('close', () => this.#forget());
    if (client.status === 'ready') this.#begin();
    this.#checking = setInterval(() => {
      this.#isCheckDue = true;
      void this.#work();
    }, CHECK_MS).unref();
  }

  /** Resolves when the topic stands; not while Redis is away. */
  want(topic: string): Promise<void> {
    if (this.#subscribed.has(topic)) {
      this.#surplus.delete(topic);
      this.#wanted.set(topic, () => undefined);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#wanted.set(topic, resolve);
      this.#missing.add(topic);
      void this.#work();
    });
  }

  unwant(topic: string): void {
    this.#wanted.delete(topic);
    this.#missing.delete(topic);
    if (!this.#subscribed.has(topic)) return;
    this.#surplus.add(topic);
    void this.#work();
  }

  close(): void {
    clearInterval(this.#checking);
    this.#wanted.clear();
    this.#forget();
  }

  /** A connection is new: nothing stands on it. */
  #begin(): void {
    this.#forget();
    void this.#work();
  }

  #forget(): void {
    this.#connection++;
    this.isHealthy = false;
    this.#subscribed.clear();
    this.#surplus.clear();
    this.#missing = new Set(this.#wanted.keys());
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      // In the next breath, so that what is wanted together goes together.
      await Promise.resolve();
      while (this.#client.status === 'ready' && (await this.#step()));
      this.#hasFailed = false;
    } catch (error) {
      this.isHealthy = false;
      if (this.#client.status === 'ready') this.#complain(error);
      setTimeout(() => void this.#work(), RETRY_MS).unref();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Sends one command; false when there is nothing to do. */
  async #step(): Promise<boolean> {
    if (this.#missing.size > 0) await this.#subscribe();
    else if (this.#surplus.size > 0) await this.#unsubscribe();
    else if (this.#isCheckDue) await this.#check();
    else return false;
    return true;
  }

  async #subscribe(): Promise<void> {
    const connection = this.#connection;
    const topics = first(this.#missing, CHUNK);
    await this.#client.subscribe(...topics.map(channelOf));
    if (connection !== this.#connection) return;
    for (const topic of topics) {
      this.#missing.delete(topic);
      this.#subscribed.add(topic);
      const stands = this.#wanted.get(topic);
      if (stands) stands();
      else this.#surplus.add(topic);
    }
    if (this.#missing.size > 0 || this.isHealthy) return;
    this.isHealthy = true;
    this.#onStanding();
  }

  async #unsubscribe(): Promise<void> {
    const topics = first(this.#surplus, CHUNK);
    // Not subscribed from the moment of sending: who wants one of them now subscribes behind it.
    for (const topic of topics) {
      this.#surplus.delete(topic);
      this.#subscribed.delete(topic);
    }
    await this.#client.unsubscribe(...topics.map(channelOf));
  }

  /** Redis counts the topics of this connection in every answer: another number than ours means that some were lost. */
  async #check(): Promise<void> {
    this.#isCheckDue = false;
    const connection = this.#connection;
    const count = await this.#client.subscribe(channelOf(CHECK_TOPIC));
    if (connection !== this.#connection || count === this.#subscribed.size) return;
    this.#log.warn(
      { count, expected: this.#subscribed.size },
      'Redis has other topics for us than we have: connecting anew',
    );
    this.#client.disconnect(true);
  }

  #complain(error: unknown): void {
    if (!this.#hasFailed)
      this.#log.warn({ reason: (error as Error).message }, 'Redis refuses to subscribe us; trying again');
    this.#hasFailed = true;
  }
}

/** The first of a set, at most `count`. */
function first<T>(set: ReadonlySet<T>, count: number): T[] {
  const found: T[] = [];
  for (const value of set) {
    if (found.length === count) break;
    found.push(value);
  }
  return found;
}
