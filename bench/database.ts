import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { storeAreas } from '../src/areas/area.service.ts';
import { readConfig } from '../src/config.ts';
import { loadWorld } from '../src/demo/load.ts';
import { createWorld, dateOf, PER_BLOCK } from '../src/demo/world.ts';
import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { StartupFault } from '../src/shared/startup-fault.ts';

/** The database that both servers answer from. */
export interface BenchDatabase {
  url: string;
  stop(): Promise<void>;
}

/**
 * The database of BENCH_DATABASE_URL or, without one, an embedded PostgreSQL of the bench's own in `.data/bench`, which is
 * kept for the next time. It is seeded when it is empty, our own also when it has another size.
 * @throws StartupFault when one that was given holds something else.
 */
export async function benchDatabase(scale: number): Promise<BenchDatabase> {
  const given = process.env.BENCH_DATABASE_URL;
  const dataDir = join(readConfig({ DATA_DIR: process.env.DATA_DIR }).dataDir, 'bench');
  const postgres = given ? null : await startEmbeddedPostgres({ dataDir, log: (line) => console.error(line) });
  const stop = async () => postgres?.stop();
  try {
    const url = given ?? postgres!.url;
    await prepareDatabase(url, pino({ level: 'silent' }));
    await fill(url, scale, !given);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(url: string, scale: number, isOurs: boolean): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const client = await pool.connect();
  try {
    await storeAreas(pool);
    const world = createWorld({ scale, date: dateOf(Date.now()) });
    const { rows } = await client.query<{ posts: number }>('select count(*)::int as posts from companions');
    const { posts } = rows[0]!;
    if (posts === world.blocks * PER_BLOCK.posts) return;
    if (posts > 0 && !isOurs) {
      throw new StartupFault(
        `BENCH_DATABASE_URL holds ${posts} posts, which is not scale ${scale}: give an empty one.`,
      );
    }
    console.error(`seeding scale ${scale} …`);
    await loadWorld(client, world, { reset: isOurs });
    await client.query('vacuum analyze');
  } finally {
    client.release();
    await pool.end();
  }
}
