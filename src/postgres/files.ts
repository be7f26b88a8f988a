import { accessSync, constants, mkdirSync } from 'node:fs';
import { open, readFile, rename, statfs } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { StartupFault } from '../shared/startup-fault.ts';

/** The code of a system error (`ENOENT`), or undefined for anything else (Node's own `ERR_…`, SQLSTATEs). */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** A path as people read it: relative to the working folder when it lies below it, absolute otherwise. */
export function shown(path: string): string {
  const absolute = resolve(path);
  const short = relative(process.cwd(), absolute);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? absolute : short;
}

/** Turns a failed write below `path` into one line that names the cause and DATA_DIR. A StartupFault passes unchanged. */
export function folderFault(error: unknown, path: string): StartupFault {
  if (error instanceof StartupFault) return error;
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, error);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartupFault(`${shown(path)} is in the way: it is not a folder. Move it or set DATA_DIR.`, {
      cause: error,
    });
  }
  const who = `uid ${process.getuid?.() ?? 'unknown'}`;
  const reason = code ?? (error instanceof Error ? error.message : String(error));
  return new StartupFault(
    `${shown(path)} cannot be written by ${who} (${reason}). Make it writable for this account or set DATA_DIR.`,
    { cause: error },
  );
}

/**
 * Whether a fault comes from a full disk: because it says so, as PostgreSQL does, or because the disk of `path` has less
 * than a megabyte left, when even a log has no room to say so.
 */
export async function isDiskFull(path: string, error: unknown): Promise<boolean> {
  if (error instanceof Error && /No space left on device|wrote only \d+ of/.test(error.message)) return true;
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize < 1024 * 1024;
}

/** The one line for a disk without room. */
export function diskFull(path: string, cause?: unknown): StartupFault {
  return new StartupFault(`The disk of ${shown(path)} is full. Free some space or set DATA_DIR to another disk.`, {
    cause,
  });
}

/** Makes `dataDir` with its parents where it is missing, and sees that files can be made in it, or refuses with a StartupFault. An existing folder keeps its mode. */
export function makeDataDir(dataDir: string): void {
  try {
    // Others may pass through, not look: when the app is root, PostgreSQL runs as somebody else below this folder.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderFault(error, dataDir);
  }
}

/** The text of a file, or undefined when there is none. Every other fault is thrown. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file with mode 0600 so that after a crash either the old or the whole new text is there. */
export async function writePrivately(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}

/** Makes the names inside a folder durable (a rename is not, until its folder has been synced). */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
