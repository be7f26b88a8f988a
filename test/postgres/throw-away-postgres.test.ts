import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { startThrowAwayPostgres } from '../../src/postgres/throw-away-postgres.ts';
import { isAlive, query, startApp, until } from './kit.ts';

async function placeOf(url: string): Promise<{ folder: string; pid: number }> {
  const [row] = await query<{ dir: string; pid: string }>(
    url,
    `select current_setting('data_directory') as dir, split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`,
  );
  return { folder: dirname(row!.dir), pid: Number(row!.pid) };
}

test('is fast and careless, and leaves nothing behind', async () => {
  const { url, stop } = await startThrowAwayPostgres();
  expect(await query(url, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'off' }]);
  const { folder, pid } = await placeOf(url);
  expect(existsSync(folder)).toBe(true);
  await stop();
  await stop();
  expect(existsSync(folder)).toBe(false);
  expect(isAlive(pid)).toBe(false);
});

test('is gone when its process is killed', async () => {
  const app = startApp('throw-away');
  const { folder, pid } = await placeOf((await app.next()).url!);
  app.process.kill('SIGKILL');
  await until('server gone', () => !isAlive(pid));
  await until('folder gone', () => !existsSync(folder));
});
