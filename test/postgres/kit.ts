import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';
import { isServerOf, readPidFile } from '../../src/postgres/leftover.ts';

export const isRoot = process.getuid?.() === 0;
export const hasProc = existsSync('/proc/self/cmdline');
export const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** What a child app has to say: it is ready, it was refused, it drained. */
interface Word {
  url?: string;
  fault?: string;
  log?: string;
  drained?: number;
}

/** Waits for a condition; refuses after ten seconds. */
export async function until<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await pause(5);
  }
}

/** A new folder that is gone after the test, with whatever still runs in it. */
export async function newFolder(mode = 0o755): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'it-database-test-'));
  await chmod(folder, mode);
  onTestFinished(async () => {
    for (const pid of serversIn(folder)) process.kill(pid, 'SIGKILL');
    await until('servers gone', () => serversIn(folder).length === 0);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}

/** The database of a product whose data folder this is, wherever its PostgreSQL chose to listen. */
export function databaseOf(dataDir: string): string {
  const [password, port] = ['password', 'port'].map((name) =>
    readFileSync(join(dataDir, `postgres.${name}`), 'utf8').trim(),
  );
  return `postgres://postgres:${password}@127.0.0.1:${port}/infinity_travel`;
}

let template: Promise<string> | undefined;

/** For `afterAll` of every file that asks for prepared folders: files may share this module. */
export async function dropTemplate(): Promise<void> {
  if (template) rmSync(await template, { recursive: true, force: true });
  template = undefined;
}

/** A new folder with a database that has been started before: quicker than to have one made. */
export async function preparedFolder(): Promise<string> {
  template ??= prepare();
  const folder = await newFolder();
  execFileSync('cp', ['-a', `${await template}/.`, folder]);
  await chmod(folder, 0o755);
  return folder;
}

async function prepare(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'it-database-template-'));
  const { stop } = await startEmbeddedPostgres({ dataDir: folder, log: () => {}, fast: true });
  await stop();
  rmSync(join(folder, 'postgres.port'));
  return folder;
}

/** The pids of all PostgreSQL servers on the data folders in and directly below `folder`. */
export function serversIn(folder: string): number[] {
  if (!existsSync(folder)) return [];
  const clusters = [folder, ...readdirSync(folder).map((name) => join(folder, name))]
    .map((dataDir) => join(dataDir, 'postgres'))
    .filter((cluster) => existsSync(join(cluster, 'PG_VERSION')));
  if (!hasProc) return [];
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return clusters.flatMap((cluster) => pids.filter((pid) => isServerOf(pid, cluster)));
}

export async function serverPid(dataDir: string): Promise<number | undefined> {
  return (await readPidFile(join(dataDir, 'postgres')))?.pid;
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie has no command line.
    return hasProc ? readFileSync(`/proc/${pid}/cmdline`).length > 0 : process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export interface App {
  pid: number;
  process: ChildProcess;
  /** The next word that is not a log line. */
  next(): Promise<Word>;
  /** Resolves with the exit code or signal. */
  ended: Promise<number | NodeJS.Signals | null>;
  order(line: string): void;
}

/** Starts `app.ts` (or a copy of it) on a data folder, possibly through a wrapper (`setpriv …`). */
export function startApp(
  dataDir: string,
  { wrapper = [], script = join(import.meta.dirname, 'app.ts'), fast = true, cwd = tmpdir() } = {} as {
    wrapper?: string[];
    script?: string;
    fast?: boolean;
    cwd?: string;
  },
): App {
  const [command, ...args] = [...wrapper, process.execPath, script, dataDir, ...(fast ? ['fast'] : [])];
  const child = spawn(command!, args, { cwd, detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  const words = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    pid: child.pid!,
    process: child,
    ended,
    order: (line) => child.stdin!.write(`${line}\n`),
    async next() {
      for (;;) {
        const { value, done } = await words.next();
        if (done) throw new Error('the app ended without a word');
        const word = JSON.parse(value) as Word;
        if (!word.log) return word;
      }
    },
  };
}
