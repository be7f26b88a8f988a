import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../kit/until.ts';
import { databaseOf, dropTemplate, isAlive, newFolder, preparedFolder, query, serversIn } from '../postgres/kit.ts';
import { ask, groupLives, startProduct } from './kit.ts';

/** A start takes a second or two, or many more on a machine that is busy. */
const PATIENCE = 90_000;
const productPid = (dataDir: string) => Number(readFileSync(join(dataDir, 'app.pid'), 'utf8'));
const nothingLeft = async (dataDir: string, group: number) => {
  await until(
    () => serversIn(dataDir).length === 0 && !groupLives(group),
    () => `the end of PostgreSQL ${serversIn(dataDir)} and of the group ${group}`,
    30_000,
  );
};

// The first start of all builds the pages: half a minute of its own.
beforeAll(async () => {
  const { buildPages } = (await import(resolve('scripts/build-web.mjs'))) as { buildPages: () => Promise<boolean> };
  expect(await buildPages()).toBe(true);
}, 300_000);
afterAll(dropTemplate);

describe('npm start', { timeout: PATIENCE }, () => {
  it('makes a database, says what to open, answers; Ctrl-C ends everything', async () => {
    const dataDir = join(await newFolder(), '.data');
    const product = startProduct({ npm: true, env: { DATA_DIR: dataDir } });
    const url = await product.url();
    expect(await ask(url, '{ area(id: "kr-jeju") { nameKo } }')).toEqual({ area: { nameKo: '제주도' } });
    expect(product.output()).toMatch(
      /is ready\.\n\n {2}Open {8}http:\/\/localhost:\d+\n {2}Playground {2}http:\/\/localhost:\d+\/graphql\n {2}Mails {7}http/,
    );
    expect(serversIn(dataDir)).toHaveLength(1);
    product.ctrlC();
    expect(await product.ended).toBe(0);
    expect(product.output()).toMatch(/Stopped\.\n$/);
    await nothingLeft(dataDir, product.process.pid!);
  });

  it('ends everything on a SIGTERM that only npm gets, and when npm is killed', async () => {
    const dataDir = await preparedFolder();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const product = startProduct({ npm: true, env: { DATA_DIR: dataDir } });
      await ask(await product.url());
      product.process.kill(signal);
      await nothingLeft(dataDir, product.process.pid!);
      expect(product.output()).toMatch(/Stopped\.\n$/);
    }
  });
});

describe('a running product', { timeout: PATIENCE }, () => {
  it('keeps its data over SIGTERM, kill -9 and kill -9 of PostgreSQL too, and lets no second one into its folder', async () => {
    const dataDir = await preparedFolder();
    const env = { DATA_DIR: dataDir };
    const first = startProduct({ env });
    await first.url();
    await query(databaseOf(dataDir), 'create table kept as select 1 as round');

    const second = startProduct({ env });
    expect(await second.ended).toBe(1);
    expect(second.output()).toBe(
      `${dataDir} is in use by process ${first.process.pid} (another Infinity Travel in this folder). Stop it first or set DATA_DIR.\n`,
    );
    expect(await ask(await first.url())).toEqual({ __typename: 'Query' });

    first.process.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await nothingLeft(dataDir, first.process.pid!);

    const third = startProduct({ env });
    await third.url();
    expect(productPid(dataDir)).toBe(third.process.pid);
    await query(databaseOf(dataDir), 'insert into kept values (2)');
    third.process.kill('SIGKILL');
    expect(await third.ended).toBe('SIGKILL');
    expect(serversIn(dataDir)).toHaveLength(1);

    const fourth = startProduct({ env });
    await fourth.url();
    expect(fourth.output()).toMatch(/stopping the PostgreSQL of an earlier run/);
    await query(databaseOf(dataDir), 'insert into kept values (3)');
    for (const pid of serversIn(dataDir)) process.kill(pid, 'SIGKILL');
    fourth.process.kill('SIGKILL');
    await fourth.ended;

    const fifth = startProduct({ env });
    await fifth.url();
    expect(await query(databaseOf(dataDir), 'select round from kept order by round')).toEqual([
      { round: 1 },
      { round: 2 },
      { round: 3 },
    ]);
    expect(serversIn(dataDir)).toHaveLength(1);
    fifth.ctrlC();
    expect(await fifth.ended).toBe(0);
    await nothingLeft(dataDir, fifth.process.pid!);
  });

  it('ends at once on a second Ctrl-C, with PostgreSQL stopped in order', async () => {
    const dataDir = await preparedFolder();
    const product = startProduct({ env: { DATA_DIR: dataDir } });
    const url = await product.url();
    const database = databaseOf(dataDir);
    // A request that is under way holds up the orderly end.
    await query(database, 'create table held as select 1 as n');
    const waiting = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: slow(),
    });
    waiting.catch(() => undefined);
    const [server] = serversIn(dataDir);
    product.ctrlC();
    await until(() => product.output().includes('Stopping'));
    expect(isAlive(product.process.pid!)).toBe(true);
    await until(() => {
      if (isAlive(product.process.pid!)) product.ctrlC();
      return !isAlive(product.process.pid!);
    });
    expect(await product.ended).toBe(0);
    expect(isAlive(server!)).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
  });

  it('that is told to end while it starts leaves nothing', async () => {
    const dataDir = await preparedFolder();
    const product = startProduct({ env: { DATA_DIR: dataDir } });
    await until(() => serversIn(dataDir).length === 1);
    product.ctrlC();
    expect(await product.ended).toBe(0);
    await nothingLeft(dataDir, product.process.pid!);
  });
});

/** A body that never comes to its end. */
function slow(): ReadableStream {
  return new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"query":')) });
}
