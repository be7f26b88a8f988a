import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createApp } from '../../src/app.ts';
import { startThrowAwayPostgres } from '../../src/postgres/throw-away-postgres.ts';
import { testConfig } from './config.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's own database, to make others from. */
    postgresUrl: string;
    /** A migrated database that nobody is connected to. */
    template: string;
  }
}

/**
 * One PostgreSQL for the whole run, and one migrated database that each test file clones. TEST_DATABASE_URL names a server
 * of one's own (its superuser) to run the tests on, such as an older PostgreSQL; what they make there stays.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const postgres = given ? { url: given, stop: async () => undefined } : await startThrowAwayPostgres();
  const template = `template_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  await admin.query(`create database ${template}`);
  await admin.end();
  const url = new URL(postgres.url);
  url.pathname = `/${template}`;
  const app = await createApp(testConfig(), url.href);
  await app.close();
  project.provide('postgresUrl', postgres.url);
  project.provide('template', template);
  return () => postgres.stop();
}
