import type { ClientBase } from 'pg';
import { stripTables } from './bulk.ts';
import { copyWorld } from './copy.ts';
import { TABLES } from './tables.ts';
import type { World } from './world.ts';

/** From this many blocks on, taking the indexes away and building them anew costs less than keeping them. */
const BULK_FROM = 50;
/** Two fillings at once wait for each other. */
const FILLING_LOCK = 4_217_002;

/** What is under way: rows by blocks, then indexes and keys by number. */
export interface Progress {
  step: 'rows' | 'indexes';
  done: number;
  total: number;
  label: string;
}

export interface LoadOptions {
  /** Empties the tables first. */
  reset?: boolean;
  /** Takes indexes and constraints away meanwhile; left out, the size decides. The rows are the same. */
  bulk?: boolean;
  onProgress?: (progress: Progress) => void;
  /** Runs in the same transaction after the rows are there. */
  afterwards?: () => Promise<void>;
}

/**
 * Fills a migrated database with a world, in one transaction: all of it or nothing. Answers false, and changes nothing,
 * when there are people already and `reset` was not given.
 */
export async function loadWorld(client: ClientBase, world: World, options: LoadOptions = {}): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(
      "set local statement_timeout = 0; set local synchronous_commit = off; set local timezone = 'UTC'",
    );
    await client.query('select pg_advisory_xact_lock($1)', [FILLING_LOCK]);
    const { rowCount: people } = await client.query('select from users limit 1');
    if (people && !options.reset) {
      await client.query('rollback');
      return false;
    }
    if (options.bulk ?? world.blocks >= BULK_FROM) await loadInBulk(client, world, options);
    else await loadInPlace(client, world, options);
    await options.afterwards?.();
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function loadInPlace(client: ClientBase, world: World, options: LoadOptions): Promise<void> {
  if (options.reset) await client.query(`truncate ${TABLES.join(', ')} cascade`);
  await copyWorld(client, world, { freeze: false, onProgress: rowsTold(world, options) });
  await client.query(`analyze ${TABLES.join(', ')}`);
}

async function loadInBulk(client: ClientBase, world: World, options: LoadOptions): Promise<void> {
  await client.query("set local maintenance_work_mem = '512MB'");
  const restoring = await stripTables(client);
  await copyWorld(client, world, { freeze: true, onProgress: rowsTold(world, options) });
  for (const [i, { label, sql }] of restoring.entries()) {
    options.onProgress?.({ step: 'indexes', done: i, total: restoring.length, label });
    await client.query(sql);
  }
  options.onProgress?.({ step: 'indexes', done: restoring.length, total: restoring.length, label: '' });
}

const rowsTold = (world: World, options: LoadOptions) => (blocks: number) =>
  options.onProgress?.({ step: 'rows', done: blocks, total: world.blocks, label: `${blocks * 30} posts` });
