import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdtemp, open, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupFault } from '../shared/startup-fault.ts';
import { type Account, giveTo, nameForPostgres } from './account.ts';
import type { Binaries } from './binaries.ts';
import { errorCode, folderFault, readIfThere, shown, syncFolder, writePrivately } from './files.ts';

/** What every step of a start needs to know. */
export interface Setup {
  dataDir: string;
  /** The folder of PostgreSQL's own files, `${dataDir}/postgres`. */
  cluster: string;
  account: Account | undefined;
  binaries: Binaries;
  fast: boolean;
  log: (message: string) => void;
}

/** The environment of PostgreSQL's programs: ours holds secrets, and its locale would leak into messages that we read. */
export const postgresEnv: NodeJS.ProcessEnv = { LC_ALL: 'C' };

// pg_trgm asks libc what a letter is: under the ctype "C" nothing but ASCII is one, and Korean text has no trigrams at all.
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8'];

/**
 * Makes sure that there is a cluster which these programs can run, and answers the superuser's password. A new cluster is
 * made beside its place and renamed into it, so whatever is cut off in the middle leaves nothing behind that counts.
 * Refuses with a StartupFault: full or closed folder, initdb failing, another major version, a lost password.
 * Only for whoever holds the folder's lock.
 */
export async function prepareCluster(setup: Setup): Promise<string> {
  const passwordFile = join(setup.dataDir, 'postgres.password');
  try {
    const version = await readIfThere(join(setup.cluster, 'PG_VERSION'));
    const password = (await readIfThere(passwordFile))?.trim();
    if (version !== undefined) return await existing(setup, version.trim(), password);
    const fresh = password || randomBytes(24).toString('base64url');
    if (!password) await writePrivately(passwordFile, `${fresh}\n`);
    await create(setup, fresh);
    return fresh;
  } catch (error) {
    throw folderFault(error, setup.dataDir);
  }
}

async function existing(setup: Setup, version: string, password: string | undefined): Promise<string> {
  const { cluster, binaries, account } = setup;
  if (version !== binaries.major) {
    throw new StartupFault(
      `${shown(cluster)} was made by PostgreSQL ${version}, but this version brings PostgreSQL ${binaries.major}. Move the data by dump and restore, or set DATA_DIR to a new folder.`,
    );
  }
  if (!password) {
    throw new StartupFault(
      `${shown(join(setup.dataDir, 'postgres.password'))} is missing, but the database is there. Put the file back, or set DATABASE_URL.`,
    );
  }
  // Both for folders that came back from a backup: root's own, and open to others, which PostgreSQL refuses.
  await giveTo(account, cluster);
  await chmod(cluster, 0o700);
  return password;
}

async function create(setup: Setup, password: string): Promise<void> {
  const { dataDir, cluster, account, fast, log } = setup;
  log(`making a new database in ${shown(cluster)} (first start only)`);
  await clearLeftovers(dataDir);
  const fresh = await mkdtemp(join(dataDir, 'postgres.new-'));
  try {
    if (account) await chown(fresh, account.uid, account.gid);
    await initialise(setup, fresh, password);
    await rename(fresh, cluster).catch((error) => refuseForeign(error, cluster));
  } catch (error) {
    await rm(fresh, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
  if (!fast) await syncFolder(dataDir);
}

function refuseForeign(error: unknown, cluster: string): never {
  if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error;
  throw new StartupFault(`${shown(cluster)} is there, but holds no database. Move it away or set DATA_DIR.`, {
    cause: error,
  });
}

async function clearLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith('postgres.new-')) continue;
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initialise(setup: Setup, fresh: string, password: string): Promise<void> {
  let complaint = '';
  for (const ctype of CTYPES) {
    const { code, output } = await runInitdb(setup, fresh, password, ctype);
    if (code === 0) return;
    complaint =
      output.match(/(?:FATAL|error):\s*(.+)/)?.[1] ?? (output.trim().split('\n').pop() || `exit code ${code}`);
    if (!/invalid locale name/.test(output)) break;
  }
  throw new StartupFault(
    `PostgreSQL could not make its database in ${shown(setup.dataDir)}: ${complaint}. Repair that, set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL of your own.`,
  );
}

async function runInitdb(
  setup: Setup,
  fresh: string,
  password: string,
  ctype: string,
): Promise<{ code: number | null; output: string }> {
  const { account, binaries, fast } = setup;
  const args = [
    `--pgdata=${nameForPostgres(fresh, account)}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--pwfile=/dev/stdin',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    ...(fast ? ['--no-sync'] : []),
  ];
  const stdin = await passwordAsFile(fresh, account, password);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(binaries.initdb, args, {
        cwd: fresh,
        env: postgresEnv,
        stdio: [stdin.fd, 'pipe', 'pipe'],
        ...(account && { uid: account.uid, gid: account.gid }),
      });
      let output = '';
      child.stderr!.on('data', (chunk) => {
        output += chunk;
      });
      child.stdout!.resume();
      child.on('error', (error) => reject(unstartable(error, account)));
      child.on('close', (code) => resolve({ code, output }));
    });
  } finally {
    await stdin.close();
  }
}

/** The one line for a program of PostgreSQL that the system does not even start. */
export function unstartable(error: Error, account: Account | undefined): StartupFault {
  const as = account ? ` as ${account.name}` : '';
  const hint =
    'code' in error && error.code === 'ENOENT' ? 'it needs glibc, which Alpine does not have' : error.message;
  return new StartupFault(
    `The embedded PostgreSQL cannot be run here${as} (${hint}). Start as an ordinary user on a system with glibc, or set DATABASE_URL.`,
    { cause: error },
  );
}

// Not a pipe: initdb opens /dev/stdin by its name, which Node's pipes (they are sockets) refuse.
async function passwordAsFile(fresh: string, account: Account | undefined, password: string) {
  const path = `${fresh}.pw`;
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  try {
    if (account) await chown(path, account.uid, account.gid);
    return await open(path, 'r');
  } finally {
    await unlink(path);
  }
}
