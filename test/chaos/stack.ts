import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instance } from '../kit/instance.ts';
import { type OwnPostgres, startOwnPostgres } from '../kit/own-postgres.ts';
import { freePort, hasRedis, startRedis, type TestRedis } from '../kit/redis.ts';
import { openTcpProxy, type TcpProxy } from '../kit/tcp-proxy.ts';
import { until } from '../kit/until.ts';

export const AUTH_SECRET = 'a secret of the chaos alone, thirty-two letters and more';
const DATABASE = 'chaos';

/** Two instances, their PostgreSQL and Redis, and lines between all of them that can be cut, held and delayed. */
export interface Stack {
  instances: readonly Instance[];
  postgres: OwnPostgres;
  /** Null where the machine has none: then the instances hear of each other by looking. */
  redis: TestRedis | null;
  /** From the instances to PostgreSQL, and to Redis. */
  toPostgres: TcpProxy;
  toRedis: TcpProxy | null;
  /** From clients to the balancer, which leads each connection to the next instance that takes it. */
  front: TcpProxy;
  /** The database itself, past the line that misbehaves. */
  databaseUrl: string;
  patience: Patience;
  /** Ends all faults and resolves when both instances are ready. */
  heal(): Promise<void>;
  /** Ends every process and removes every file. What a fault under way would start again afterwards stays ended. */
  close(): Promise<void>;
}

/** How long clients wait, ms. */
interface Patience {
  /** For an answer over HTTP. */
  timeoutMs: number;
  /** Between two questions on a still socket whether it is there, and for the answer. */
  pingMs: number;
  pongMs: number;
}

export interface StackOptions {
  /** Settings of the instances besides, or instead of, those of the chaos. */
  env?: Record<string, string>;
  /** Whether the balancer leads to instances alone that say they are ready, as one in production does. */
  isBalancerChecking?: boolean;
  /** Short by default: with all that breaks, who waits for long sees little. */
  patience?: Patience;
  /** Ends the start, and what was started by then with it. */
  signal?: AbortSignal;
}

const HASTE: Patience = { timeoutMs: 2_000, pingMs: 1_000, pongMs: 1_500 };
const CHECK_MS = 50;

/** Starts all of it; takes a few seconds. `dist/` has to be current. */
export async function startStack({
  env: changes = {},
  isBalancerChecking = false,
  patience = HASTE,
  signal,
}: StackOptions = {}): Promise<Stack> {
  // In the order of starting; they end in the opposite one.
  const endings: (() => unknown)[] = [];
  let isOver = false;
  const close = async () => {
    isOver = true;
    while (endings.length > 0) await endings.pop()!();
  };
  try {
    return await startAll();
  } catch (error) {
    await close();
    throw error;
  }

  async function startAll(): Promise<Stack> {
    const folder = mkdtempSync(join(tmpdir(), 'it-chaos-'));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    const ownPostgres = await startOwnPostgres();
    endings.push(() => ownPostgres.stop());
    signal?.throwIfAborted();
    const postgres = { ...ownPostgres, start: () => isOver || ownPostgres.start() };
    postgres.run('createdb', [`--maintenance-db=${postgres.url('postgres')}`, DATABASE]);
    const databaseUrl = postgres.url(DATABASE);
    const toPostgres = await openTcpProxy(databaseUrl);
    endings.push(() => toPostgres.close());
    const ownRedis = hasRedis ? await startRedis() : null;
    endings.push(() => ownRedis?.stop());
    signal?.throwIfAborted();
    const redis = ownRedis && { ...ownRedis, start: async () => (isOver ? undefined : ownRedis.start()) };
    const toRedis = redis && (await openTcpProxy(redis.url));
    endings.push(() => toRedis?.close());
    const env = {
      DATABASE_URL: toPostgres.url,
      ...(toRedis && { REDIS_URL: toRedis.url }),
      AUTH_SECRET,
      DATA_DIR: folder,
      DEMO_DATA: 'false',
      WEB_APP: 'false',
      LOG_LEVEL: 'error',
      RATE_LIMIT_FACTOR: '10000',
      // Counted, and never reached.
      QUOTAS: ['newConversations', 'newConversationsInFirstWeek', 'applications', 'posts', 'comments', 'invitations']
        .map((name) => `${name}=1000000`)
        .join(','),
      QUERY_TIMEOUT_MS: '3000',
      STOP_DRAIN_MS: '300',
      ...changes,
    };
    const instances = [new Instance(await freePort(), env), new Instance(await freePort(), env)];
    endings.push(() => Promise.all(instances.map((instance) => instance.retire())));
    for (const instance of instances) instance.start();
    const balancer = await startBalancer(
      instances.map(({ port }) => port),
      isBalancerChecking,
    );
    endings.push(() => void balancer.close());
    const front = await openTcpProxy(`http://127.0.0.1:${(balancer.address() as { port: number }).port}`);
    endings.push(() => front.close());
    const heal = async () => {
      await Promise.all([toPostgres, toRedis, front].map((proxy) => proxy?.restore()));
      for (const proxy of [toPostgres, toRedis, front]) proxy?.delay(0);
      for (const instance of instances) instance.signal('SIGCONT');
      await until(
        async () => {
          signal?.throwIfAborted();
          return (await Promise.all(instances.map((instance) => instance.isReady()))).every(Boolean);
        },
        () =>
          `two instances that are ready: ${instances.map(({ readiness, output }) => `${readiness}\n${output.slice(-2_000)}`).join('\n')}`,
        60_000,
      );
    };
    await Promise.race([heal(), aborted(signal)]);
    return { instances, postgres, redis, toPostgres, toRedis, front, databaseUrl, patience, heal, close };
  }
}

/** Rejects when the signal says so; never resolves. */
function aborted(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

/**
 * No stickiness: each connection goes to the next instance in turn, or to the one after it when nobody listens there. With checks
 * also past one that does not say that it is ready.
 */
async function startBalancer(ports: readonly number[], isChecking: boolean): Promise<Server> {
  const isReady = new Map(ports.map((port) => [port, !isChecking]));
  const check = async (port: number) => {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    isReady.set(port, answer?.ok ?? false);
    await answer?.arrayBuffer().catch(() => null);
  };
  const checking = isChecking ? setInterval(() => ports.forEach((port) => void check(port)), CHECK_MS) : undefined;
  let turn = 0;
  const next = () => {
    const turns = ports.map(() => ports[turn++ % ports.length]!);
    const port = turns.find((one) => isReady.get(one)) ?? turns[0]!;
    turn = ports.indexOf(port) + 1;
    return port;
  };
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    const lead = (tries: number) => {
      const far = connect(next(), '127.0.0.1');
      let isUp = false;
      far.once('connect', () => {
        isUp = true;
        near.on('close', () => far.destroy());
        near.pipe(far).pipe(near);
      });
      far.on('error', () => (isUp || tries === 0 ? near.destroy() : lead(tries - 1)));
      far.on('close', () => isUp && near.destroy());
    };
    lead(ports.length - 1);
  }).listen(0, '127.0.0.1');
  server.once('close', () => clearInterval(checking));
  await once(server, 'listening');
  return server;
}
