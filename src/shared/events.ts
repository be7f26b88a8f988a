import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { channelOf, type RedisConnections } from './redis.ts';
import { RedisTopics } from './redis-topics.ts';

/** Fan-out of small JSON messages by topic: inside the process and, through Redis, to all others. */
export interface Events {
  /** Tells everybody who listens now; nobody is waited for, and nothing is kept. This process hears it at once. */
  publish(topic: string, data: unknown): void;
  /** Hears a topic from when `ready` resolves until `stop()`. */
  listen(topic: string, handler: (data: unknown) => void): Listening;
  /**
   * Calls back when messages of other processes may have been lost: Redis was away, here or there. Whoever keeps a state
   * by listening looks again. Answers how to stop that.
   */
  onGap(handler: () => void): () => void;
  /** Topics that somebody listens to; for tests against leaks. */
  topics(): number;
  /** Answers whether events reach other processes now; always true without Redis. */
  healthy(): boolean;
  close(): void;
}

export interface Listening {
  /**
   * Resolves when messages published from now on arrive, or after a second: while Redis is away nobody waits for it, and
   * what is missed is healed by looking.
   */
  ready: Promise<void>;
  stop(): void;
}

type Handler = (data: unknown) => void;

/** Longest wait for Redis to take a subscription, ms. */
const READY_MS = 1_000;
const PING_MS = 2_000;
/** Told to all by a process whose messages could not be sent. */
const GAP_TOPIC = 'gap';

/** Events for one process (`redis` null) or many. */
export function createEvents(redis: RedisConnections | null, log: Logger): Events {
  return redis ? createSharedEvents(redis, log) : createLocalEvents(log);
}

function createLocalEvents(log: Logger): Events {
  const handlers = new Map<string, Set<Handler>>();
  return {
    publish: (topic, data) => {
      for (const handler of [...(handlers.get(topic) ?? [])]) callSafely(handler, data, topic, log);
    },
    listen: (topic, handler) => {
      const set = handlers.get(topic) ?? new Set();
      handlers.set(topic, set.add(handler));
      const stop = () => {
        set.delete(handler);
        if (set.size === 0 && handlers.get(topic) === set) handlers.delete(topic);
      };
      return { ready: Promise.resolve(), stop };
    },
    onGap: () => () => undefined,
    topics: () => handlers.size,
    healthy: () => true,
    close: () => handlers.clear(),
  };
}

/** One bad listener must not keep the others from hearing. */
function callSafely(handler: Handler, data: unknown, topic: string, log: Logger): void {
  try {
    handler(data);
  } catch (error) {
    log.error({ err: error, topic }, 'an event listener failed');
  }
}

function createSharedEvents({ commands, subscriber }: RedisConnections, log: Logger): Events {
  const local = createLocalEvents(log);
  const shared = new Map<string, { count: number; ready: Promise<void> }>();
  const gapHandlers = new Set<Handler>();
  const tellGap = () => {
    for (const handler of gapHandlers) callSafely(handler, null, GAP_TOPIC, log);
  };

  // What we have said ourselves has been heard here at once.
  const self = `${randomBytes(6).toString('base64url')} `;
  const topics = new RedisTopics(
    subscriber,
    log,
    (topic, text) => {
      if (text.startsWith(self)) return;
      if (topic === GAP_TOPIC) tellGap();
      else hear(topic, text);
    },
    tellGap,
  );
  const hear = (topic: string, text: string) => {
    try {
      local.publish(topic, JSON.parse(text.slice(text.indexOf(' ') + 1)));
    } catch (error) {
      log.warn({ err: error, topic }, 'a message from Redis is none of ours');
    }
  };
  void topics.want(GAP_TOPIC);
  const publisher = createPublisher(commands, self);

  return {
    publish: (topic, data) => {
      local.publish(topic, data);
      publisher.publish(topic, data);
    },
    listen: (topic, handler) => {
      const inner = local.listen(topic, handler);
      const entry = shared.get(topic) ?? { count: 0, ready: atLatest(READY_MS, topics.want(topic)) };
      shared.set(topic, entry);
      entry.count++;
      let open = true;
      const stop = () => {
        if (!open) return;
        open = false;
        inner.stop();
        if (--entry.count > 0) return;
        shared.delete(topic);
        topics.unwant(topic);
      };
      return { ready: entry.ready, stop };
    },
    onGap: (handler) => {
      gapHandlers.add(handler);
      return () => gapHandlers.delete(handler);
    },
    topics: () => local.topics(),
    healthy: () => topics.isHealthy && publisher.isHealthy(),
    close: () => {
      local.close();
      gapHandlers.clear();
      publisher.close();
      topics.close();
    },
  };
}

/** Sends messages to Redis, and remembers when one did not get there: then all are told to look again, once it can be. */
function createPublisher(commands: Redis, self: string) {
  let isHealthy = false;
  let hasLost = false;
  const fail = () => {
    isHealthy = false;
    hasLost = true;
  };
  const check = async () => {
    try {
      await commands.ping();
      if (hasLost) await commands.publish(channelOf(GAP_TOPIC), self);
      hasLost = false;
      isHealthy = true;
    } catch {
      isHealthy = false;
    }
  };
  const onReady = () => void check();
  commands.on('ready', onReady);
  const checking = setInterval(onReady, PING_MS).unref();
  return {
    publish: (topic: string, data: unknown) => {
      commands.publish(channelOf(topic), `${self}${JSON.stringify(data)}`).catch(fail);
    },
    isHealthy: () => isHealthy && commands.status === 'ready',
    close: () => {
      clearInterval(checking);
      commands.off('ready', onReady);
    },
  };
}

/** Resolves with `work`, or after `ms` without it. */
function atLatest(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
