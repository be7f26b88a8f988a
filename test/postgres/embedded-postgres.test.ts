import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';
import { StartupFault } from '../../src/shared/startup-fault.ts';
import {
  dropTemplate,
  isAlive,
  newFolder,
  preparedFolder,
  query,
  serverPid,
  serversIn,
  startApp,
  until,
} from './kit.ts';

const log = () => {};

afterAll(dropTemplate);

test('the second start is quick and finds data, password and address of the first', async () => {
  const dataDir = join(await newFolder(), 'new', '.data');
  const first = await startEmbeddedPostgres({ dataDir, log });
  await query(first.url, `create table t as select 'kept' as word`);
  await first.stop();
  expect(await serverPid(dataDir)).toBeUndefined();

  const begin = performance.now();
  const second = await startEmbeddedPostgres({ dataDir, log });
  expect(performance.now() - begin).toBeLessThan(1500);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select word from t')).toEqual([{ word: 'kept' }]);

  const settings = await query(
    second.url,
    `select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'unix_socket_directories',
     'TimeZone', 'jit', 'max_connections', 'password_encryption', 'server_encoding') order by name`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    jit: 'off',
    listen_addresses: '127.0.0.1',
    max_connections: '100',
    password_encryption: 'scram-sha-256',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
    unix_socket_directories: '',
  });
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
  await expect(query(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/authentication failed/);

  const pid = (await serverPid(dataDir))!;
  await Promise.all([second.stop(), second.stop()]);
  expect(isAlive(pid)).toBe(false);
  expect(readdirSync(dataDir).sort()).toEqual([
    'app.lock',
    'postgres',
    'postgres.log',
    'postgres.password',
    'postgres.port',
  ]);
});

test('Korean letters are letters, and the extensions that the product uses are there', async () => {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: await preparedFolder(), log, fast: true });
  for (const name of [
    'pg_trgm',
    'btree_gin',
    'cube',
    'earthdistance',
    'unaccent',
    'citext',
    'btree_gist',
    'pgcrypto',
  ]) {
    await query(url, `create extension ${name}`);
  }
  const [row] = await query(
    url,
    `select show_trgm('제주도') as nfc, show_trgm(normalize('제주도', NFD)) as nfd, lower('ÄÖ') as lower,
     similarity('제주도 여행', '제주도') as alike, '제주도' ~ '^\\w+$' as word, 'Ä' ilike 'ä' as ilike`,
  );
  expect(row!.nfc).toHaveLength(4);
  expect(row!.nfd).toHaveLength(7);
  expect(row).toMatchObject({ lower: 'äö', word: true, ilike: true });
  expect(row!.alike).toBeGreaterThan(0.5);
  await stop();
});

test('a rejected row is not quoted in the log', async () => {
  const dataDir = await preparedFolder();
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log, fast: true });
  await query(url, `create table t (mail text unique); insert into t values ('kim@example.com')`);
  await expect(query(url, `insert into t values ('kim@example.com')`)).rejects.toThrow(/duplicate key/);
  await stop();
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/duplicate key/);
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toMatch(/example\.com/);
});

test('a second instance is refused in one line, from another process and from this one', async () => {
  const parent = await newFolder();
  const dataDir = join(parent, '.data');
  renameSync(await preparedFolder(), dataDir);
  const { stop } = await startEmbeddedPostgres({ dataDir, log, fast: true });
  const second = startApp('.data', { cwd: parent });
  expect(await second.next()).toEqual({
    fault: `.data is in use by process ${process.pid} (another Infinity Travel in this folder). Stop it first or set DATA_DIR.`,
  });
  await expect(startEmbeddedPostgres({ dataDir, log, fast: true })).rejects.toThrow(StartupFault);
  expect(serversIn(parent)).toHaveLength(1);
  await stop();

  const third = startApp('.data', { cwd: parent });
  expect(await third.next()).toHaveProperty('url');
  third.order('stop');
  expect(await third.ended).toBe(0);
});

test('of instances that start at the same instant exactly one wins', async () => {
  const dataDir = await newFolder();
  const apps = [1, 2, 3, 4].map(() => startApp(dataDir));
  const words = await Promise.all(apps.map((app) => app.next()));
  expect(words.filter(({ url }) => url)).toHaveLength(1);
  expect(words.filter(({ fault }) => fault && /is in use by/.test(fault))).toHaveLength(3);
  expect(serversIn(dataDir)).toHaveLength(1);
});

test('Ctrl-C reaches the app only: it drains with its database, then both are gone', async () => {
  const dataDir = await preparedFolder();
  const app = startApp(dataDir);
  await app.next();
  const pid = (await serverPid(dataDir))!;
  process.kill(-app.pid, 'SIGINT');
  expect(await app.next()).toEqual({ drained: 1 });
  expect(await app.ended).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test.for([
  ['exit', 3],
  ['throw', 1],
])('an app that ends by "%s" without stopping leaves no server', async ([order, code]) => {
  const dataDir = await preparedFolder();
  const app = startApp(dataDir, { wrapper: ['sh', '-c', 'exec "$@" 2>/dev/null', 'quiet'] });
  await app.next();
  const pid = (await serverPid(dataDir))!;
  app.order(order as string);
  expect(await app.ended).toBe(code);
  await until('server gone', () => !isAlive(pid));
});

test('a server that dies by itself is told, and the next start recovers', async () => {
  const dataDir = await preparedFolder();
  const lines: string[] = [];
  const first = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  await query(first.url, 'create table t as select 7 as seven');
  process.kill((await serverPid(dataDir))!, 'SIGKILL');
  await until('news', () => lines.some((line) => /ended by itself \(SIGKILL\)/.test(line)));
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir, log });
  expect(await query(second.url, 'select seven from t')).toEqual([{ seven: 7 }]);
  await second.stop();
});

test('the port of the last time is given up when somebody else has it', async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbeddedPostgres({ dataDir, log, fast: true });
  await first.stop();
  const { createServer } = await import('node:net');
  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  await until('squatter', () => squatter.listening);
  const second = await startEmbeddedPostgres({ dataDir, log, fast: true });
  expect(second.url).not.toBe(first.url);
  expect(new pg.Client(second.url).database).toBe('infinity_travel');
  await second.stop();
  squatter.close();
});
