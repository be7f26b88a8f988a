import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

// Its input ends when our process does, however that happens. Without its folder PostgreSQL would end by itself within a
// minute; the signal is for those who count processes.
const WATCHDOG = `
read -r word
[ "$word" = done ] && exit 0
file="$1/postgres/postmaster.pid"
pid=$(head -n 1 "$file" 2>/dev/null)
tries=0
while [ -n "$pid" ] && [ -e "$file" ] && [ $tries -lt 100 ] && kill -QUIT "$pid" 2>/dev/null; do
  tries=$((tries + 1))
  sleep 0.1
done
rm -rf "$1"
`;

/**
 * Starts a PostgreSQL for tests in a new temporary folder, which `stop` deletes. It does not wait for the disk. Even when
 * this process is killed, server and folder are gone within seconds: a small shell watches for its end.
 */
export async function startThrowAwayPostgres(
  options: { log?: (message: string) => void } = {},
): Promise<EmbeddedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'infinity-travel-pg-'));
  await chmod(folder, 0o711);
  const watchdog = watch(folder);
  const clear = async () => {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    if (watchdog.exitCode === null && watchdog.signalCode === null) watchdog.stdin!.end('done\n');
  };
  try {
    const { url, stop } = await startEmbeddedPostgres({ dataDir: folder, log: options.log ?? (() => {}), fast: true });
    let stopped: Promise<void> | undefined;
    return {
      url,
      stop: () => {
        stopped ??= stop().then(clear);
        return stopped;
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

function watch(folder: string): ChildProcess {
  const watchdog = spawn('/bin/sh', ['-c', WATCHDOG, 'watchdog', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  return watchdog;
}
