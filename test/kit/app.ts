import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { type AppOptions, createApp, type RunningApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { testConfig } from './config.ts';

export interface TestApp extends RunningApp {
  /** The database of this app, for looking behind the API. */
  databaseUrl: string;
  /** Rows of a statement on this database, as another connection sees them. */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface TestAppOptions extends AppOptions {
  config?: Partial<Config>;
  /** The database of another app: a second instance. */
  databaseUrl?: string;
}

/** A database of its own, cloned from the migrated template. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(inject('postgresUrl'));
  await admin.connect();
  try {
    // Cloning needs the template to itself for a moment; parallel files wait for each other.
    await admin.query('select pg_advisory_lock(42)');
    await admin.query(`create database ${name} template ${inject('template')}`);
  } finally {
    await admin.end();
  }
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

/** The real app on its own database, closed after the file's tests. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const databaseUrl = options.databaseUrl ?? (await createDatabase());
  const running = await createApp(testConfig(options.config), databaseUrl, options);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // A test may take the database away.
  pool.on('error', () => undefined);
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await running.close();
    await pool.end();
  };
  afterAll(close);
  return { ...running, close, databaseUrl, sql: async (text, values = []) => (await pool.query(text, values)).rows };
}
