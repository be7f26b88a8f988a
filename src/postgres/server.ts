import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupFault } from '../shared/startup-fault.ts';
import { nameForPostgres } from './account.ts';
import { postgresEnv, type Setup, unstartable } from './cluster.ts';
import { errorCode, readIfThere, shown } from './files.ts';
import { endLeftover, endServer, markOf, PATIENCE_MS, readPidFile } from './leftover.ts';
import { complaintSince, logFile, openLog } from './server-log.ts';

/** A running server that is our child. */
export interface Server {
  pid: number;
  port: number;
  /** Resolves when the server has ended without having been stopped. */
  lost: Promise<void>;
  /** Ends the server and resolves when it is gone; see `endServer`. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 10;
const NEWS_EVERY_MS = 5_000;

// Another program took the port first, or processes of a server that died are about to go: both pass.
const PASSING =
  /could not bind|could not create any TCP\/IP sockets|lock file .* already exists|shared memory block .* still in use/;

const running = new Set<Life>();

/**
 * Starts PostgreSQL on 127.0.0.1, on `port` or else on that of the last time where that is free, and resolves when it takes connections;
 * a recovery after a crash may take its time and is told in the log. Refuses with a StartupFault that carries PostgreSQL's
 * own complaint. The server is in a session of its own: Ctrl-C does not reach it, so the app can drain first. When the
 * process ends without `stop`, but by its own will, the server is told to shut down.
 */
export async function startServer(setup: Setup, port?: number): Promise<Server> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    await endLeftover(setup.cluster, setup.log);
    const answer = await launch(setup, port ?? (await choosePort(setup.dataDir)));
    if ('pid' in answer) return answer;
    if (!PASSING.test(answer.complaint) || Date.now() > deadline) throw startFault(setup, answer.complaint);
    await pause(100);
  }
}

/** The file in the data folder that remembers the port, so that the address stays the same over restarts. */
export function portFile(dataDir: string): string {
  return join(dataDir, 'postgres.port');
}

async function launch(setup: Setup, port: number): Promise<Server | { complaint: string }> {
  const { cluster, account, binaries, dataDir, fast } = setup;
  const log = await openLog(dataDir);
  const from = (await log.stat()).size;
  const args = [`-D${nameForPostgres(cluster, account)}`, markOf(cluster), ...settings(port, fast)];
  const child = spawn(binaries.postgres, args, {
    cwd: cluster,
    env: postgresEnv,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  const life = watch(child);
  await log.close();
  try {
    if (await isReady(life, setup)) return serve(life, port, setup);
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  if (life.unstartable) throw unstartable(life.unstartable, account);
  return { complaint: await complaintSince(from, dataDir, PASSING) };
}

interface Life {
  child: ChildProcess;
  ended: Promise<void>;
  isOver: boolean;
  unstartable: Error | undefined;
}

function watch(child: ChildProcess): Life {
  const ended = new Promise<Error | undefined>((resolve) => {
    child.on('error', resolve);
    child.once('exit', () => resolve(undefined));
  });
  const life: Life = { child, ended: ended.then(over), isOver: false, unstartable: undefined };
  function over(error: Error | undefined): void {
    life.isOver = true;
    life.unstartable = error;
    running.delete(life);
    if (running.size === 0) process.off('exit', endAll);
  }
  if (running.size === 0) process.once('exit', endAll);
  running.add(life);
  return life;
}

function settings(port: number, fast: boolean): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: fast ? 200 : 100,
    shared_buffers: fast ? '128MB' : '256MB',
    jit: 'off',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The details of an error quote rows: people's addresses do not belong into a log file.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(fast && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(all).map(([name, value]) => `--${name}=${value}`);
}

async function isReady(life: Life, { cluster, log }: Setup): Promise<boolean> {
  let told = Date.now();
  while (!life.isOver) {
    const file = await readPidFile(cluster);
    if (file?.pid === life.child.pid && file?.state === 'ready') return true;
    if (Date.now() - told > NEWS_EVERY_MS) {
      told = Date.now();
      log('PostgreSQL is not ready yet; after a crash it first repeats what its log holds');
    }
    await Promise.race([life.ended, pause(LOOK_EVERY_MS)]);
  }
  return false;
}

function serve(life: Life, port: number, setup: Setup): Server {
  const { child, ended } = life;
  const pid = child.pid!;
  const lost = Promise.withResolvers<void>();
  let stopping = false;
  child.unref();
  child.once('exit', (code, signal) => {
    if (stopping) return;
    setup.log(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`}); see ${shown(logFile(setup.dataDir))}`);
    lost.resolve();
  });
  return {
    pid,
    port,
    lost: lost.promise,
    async stop() {
      stopping = true;
      // Its pid may be somebody else's by now.
      if (life.isOver) return;
      child.ref();
      await endServer(pid, setup.cluster);
      await ended;
    },
  };
}

function endAll(): void {
  for (const { child } of running) child.kill('SIGINT');
}

async function choosePort(dataDir: string): Promise<number> {
  const last = Number(await readIfThere(portFile(dataDir)));
  const wanted = Number.isInteger(last) && last > 1023 && last < 65_536 ? last : 0;
  return (await freePort(wanted)) ?? (await freePort(0))!;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      wanted && ['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '') ? resolve(undefined) : reject(error),
    );
    probe.listen({ host: '127.0.0.1', port: wanted }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

function startFault({ cluster, dataDir }: Setup, complaint: string): StartupFault {
  return new StartupFault(
    `PostgreSQL does not start in ${shown(cluster)}: ${complaint} (see ${shown(logFile(dataDir))}). Repair that, set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
  );
}
