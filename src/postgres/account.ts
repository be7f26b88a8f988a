import { existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartupFault } from '../shared/startup-fault.ts';
import { errorCode, shown } from './files.ts';

/** An account of the system, as `spawn` and `chown` want it. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The account that PostgreSQL has to run under, because it refuses root; undefined for "the one we are". As root that is
 * the owner of the existing cluster, else the owner of the data folder (a bind mount of somebody's project), else the
 * system's `postgres`, else `nobody`. Refuses with a StartupFault when there is none, or when the cluster is not ours.
 */
export function postgresAccount(dataDir: string, cluster: string): Account | undefined {
  const self = process.getuid?.();
  const owner = ownerOf(cluster);
  if (self !== 0) {
    if (owner === undefined || owner === self) return undefined;
    throw new StartupFault(
      `${shown(cluster)} belongs to uid ${owner}, but this is uid ${self}. Start as the same account as before, chown it, or set DATA_DIR.`,
    );
  }
  const accounts = knownAccounts();
  if (owner) return accounts.find(({ uid }) => uid === owner) ?? { name: `uid ${owner}`, uid: owner, gid: owner };
  const host = ownerOf(dataDir);
  const account =
    accounts.find(({ uid }) => uid !== 0 && uid === host) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (account) return account;
  throw new StartupFault(
    'PostgreSQL refuses to run as root and there is no account "nobody". Start as an ordinary user or set DATABASE_URL.',
  );
}

/** Whether the account may enter `path` and every folder above it. Access lists are not asked; true for ourselves. */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  const parent = dirname(path);
  return canEnter(statSync(path), account) && (parent === path || canReach(parent, account));
}

/**
 * How PostgreSQL, started with `folder` as its working folder, is to call that folder: by its name, or where a folder
 * above it is closed to the account (a clone below /root), as `/proc/self/cwd`, which is entered without passing them.
 */
export function nameForPostgres(folder: string, account: Account | undefined): string {
  if (canReach(folder, account)) return folder;
  if (existsSync('/proc/self/cwd')) return '/proc/self/cwd';
  throw new StartupFault(
    `${shown(folder)} is closed to the account ${account?.name}, under which PostgreSQL runs because it refuses root. Start as an ordinary user, or set DATA_DIR.`,
  );
}

/** Gives a folder and all within to the account, when it is not the owner already. Nothing to do for ourselves. */
export async function giveTo(account: Account | undefined, folder: string): Promise<void> {
  if (!account || ownerOf(folder) === account.uid) return;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  // Last, so that a giving that was cut off is taken up again.
  await chown(folder, account.uid, account.gid);
}

function canEnter(stats: Stats, { uid, gid }: Account): boolean {
  if (stats.uid === uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

// initdb asks for the name of its account, so a bare number is not enough.
function knownAccounts(): Account[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && Number.isInteger(gid));
}
