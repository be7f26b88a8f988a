import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnPostgres, startOwnPostgres } from '../kit/own-postgres.ts';
import { freePort, hasRedis, startRedis, type TestRedis } from '../kit/redis.ts';
import { openTcpProxy, type TcpProxy } from '../kit/tcp-proxy.ts';
import { until } from '../kit/until.ts';

export const AUTH_SECRET = 'a secret of the chaos alone, thirty-two letters and more';
const DATABASE = 'chaos';

/** One process of the compiled product, which somebody starts again whenever it ends. */
class Instance {
  readonly port: number;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #isWanted = false;
  #gone: Promise<unknown> = Promise.resolve();
  /** Times that a process which served ended although nobody ended it. */
  readonly collapses: string[] = [];
  /** What it logged: errors, for whoever reads a failure. */
  output = '';

  constructor(port: number, env: Record<string, string>) {
    this.port = port;
    this.#env = env;
  }

  /** Starts it, again and again until it stays: a supervisor. */
  start(): void {
    this.#isWanted = true;
    const { PATH, HOME, TMPDIR } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
      env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), ...this.#env, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        this.output = (this.output + chunk).slice(-200_000);
      });
    }
    const served = this.isReady();
    this.#gone = once(child, 'close').then(async ([code, signal]) => {
      if (this.#child !== child || !this.#isWanted) return;
      // A start while the database is away is refused, as documented; what has served has to stay.
      if (signal === null && (await served)) this.collapses.push(`ended by itself with code ${code}`);
      setTimeout(() => this.#isWanted && this.#child === child && this.start(), 200);
    });
  }

  /** Resolves when this process answers that it is ready; false when it ended before. */
  async isReady(): Promise<boolean> {
    const child = this.#child;
    while (child && child.exitCode === null && child.signalCode === null) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends the process with this signal; resolves when it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill('SIGCONT');
    this.#child?.kill(signal);
    await this.#gone;
  }
}

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
    QUOTAS: 'off',
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
      () => `two instances that are ready: ${instances.map(({ output }) => output.slice(-2_000)).join('\n')}`,
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
