import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './redis.ts';

const NOBODY = 65534;
const INSTALLED = '/usr/lib/postgresql';
const folders = existsSync(INSTALLED) ? readdirSync(INSTALLED).map((version) => join(INSTALLED, version, 'bin')) : [];
/** Programs of a PostgreSQL that Debian installed, with pg_dump and pg_restore; the embedded one has neither. CI installs it. */
const bin = folders.find((folder) => existsSync(join(folder, 'pg_dump')) && existsSync(join(folder, 'initdb')));

/** Whether this machine has such a PostgreSQL. */
export const hasOwnPostgres = bin !== undefined;

export interface OwnPostgres {
  /** The address of a database of this name on it. */
  url(database: string): string;
  /** Runs one of its programs (`pg_dump`, `psql`) as its account. @throws when it ends with a fault. */
  run(program: string, args: readonly string[]): void;
  /** A folder that its account may write into. */
  folder: string;
  /** Starts it again at the same address, after `end` or a crash. False while what is left of a killed one still holds the folder. */
  start(): boolean;
  /** Ends the server and keeps its data: in order, or by kill -9 of its first process. */
  end(how: 'fast' | 'kill'): void;
  /** Its first process. */
  pid(): number;
  stop(): void;
}

/** A PostgreSQL server beside the product, as an operator has one: on a free port, in a folder of its own. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'it-own-postgres-'));
  chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const run = (program: string, args: readonly string[]) => {
    execFileSync(join(bin!, program), args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  run('initdb', ['-D', cluster, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  const starting = ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'];
  run('pg_ctl', starting);
  const pid = () => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    run,
    folder,
    start: () => spawnSync(join(bin!, 'pg_ctl'), starting, { ...account, cwd: folder, stdio: 'ignore' }).status === 0,
    end: (how) => {
      if (how === 'kill') process.kill(pid(), 'SIGKILL');
      else run('pg_ctl', ['-D', cluster, '-m', 'fast', '-w', 'stop']);
    },
    pid,
    stop: () => {
      spawnSync(join(bin!, 'pg_ctl'), ['-D', cluster, '-m', 'immediate', 'stop'], { ...account, cwd: folder });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
