import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, inject } from 'vitest';
import { MIGRATIONS, ormConfig } from '../../mikro-orm.config.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';

/** A database that has seen only the migrations before one, to be filled and then migrated as a start does it. */
export async function databaseBefore(migration: { name: string }) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(inject('postgresUrl'));
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const before = MIGRATIONS[MIGRATIONS.findIndex((one) => one.name === migration.name) - 1]!;
  const orm = new MikroORM(ormConfig(url.href, { logger: () => undefined }));
  await orm.migrator.up({ to: before.name });
  await orm.close(true);
  const client = new pg.Client(url.href);
  await client.connect();
  afterAll(() => client.end());
  return {
    sql: async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (await client.query(text, values)).rows,
    url: url.href,
    migrate: () => prepareDatabase(url.href, pino({ level: 'silent' })),
  };
}
