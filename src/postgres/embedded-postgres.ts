import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { StartupFault } from '../shared/startup-fault.ts';
import { postgresAccount } from './account.ts';
import { lockFolder } from './app-lock.ts';
import { findBinaries } from './binaries.ts';
import { prepareCluster, type Setup } from './cluster.ts';
import { diskFull, errorCode, folderFault, isDiskFull, makeDataDir, shown } from './files.ts';
import { keepRunning } from './keep-running.ts';
import { portFile, startServer } from './server.ts';

const DATABASE = 'infinity_travel';
const ANSWER_MS = 30_000;

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** Where the database `infinity_travel` is, with the password: 127.0.0.1 only. */
  url: string;
  /** Shuts down cleanly within ten seconds, or then at once; resolves when the server is gone and the folder free. */
  stop(): Promise<void>;
}

/** What the embedded PostgreSQL needs to know. */
export interface EmbeddedPostgresOptions {
  /** The folder for everything: `postgres/` (the cluster), `postgres.log`, `.password`, `.port`, `app.lock`, `app.pid`. */
  dataDir: string;
  /** Hears one line for each step worth telling. */
  log: (message: string) => void;
  /** Hears when the server has ended by itself and could not be started again; without it that is logged. */
  onLost?: (fault: Error) => void;
  /** For tests only: does not wait for the disk, so a power cut may lose or damage the data. */
  fast?: boolean;
}

/**
 * Starts the PostgreSQL that comes with the product, and makes its cluster and its database `infinity_travel` when they
 * are not there yet. Only one process may have the folder; what a killed one left running is shut down cleanly first, so
 * there are never two servers on one folder and nothing committed is lost. One that ends by itself is started again at the same
 * address. Runs as root too (PostgreSQL itself then under an ordinary account). Everything the person at the terminal can repair is refused with a StartupFault of one line.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  makeDataDir(dataDir);
  const unlock = lockFolder(dataDir);
  try {
    return await startLocked({ ...options, dataDir }, unlock);
  } catch (error) {
    unlock();
    // Whatever was said: on a full disk that is the cause.
    if (await isDiskFull(dataDir, error)) throw diskFull(dataDir, error);
    // A fault without a system code is a mistake of ours, and keeps its stack.
    throw errorCode(error) ? folderFault(error, dataDir) : error;
  }
}

async function startLocked(options: EmbeddedPostgresOptions, unlock: () => void): Promise<EmbeddedPostgres> {
  const { dataDir, log, fast = false, onLost = ({ message }) => log(message) } = options;
  const cluster = join(dataDir, 'postgres');
  const account = postgresAccount(dataDir, cluster);
  const binaries = await findBinaries(account);
  const setup: Setup = { dataDir, cluster, account, binaries, fast, log };
  const password = await prepareCluster(setup);
  const server = await startServer(setup);
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`;
  let stopped: Promise<void> | undefined;
  const stopServer = keepRunning(server, setup, onLost);
  const stop = () => {
    stopped ??= stopServer().finally(unlock);
    return stopped;
  };
  try {
    await writeFile(portFile(dataDir), `${server.port}\n`);
    await makeDatabase(url('postgres'), dataDir);
  } catch (error) {
    await stop();
    throw error;
  }
  log(`PostgreSQL is ready on 127.0.0.1:${server.port} (process ${server.pid}, data in ${shown(cluster)})`);
  return { url: url(DATABASE), stop };
}

async function makeDatabase(url: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS });
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    throw databaseFault(error, dataDir);
  } finally {
    await client.end();
  }
}

function databaseFault(error: unknown, dataDir: string): StartupFault {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof pg.DatabaseError && error.code === '28P01')) {
    return new StartupFault(
      `PostgreSQL in ${shown(dataDir)} runs, but does not answer (${reason}). See ${shown(join(dataDir, 'postgres.log'))}, or set DATABASE_URL.`,
      { cause: error },
    );
  }
  return new StartupFault(
    `${shown(join(dataDir, 'postgres.password'))} is not the password of the database beside it. Put the right file back, or set DATABASE_URL.`,
    { cause: error },
  );
}
