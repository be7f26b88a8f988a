import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { expect, inject, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../mikro-orm.config.ts';
import { requireCapable, type Server } from '../../src/postgres/requirements.ts';
import { prepareDatabase } from '../../src/prepare-database.ts';
import { createDatabase } from '../kit/app.ts';
import { query } from './kit.ts';

const silent = pino({ level: 'silent' });
const admin = (sql: string) => query(inject('postgresUrl'), sql);
const names = MIGRATIONS.map(({ name }) => name);

/** A database that has never been migrated, made as `options` says. */
async function emptyDatabase(options = ''): Promise<URL> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await admin(`create database ${name} ${options}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url;
}

/** The URL for an account of its own with these rights. */
async function asAccount(url: URL, ...rights: string[]): Promise<string> {
  const account = `account_${randomUUID().slice(0, 8)}`;
  await admin(`create role ${account} login password 'word'`);
  for (const right of rights) await query(url.href, right.replaceAll('ACCOUNT', account));
  const own = new URL(url);
  own.username = account;
  own.password = 'word';
  return own.href;
}

it('migrates an empty database, and one that is current costs nothing', async () => {
  const url = await emptyDatabase();
  expect(await prepareDatabase(url.href, silent)).toEqual(names);
  expect(await prepareDatabase(url.href, silent)).toEqual([]);
});

it('two first starts at once migrate once', async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([1, 2, 3].map(() => prepareDatabase(url.href, silent)));
  expect(applied.flat()).toEqual(names);
});

it('an account that may not make tables or install pg_trgm is told what to ask for', async () => {
  const url = await emptyDatabase();
  await expect(prepareDatabase(await asAccount(url), silent)).rejects.toThrow(
    /^DATABASE_URL: the database does not let account_\w+ install pg_trgm and cube: let its owner run "create extension pg_trgm; create extension cube"\.$/,
  );
  await query(url.href, 'create extension pg_trgm; create extension cube');
  await expect(prepareDatabase(await asAccount(url), silent)).rejects.toThrow(
    /^DATABASE_URL: the database does not let account_\w+ make tables: let its owner grant CREATE on the schema\.$/,
  );
  expect(await prepareDatabase(await asAccount(url, 'grant create on schema public to ACCOUNT'), silent)).toEqual(
    names,
  );
});

it('an account without rights is enough where somebody else migrates', async () => {
  const url = new URL(await createDatabase());
  const account = await asAccount(url, 'grant select on all tables in schema public to ACCOUNT');
  expect(await prepareDatabase(account, silent)).toEqual([]);
});

it('a database that cannot hold Korean is refused', async () => {
  const url = await emptyDatabase(`encoding 'LATIN1' locale 'C' template template0`);
  await expect(prepareDatabase(url.href, silent)).rejects.toThrow(
    'DATABASE_URL: the database has the encoding LATIN1, but UTF8 is needed.',
  );
});

it('a database that takes Korean letters for none is told in the log', async () => {
  const url = await emptyDatabase(`lc_ctype 'C' template template0`);
  const lines: string[] = [];
  await prepareDatabase(url.href, pino({ level: 'warn' }, { write: (line: string) => lines.push(line) }));
  expect(lines).toEqual([expect.stringContaining('takes Korean letters for none')]);
});

it('a server that is too old, takes no writes, or lacks pg_trgm is refused', () => {
  const good: Server = {
    version: 150018,
    encoding: 'UTF8',
    isReadOnly: false,
    available: ['cube', 'pg_trgm'],
    installed: [],
    mayExtend: true,
    mayCreate: true,
    account: 'me',
  };
  requireCapable(good);
  const wrong: [Partial<Server>, string][] = [
    [{ version: 140011 }, 'is PostgreSQL 14, but 15 or later is needed'],
    [{ isReadOnly: true }, 'is a standby that takes no writes'],
    [{ available: ['cube'] }, 'lacks the extension pg_trgm (on Debian: the package postgresql-contrib)'],
  ];
  for (const [fault, line] of wrong) {
    expect(() => requireCapable({ ...good, ...fault })).toThrow(`DATABASE_URL: the database ${line}.`);
  }
});

it('a server that takes the connection and says nothing is given up after five seconds', {
  timeout: 20_000,
}, async () => {
  const mute = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => mute.once('listening', resolve));
  onTestFinished(() => void mute.close());
  const { port } = mute.address() as { port: number };
  await expect(prepareDatabase(`postgres://me@127.0.0.1:${port}/x`, silent)).rejects.toThrow(
    `DATABASE_URL: the database on 127.0.0.1:${port} cannot be reached (timeout expired).`,
  );
});

it('a server that breaks off is told', async () => {
  const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => rude.once('listening', resolve));
  onTestFinished(() => void rude.close());
  const { port } = rude.address() as { port: number };
  await expect(prepareDatabase(`postgres://me@127.0.0.1:${port}/x`, silent)).rejects.toThrow(
    new RegExp(`^DATABASE_URL: the database on 127.0.0.1:${port} cannot be reached \\(`),
  );
});
