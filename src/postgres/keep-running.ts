import { StartupFault } from '../shared/startup-fault.ts';
import type { Setup } from './cluster.ts';
import { shown } from './files.ts';
import { type Server, startServer } from './server.ts';
import { logFile } from './server-log.ts';

/** Whoever dies more often than so within that time, ms, will not live. */
const MAX_DEATHS = 3;
const WITHIN_MS = 60_000;

/**
 * Starts a server again, on the same port, when it ends by itself (killed, out of memory): its clients find it where it was,
 * and nothing that was committed is lost. `onLost` hears when that does not help. Answers how to stop the server for good.
 */
export function keepRunning(first: Server, setup: Setup, onLost: (fault: Error) => void): () => Promise<void> {
  let server = first;
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const deaths: number[] = [];

  const restart = async (): Promise<void> => {
    deaths.push(Date.now());
    try {
      if (deaths.filter((at) => Date.now() - at < WITHIN_MS).length > MAX_DEATHS) throw diesTooOften(setup);
      server = await startServer(setup, server.port);
      setup.log(`PostgreSQL runs again on 127.0.0.1:${server.port} (process ${server.pid})`);
      watch();
    } catch (error) {
      if (!isStopping) onLost(error as Error);
    }
  };
  const watch = (): void => {
    void server.lost.then(() => {
      if (!isStopping) restarting = restart();
    });
  };
  watch();
  return async () => {
    isStopping = true;
    await restarting;
    await server.stop();
  };
}

function diesTooOften({ dataDir }: Setup): StartupFault {
  return new StartupFault(
    `PostgreSQL ended by itself ${MAX_DEATHS + 1} times within a minute; see ${shown(logFile(dataDir))}. Repair that, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
