import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chown, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupFault } from '../shared/startup-fault.ts';
import { errorCode, readIfThere, shown } from './files.ts';

/** How long a fast shutdown may take before it is cut short, and how long the cut may take: milliseconds each. */
export const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 10;

/** What `postmaster.pid` says: the server's pid and its state (`starting`, `ready`, `stopping`), each where it is known. */
export interface PidFile {
  pid: number | undefined;
  state: string | undefined;
}

/** Reads `postmaster.pid`; undefined when there is none, a `pid` of undefined when it is damaged. */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const lines = (await readIfThere(join(cluster, 'postmaster.pid')))?.split('\n');
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  return { pid: Number.isInteger(pid) && pid > 0 ? pid : undefined, state: lines[7]?.trim() };
}

/**
 * The setting by which a server is known to be the one of this very folder: it stands in the command line, which everybody
 * may read (a root without CAP_SYS_PTRACE, as in Docker, may not see what folder or program a process has open), and it
 * names the folder by its inode, so a copy of the folder is another folder and a renamed one is the same.
 */
export function markOf(cluster: string): string {
  const { dev, ino } = statSync(cluster);
  return `--cluster_name=infinity_travel_${dev}_${ino}`;
}

/** Whether the process is alive and the server of this very folder. A pid alone proves nothing: pids come again. */
export function isServerOf(pid: number, cluster: string): boolean {
  return commandLine(pid).includes(markOf(cluster));
}

/**
 * Ends what an earlier run left in this cluster. A server that outlived its app (`kill -9`) is shut down cleanly, so that
 * there is never a second one on the same files and the new one has today's settings and programs; a `postmaster.pid`
 * whose pid is nobody's, or now somebody else's, is disarmed. Only for whoever holds the folder's lock.
 */
export async function endLeftover(cluster: string, log: (message: string) => void): Promise<void> {
  const left = await readPidFile(cluster);
  if (!left) return;
  if (left.pid === undefined) return rm(join(cluster, 'postmaster.pid'), { force: true });
  if (!isServerOf(left.pid, cluster)) return disarm(cluster);
  log(`stopping the PostgreSQL of an earlier run (process ${left.pid})`);
  await endServer(left.pid, cluster);
}

/**
 * Shuts a server down: at first "fast" (SIGINT: sessions are cut, everything is written), after ten seconds "immediate"
 * (SIGQUIT: the next start recovers from the log; nothing that was committed is lost). Resolves when it is gone.
 */
export async function endServer(pid: number, cluster: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    signalServer(pid, signal);
    if (await isGone(pid, cluster, PATIENCE_MS)) return;
  }
  throw new StartupFault(
    `PostgreSQL (process ${pid}) does not stop. End it before you start again, or set DATA_DIR to another folder than ${shown(join(cluster, '..'))}.`,
  );
}

async function isGone(pid: number, cluster: string, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (isServerOf(pid, cluster)) {
    if (Date.now() > deadline) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

/** Sends a signal; a process that is gone already is no fault. */
function signalServer(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/**
 * PostgreSQL refuses to start when the pid in the file is alive, whoever that is. Removing the file would also remove the
 * key by which it sees sessions that outlived their server, so only the pid is replaced: by ours, which it takes for stale
 * because it is its own parent's.
 */
async function disarm(cluster: string): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const text = await readIfThere(path);
  if (text === undefined) return;
  const { uid, gid } = await stat(path);
  const fresh = `${path}.new`;
  await writeFile(fresh, text.replace(/^.*/, String(process.pid)), { mode: 0o600 });
  if (process.getuid?.() === 0) await chown(fresh, uid, gid);
  await rename(fresh, path);
}

function commandLine(pid: number): string[] {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch (error) {
    // Gone: no such file, or ps ends with 1.
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return [];
    if (error instanceof Error && 'status' in error && error.status === 1) return [];
    throw error;
  }
}
