import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { ormConfig } from '../mikro-orm.config.ts';
import type { Config } from './config.ts';
import { connectionOptions } from './postgres/connections.ts';
import { prepareDatabase } from './prepare-database.ts';

/** The ORM on a database that has been checked and migrated. */
export async function openDatabase(config: Config, databaseUrl: string, log: Logger): Promise<MikroORM> {
  await prepareDatabase(databaseUrl, log);
  const orm = new MikroORM(
    ormConfig(databaseUrl, {
      pool: { min: 0, max: config.poolSize },
      driverOptions: connectionOptions(config.queryTimeoutMs),
      logger: (message) => log.debug(message),
      debug: false,
    }),
  );
  await orm.connect();
  return orm;
}
