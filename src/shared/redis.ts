import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import { StartupFault } from './startup-fault.ts';

/** A command that has not been answered by then has failed: nobody waits longer for Redis, ms. */
const COMMAND_MS = 500;
/** A connection that owes an answer for so long is broken and made anew, ms. */
const SILENCE_MS = 2_000;
const CONNECT_MS = 2_000;
const MAX_RETRY_MS = 1_000;

/** What Redis answers when it will be fit later, rather than never. */
const PASSING = /^(LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|READONLY|UNKILLABLE|NOREPLICAS)\b/;

/** The two connections of a process to Redis. Neither holds up a caller: what cannot be sent now fails now. */
export interface RedisConnections {
  /** For commands, of limits and of publishing. */
  commands: Redis;
  /** For subscribing alone. */
  subscriber: Redis;
  close(): void;
}

/**
 * Opens the connections; they connect in the background, as often as it takes.
 * @throws StartupFault one line when Redis answers and refuses (a password, a right): waiting would not mend that.
 */
export async function openRedis(url: string, log: Logger): Promise<RedisConnections> {
  await requireWelcome(url);
  const [commands, subscriber] = [new Redis(url, OPTIONS), new Redis(url, OPTIONS)];
  tellOfOutages([commands, subscriber], log);
  return {
    commands,
    subscriber,
    close: () => {
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

const OPTIONS: RedisOptions = {
  connectTimeout: CONNECT_MS,
  commandTimeout: COMMAND_MS,
  socketTimeout: SILENCE_MS,
  keepAlive: 5_000,
  retryStrategy: (times) => Math.min(times * 50, MAX_RETRY_MS),
  // Nothing waits in a queue for better times, and nothing is sent again behind our back.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  // Its INFO and a SUBSCRIBE would meet on one connection, and Redis refuses the later one.
  enableReadyCheck: false,
  disableClientInfo: true,
};

/** Asks what the process will ask, once, and makes a refusal a fault of the start. An absent Redis is none. */
async function requireWelcome(url: string): Promise<void> {
  const probe = new Redis(url, { ...OPTIONS, lazyConnect: true, retryStrategy: () => null });
  let refusal: Error | null = null;
  const note = (error: unknown) => {
    if (isRefusal(error)) refusal ??= error;
  };
  probe.on('error', note);
  try {
    await probe.connect();
    await probe.publish(channelOf('start'), '');
    await probe.subscribe(channelOf('start'));
  } catch (error) {
    note(error);
  } finally {
    probe.disconnect();
  }
  if (refusal) throw new StartupFault(`Redis (REDIS_URL) refuses us: ${(refusal as Error).message}`);
}

/** Whether Redis answered with an error that will stand. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError' && !PASSING.test(error.message);
}

/** The name of a topic at Redis, where others may have theirs. */
export const channelOf = (topic: string): string => `it:${topic}`;

/** One line when Redis goes and one when it is back, however often the clients try in between. */
function tellOfOutages(clients: readonly Redis[], log: Logger): void {
  let isAway = false;
  const onError = (error: NodeJS.ErrnoException) => {
    if (isAway) return;
    isAway = true;
    log.warn(
      { code: error.code, reason: error.message },
      'Redis (REDIS_URL) is away: instances hear of each other late, and limits count for each one alone',
    );
  };
  const onReady = () => {
    if (!isAway || clients.some(({ status }) => status !== 'ready')) return;
    isAway = false;
    log.info('Redis (REDIS_URL) is back');
  };
  for (const client of clients) client.on('error', onError).on('ready', onReady);
}
