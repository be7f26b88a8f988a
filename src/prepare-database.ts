import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Logger } from 'pino';
import { MIGRATIONS, MIGRATIONS_TABLE, ormConfig } from '../mikro-orm.config.ts';
import { EXTENSIONS, requireCapable, requireRights, type Server, unreachable } from './postgres/requirements.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** A question about the server that has not been answered by then will not be, ms. */
const ANSWER_MS = 30_000;
/** Longest wait for another process that migrates, ms. */
const MIGRATION_WAIT_MS = 30 * 60_000;
/** A migration does not wait longer for the lock of a table, ms: whoever wants that table next would wait behind it. */
const MIGRATION_LOCK_MS = 1_000;
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
/** Any number that no other program of this database takes its advisory lock by. */
const MIGRATION_LOCK = 4_217_001;

/**
 * Makes a database fit for the app: checks that it can carry it, and applies the migrations that it lacks, all or
 * nothing. Answers their names. Instances that start at once wait for each other.
 * @throws StartupFault one line: unreachable, refused, PostgreSQL older than 15, an extension that is not there, no rights, newer data.
 */
export async function prepareDatabase(databaseUrl: string, log: Logger): Promise<string[]> {
  const client = await connect(databaseUrl);
  try {
    const server = await look(client).catch((error) => {
      throw unreachable(error, databaseUrl);
    });
    requireCapable(server);
    const applied = (await pending(client)).length > 0 ? await migrate(client, databaseUrl, server) : [];
    for (const name of applied) log.info({ migration: name }, 'migrated');
    await warnOfDeafSearch(client, log);
    return applied;
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: ANSWER_MS,
      ...KEEP_ALIVE,
      application_name: 'infinity-travel start',
    });
    // Whatever breaks the connection later also fails the statement under way, which tells it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw unreachable(error, databaseUrl);
  }
}

async function look(client: pg.Client): Promise<Server> {
  const { rows } = await client.query<Server>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding,
            pg_is_in_recovery() as "isReadOnly",
            array(select name::text from pg_available_extensions where name = any($1)) as available,
            array(select extname::text from pg_extension where extname = any($1)) as installed,
            has_database_privilege(current_database(), 'create') as "mayExtend",
            coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
            current_user as account`,
    [EXTENSIONS],
  );
  return rows[0]!;
}

async function pending(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('${MIGRATIONS_TABLE}') is not null as exists`,
  );
  const names = MIGRATIONS.map(({ name }) => name);
  if (!rows[0]!.exists) return names;
  const done = new Set(
    (await client.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE}`)).rows.map((row) => row.name),
  );
  return names.filter((name) => !done.has(name));
}

async function migrate(client: pg.Client, databaseUrl: string, server: Server): Promise<string[]> {
  requireRights(server);
  // An ORM of its own: the app's connections stop statements that run long, and a migration may.
  const orm = new MikroORM(
    ormConfig(databaseUrl, {
      pool: { min: 0, max: 2 },
      driverOptions: { ...KEEP_ALIVE, lock_timeout: MIGRATION_LOCK_MS },
      logger: () => undefined,
    }),
  );
  try {
    const lock = { text: 'select pg_advisory_lock($1)', values: [MIGRATION_LOCK], query_timeout: MIGRATION_WAIT_MS };
    await client.query(lock);
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}

/** Where the database does not take Korean letters for letters, the search indexes are of no use to Korean words. */
async function warnOfDeafSearch(client: pg.Client, log: Logger): Promise<void> {
  const { rows } = await client.query<{ deaf: boolean }>(`select cardinality(show_trgm('제주')) = 0 as deaf`);
  if (rows[0]!.deaf) {
    log.warn(
      'the locale of this database (lc_ctype C) takes Korean letters for none: searches will be slow; make the database with C.UTF-8',
    );
  }
}
