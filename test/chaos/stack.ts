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
  /** Ends all faults and resolves when both instances are ready. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

/** Starts all of it; takes a few seconds. `dist/` has to be current. */
export async function startStack(): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'it-chaos-'));
  const postgres = await startOwnPostgres();
  postgres.run('createdb', [`--maintenance-db=${postgres.url('postgres')}`, DATABASE]);
  const databaseUrl = postgres.url(DATABASE);
  const toPostgres = await openTcpProxy(databaseUrl);
  const redis = hasRedis ? await startRedis() : null;
  const toRedis = redis && (await openTcpProxy(redis.url));
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
  };
  const instances = [new Instance(await freePort(), env), new Instance(await freePort(), env)];
  for (const instance of instances) instance.start();
  const balancer = await startBalancer(instances.map(({ port }) => port));
  const front = await openTcpProxy(`http://127.0.0.1:${(balancer.address() as { port: number }).port}`);
  const heal = async () => {
    await Promise.all([toPostgres, toRedis, front].map((proxy) => proxy?.restore()));
    for (const proxy of [toPostgres, toRedis, front]) proxy?.delay(0);
    for (const instance of instances) instance.signal('SIGCONT');
    await until(
      async () => (await Promise.all(instances.map((instance) => instance.isReady()))).every(Boolean),
      () =>
        `two instances that are ready: ${instances.map(({ readiness, output }) => `${readiness}\n${output.slice(-2_000)}`).join('\n')}`,
      60_000,
    );
  };
  const close = async () => {
    await Promise.all(instances.map((instance) => instance.end('SIGKILL')));
    await front.close();
    balancer.close();
    await Promise.all([toPostgres.close(), toRedis?.close(), redis?.stop()]);
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const stack = { instances, postgres, redis, toPostgres, toRedis, front, databaseUrl, heal, close };
  try {
    await heal();
  } catch (error) {
    await close();
    throw error;
  }
  return stack;
}

/** No stickiness: each connection goes to the next instance in turn, or to the one after it when nobody listens there. */
async function startBalancer(ports: readonly number[]): Promise<Server> {
  let turn = 0;
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    const lead = (tries: number) => {
      const far = connect(ports[turn++ % ports.length]!, '127.0.0.1');
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
  await once(server, 'listening');
  return server;
}
