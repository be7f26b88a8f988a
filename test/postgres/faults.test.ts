import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBinaries } from '../../src/postgres/binaries.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts';
import { StartupFault } from '../../src/shared/startup-fault.ts';
import { dropTemplate, isRoot, newFolder, nobody, preparedFolder, startApp } from './kit.ts';

const log = () => {};

async function faultOf(dataDir: string): Promise<string> {
  const error = await startEmbeddedPostgres({ dataDir, log, fast: true }).then(
    () => new Error('it started'),
    (error) => error,
  );
  if (!(error instanceof StartupFault)) throw error;
  expect(error.message).not.toContain('\n');
  return error.message;
}

afterAll(dropTemplate);

test('a folder that may not be written', async () => {
  const parent = await newFolder();
  if (!isRoot) chmodSync(parent, 0o555);
  const app = startApp(join(parent, '.data'), { wrapper: isRoot ? nobody : [] });
  const { fault } = await app.next();
  expect(fault).toMatch(/\.data cannot be written by uid \d+ \(EACCES\)\. Make it writable .* or set DATA_DIR\.$/);
});

test('a file where the folder should be', async () => {
  const file = join(await newFolder(), '.data');
  writeFileSync(file, '');
  expect(await faultOf(file)).toMatch(/is not a folder\. Move it or set DATA_DIR\.$/);
  expect(await faultOf(join(file, 'below'))).toMatch(/is not a folder\. Move it or set DATA_DIR\.$/);
});

test('a platform without a build', async () => {
  await expect(findBinaries(undefined, 'sunos-x64')).rejects.toThrow(
    'There is no embedded PostgreSQL for sunos-x64. Set DATABASE_URL to one of your own.',
  );
  await expect(findBinaries(undefined, 'linux-ppc64')).rejects.toThrow(/is not installed.*DATABASE_URL/);
});

test('a foreign folder, another version, a lost or a wrong password; the lock is free again after each', async () => {
  const dataDir = await newFolder();
  const cluster = join(dataDir, 'postgres');
  mkdirSync(join(cluster, 'something'), { recursive: true });
  expect(await faultOf(dataDir)).toMatch(/holds no database\. Move it away or set DATA_DIR\.$/);
  rmSync(cluster, { recursive: true });

  await (await startEmbeddedPostgres({ dataDir, log, fast: true })).stop();
  writeFileSync(join(dataDir, 'postgres.password'), 'wrong\n');
  expect(await faultOf(dataDir)).toMatch(/is not the password of the database.*DATABASE_URL\.$/);
  rmSync(join(dataDir, 'postgres.password'));
  expect(await faultOf(dataDir)).toMatch(/postgres\.password is missing.*DATABASE_URL\.$/);
  writeFileSync(join(dataDir, 'postgres.password'), 'any\n');
  writeFileSync(join(cluster, 'postgresql.conf'), 'nonsense = 1\n');
  expect(await faultOf(dataDir)).toMatch(/does not start.*postgresql\.conf.*DATA_DIR.*DATABASE_URL/);
  writeFileSync(join(cluster, 'PG_VERSION'), '15\n');
  expect(await faultOf(dataDir)).toMatch(/was made by PostgreSQL 15.*DATA_DIR/);
});

const mayMount = isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

test.runIf(mayMount).for(['4k', '10m', '40m'])('a disk of %s is too full', async (size) => {
  const folder = await newFolder();
  const mount = `mount -t tmpfs -o size=${size} tmpfs ${folder} && exec "$@"`;
  const app = startApp(folder, { wrapper: ['unshare', '-m', 'sh', '-c', mount, 'full'] });
  const { fault } = await app.next();
  expect(fault).toMatch(/^The disk of .* is full\. Free some space or set DATA_DIR to another disk\.$/);
});

test.runIf(mayMount)('a disk that has filled up since the first start', async () => {
  const folder = await preparedFolder();
  const megabytes = execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0];
  const fill = `mkdir ${folder}/full && mount -t tmpfs -o size=${Number(megabytes) + 2}m tmpfs ${folder}/full
    cp -a ${folder}/postgres* ${folder}/full; chmod 711 ${folder}/full; cat /dev/zero > ${folder}/full/filler 2>/dev/null; exec "$@"`;
  const app = startApp(join(folder, 'full'), { wrapper: ['unshare', '-m', 'sh', '-c', fill, 'full'] });
  const { fault } = await app.next();
  expect(fault).toMatch(/^The disk of .* is full\./);
});
