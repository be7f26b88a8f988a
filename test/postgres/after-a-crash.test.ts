import { spawn } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';
import {
  dropTemplate,
  hasProc,
  isAlive,
  isRoot,
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

test('after kill -9 of the app the next start has the data and the only server', async () => {
  const dataDir = await preparedFolder();
  const app = startApp(dataDir, { fast: false });
  const { url } = await app.next();
  await query(url!, 'create table t as select generate_series(1, 1000) as n');
  const orphan = (await serverPid(dataDir))!;
  app.process.kill('SIGKILL');
  await app.ended;
  expect(isAlive(orphan)).toBe(true);

  const lines: string[] = [];
  const next = await startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
  expect(lines[0]).toBe(`stopping the PostgreSQL of an earlier run (process ${orphan})`);
  expect(await query(next.url, 'select count(*)::int as n from t')).toEqual([{ n: 1000 }]);
  expect(isAlive(orphan)).toBe(false);
  if (hasProc) expect(serversIn(dataDir)).toEqual([await serverPid(dataDir)]);
  await next.stop();
});

test('after kill -9 of app and server nothing committed is lost', async () => {
  const dataDir = await preparedFolder();
  const app = startApp(dataDir, { fast: false });
  const { url } = await app.next();
  await query(url!, 'create table t as select generate_series(1, 1000) as n');
  process.kill((await serverPid(dataDir))!, 'SIGKILL');
  app.process.kill('SIGKILL');
  await app.ended;
  const next = await startEmbeddedPostgres({ dataDir, log });
  expect(await query(next.url, 'select count(*)::int as n from t')).toEqual([{ n: 1000 }]);
  await next.stop();
});

test('a stale postmaster.pid does not confuse it: pid of another living process, of nobody, empty, rubbish', async () => {
  const dataDir = await preparedFolder();
  const first = await startEmbeddedPostgres({ dataDir, log, fast: true });
  await query(first.url, 'create table t as select 1 as n');
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const honest = readFileSync(pidFile, 'utf8');
  await first.stop();
  const { uid, gid } = statSync(join(dataDir, 'postgres'));
  const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
  onTestFinished(() => void stranger.kill());

  for (const stale of [
    honest.replace(/^\d+/, String(stranger.pid)),
    honest.replace(/^\d+/, '2147483000'),
    '',
    'what?\n',
  ]) {
    writeFileSync(pidFile, stale, { mode: 0o600 });
    if (isRoot) chownSync(pidFile, uid, gid);
    const next = await startEmbeddedPostgres({ dataDir, log, fast: true });
    expect(await query(next.url, 'select n from t')).toEqual([{ n: 1 }]);
    await next.stop();
  }
  expect(stranger.exitCode).toBeNull();
});

test('a copy of a folder in use is another folder: the original server lives on', async () => {
  const [one, two] = [await preparedFolder(), join(await newFolder(), 'two')];
  const original = await startEmbeddedPostgres({ dataDir: one, log, fast: true });
  const pid = (await serverPid(one))!;
  await query(original.url, 'checkpoint');
  cpSync(one, two, { recursive: true, preserveTimestamps: true });
  const copy = await startEmbeddedPostgres({ dataDir: two, log, fast: true });
  expect(isAlive(pid)).toBe(true);
  expect(await query(original.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(await query(copy.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await copy.stop();
  await original.stop();
});

test('a first start that is killed in the middle of initdb does not break the next', async () => {
  const dataDir = await newFolder();
  const app = startApp(dataDir, { fast: false });
  const half = () => readdirSync(dataDir).find((name) => /^postgres\.new-\w+$/.test(name));
  await until('initdb at work', () => existsSync(join(dataDir, half() ?? 'none', 'base')));
  app.process.kill('SIGKILL');
  await app.ended;
  mkdirSync(join(dataDir, 'postgres.new-older'));

  const next = await startEmbeddedPostgres({ dataDir, log, fast: true });
  expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  await next.stop();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
});
