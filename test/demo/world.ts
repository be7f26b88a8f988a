import pg from 'pg';
import { type LoadOptions, loadWorld } from '../../src/demo/load.ts';
import { createWorld } from '../../src/demo/world.ts';
import { createDatabase } from '../kit/app.ts';

/** A small world of a fixed day. */
export const smallWorld = (seed = 1) => createWorld({ scale: 0.05, date: '2026-11-23', seed });

/** A connection to an empty database of its own; `end` closes it. */
export async function emptyDatabase(): Promise<pg.Client> {
  const client = new pg.Client(await createDatabase());
  await client.connect();
  return client;
}

/** A new database that was filled with a small world. */
export async function filledDatabase(options: LoadOptions & { seed?: number } = {}): Promise<pg.Client> {
  const client = await emptyDatabase();
  await loadWorld(client, smallWorld(options.seed), options);
  return client;
}

/** A digest of every table that has rows, also of those that triggers fill; what belongs to no world is left out. */
export async function digests(client: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('schema_migrations', 'areas')`,
  );
  for (const { name: table } of tables) {
    const { rows } = await client.query(
      `select md5(string_agg(t::text, E'\\n' order by t::text)) as digest from ${table} t`,
    );
    if (rows[0].digest) found[table] = rows[0].digest;
  }
  return found;
}

/** Every index, constraint and trigger of the database, as its definition. */
export async function catalogue(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select indexdef as line from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    order by line`);
  return rows.map(({ line }) => line);
}
