import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const TAIL_BYTES = 65_536;

/** The file that PostgreSQL writes its log to. */
export function logFile(dataDir: string): string {
  return join(dataDir, 'postgres.log');
}

/** Opens the log for appending, mode 0600; one of more than 16 MB is first set aside as `postgres.log.1`. */
export async function openLog(dataDir: string): Promise<FileHandle> {
  const path = logFile(dataDir);
  const log = await open(path, 'a', 0o600);
  if ((await log.stat()).size < LOG_LIMIT_BYTES) return log;
  await log.close();
  await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

/**
 * What PostgreSQL said last as it gave up, without time and level: a line that matches `first` where there is one. `from`
 * is the length in bytes that the log had before.
 */
export async function complaintSince(from: number, dataDir: string, first: RegExp): Promise<string> {
  const log = await open(logFile(dataDir), 'r');
  try {
    const size = (await log.stat()).size - from;
    const { buffer, bytesRead } = await log.read(Buffer.alloc(Math.min(size, TAIL_BYTES)), 0, undefined, from);
    const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n');
    const fatal = lines.filter((line) => /FATAL|PANIC/.test(line));
    const line = fatal.find((line) => first.test(line)) ?? fatal.pop() ?? lines.pop() ?? '';
    return line.replace(/^.*?(?:FATAL|PANIC):\s+/, '') || 'it said nothing';
  } finally {
    await log.close();
  }
}
