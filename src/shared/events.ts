import { createRedisEventTarget } from '@graphql-yoga/redis-event-target';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Fan-out of small JSON messages by topic: inside the process, or through Redis so that all instances hear it. */
export interface Events {
  /** Tells everybody who listens now; nobody is waited for, and nothing is kept. */
  publish(topic: string, data: unknown): void;
  /** Hears a topic from when `ready` resolves until `stop()`. */
  listen(topic: string, handler: (data: unknown) => void): Listening;
  /** Topics that somebody listens to; for tests against leaks. */
  topics(): number;
  /** Answers whether events reach other instances now; always true without Redis. */
  healthy(): boolean;
  close(): Promise<void>;
}

export interface Listening {
  /** Resolves when messages published from now on arrive. */
  ready: Promise<void>;
  stop(): void;
}

type Handler = (data: unknown) => void;

/** Events for one instance (`redisUrl` null) or many. A message may be lost when Redis is away: the log heals it. */
export function createEvents(redisUrl: string | null, log: Logger): Events {
  return redisUrl ? createRedisEvents(redisUrl, log) : createLocalEvents(log);
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
    topics: () => handlers.size,
    healthy: () => true,
    close: async () => handlers.clear(),
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

/** One line when Redis goes and one when it is back, however often the client tries in between. */
export function tellOfOutages(client: Redis, log: Logger): void {
  let isAway = false;
  client.on('error', (error: NodeJS.ErrnoException) => {
    if (isAway) return;
    isAway = true;
    log.warn(
      { code: error.code },
      'Redis (REDIS_URL) is away: instances hear of each other late, and limits count for each one alone',
    );
  });
  client.on('ready', () => {
    if (isAway) log.info('Redis (REDIS_URL) is back');
    isAway = false;
  });
}

function createRedisEvents(redisUrl: string, log: Logger): Events {
  const publishClient = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const subscribeClient = new Redis(redisUrl, { maxRetriesPerRequest: null });
  for (const client of [publishClient, subscribeClient]) tellOfOutages(client, log);
  const target = createRedisEventTarget({ publishClient, subscribeClient });
  const local = createLocalEvents(log);
  const bridges = new Map<string, { count: number; off: () => void; ready: Promise<void> }>();

  const bridge = (topic: string) => {
    const forward = (event: Event) => local.publish(topic, (event as CustomEvent).detail);
    target.addEventListener(topic, forward as never);
    // Subscribing again to a known channel answers when the first subscription stands.
    const ready = subscribeClient.subscribe(topic).then(() => undefined);
    return { count: 0, off: () => target.removeEventListener(topic, forward as never), ready };
  };

  return {
    publish: (topic, data) => {
      publishClient.publish(topic, JSON.stringify(data)).catch((error) => {
        log.warn({ err: error, topic }, 'redis did not take an event; the log will heal it');
        local.publish(topic, data);
      });
    },
    listen: (topic, handler) => {
      const inner = local.listen(topic, handler);
      const shared = bridges.get(topic) ?? bridge(topic);
      bridges.set(topic, shared);
      shared.count++;
      let open = true;
      const stop = () => {
        if (!open) return;
        open = false;
        inner.stop();
        if (--shared.count > 0) return;
        bridges.delete(topic);
        shared.off();
      };
      return { ready: shared.ready, stop };
    },
    topics: () => local.topics(),
    healthy: () => publishClient.status === 'ready' && subscribeClient.status === 'ready',
    close: async () => {
      await local.close();
      publishClient.disconnect();
      subscribeClient.disconnect();
    },
  };
}
