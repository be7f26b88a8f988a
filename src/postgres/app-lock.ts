import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartupFault } from '../shared/startup-fault.ts';
import { diskFull, errorCode, folderFault, shown } from './files.ts';

const BUSY = 5;
const FULL = 13;
// Two starts at the same instant can refuse each other unless the one that comes second tries again for a moment.
const PATIENCE_MS = 250;

// A lock whose connection is garbage-collected is a lock given up, whatever the caller does with the answer.
const held = new Set<DatabaseSync>();

/**
 * Takes the folder for this process until the returned function is called or the process ends, however it ends. Refuses
 * with a StartupFault while another process, or this one, has it.
 *
 * The lock is the operating system's own (a byte-range lock, taken by an open exclusive transaction of SQLite on the empty
 * file `app.lock`), so nothing is ever stale after a `kill -9` or a power cut, pids may be reused, and two containers on
 * one volume see each other. `app.pid` is only there for the message. Do not open `app.lock` with anything else in this
 * process: closing any handle on a file drops the locks a process has on it.
 */
export function lockFolder(dataDir: string): () => void {
  const lock = openLock(dataDir);
  held.add(lock);
  const pidFile = join(dataDir, 'app.pid');
  try {
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (error) {
    letGo(lock);
    throw folderFault(error, dataDir);
  }
  return () => {
    if (!held.has(lock)) return;
    rmSync(pidFile, { force: true });
    letGo(lock);
  };
}

function openLock(dataDir: string): DatabaseSync {
  const path = join(dataDir, 'app.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(path, { timeout: PATIENCE_MS });
    // SQLite opens a file that it may not write for reading, and then locks nothing.
    accessSync(path, constants.W_OK);
    // With its journal in memory it writes nothing at all, so nothing can be half written.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw lockFault(error, dataDir);
  }
}

function letGo(lock: DatabaseSync): void {
  held.delete(lock);
  lock.close();
}

function lockFault(error: unknown, dataDir: string): StartupFault {
  const reason = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (reason === BUSY) return inUse(dataDir);
  return reason === FULL ? diskFull(dataDir, error) : folderFault(error, dataDir);
}

function inUse(dataDir: string): StartupFault {
  const pid = livingHolder(dataDir);
  const who = pid ? `process ${pid} (another Infinity Travel in this folder)` : 'another Infinity Travel';
  return new StartupFault(`${shown(dataDir)} is in use by ${who}. Stop it first or set DATA_DIR.`);
}

function livingHolder(dataDir: string): number | undefined {
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(join(dataDir, 'app.pid'), 'utf8'), 10);
  } catch (error) {
    // The message does without a number: the holder is just starting, or belongs to somebody else.
    if (['ENOENT', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
  return isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
