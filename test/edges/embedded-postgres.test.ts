import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../kit/until.ts';
import { dropTemplate, isAlive, preparedFolder, serverPid, serversIn } from '../postgres/kit.ts';
import { ask, startProduct } from '../start/kit.ts';

afterAll(dropTemplate);

const AREA = '{ companions(first: 1) { nodes { id } } }';
const NOTHING = { companions: { nodes: [] } };

describe('the embedded PostgreSQL that dies under the running product', { timeout: 120_000 }, () => {
  it('is started again at the same address, and the product goes on', async () => {
    const dataDir = await preparedFolder();
    const product = startProduct({ env: { DATA_DIR: dataDir } });
    const url = await product.url();
    expect(await ask(url, AREA)).toEqual(NOTHING);
    const first = (await serverPid(dataDir))!;
    process.kill(first, 'SIGKILL');
    await until(() => product.output().includes('PostgreSQL runs again'), product.output, 30_000);
    await until(async () => JSON.stringify(await ask(url, AREA)) === JSON.stringify(NOTHING), undefined, 30_000);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await serverPid(dataDir)).not.toBe(first);
    expect(serversIn(dataDir)).toHaveLength(1);
    product.ctrlC();
    expect(await product.ended).toBe(0);
    expect(serversIn(dataDir)).toEqual([]);
  });

  it('ends the process, with one line and code 1, when it cannot be started again', async () => {
    const dataDir = await preparedFolder();
    const product = startProduct({ env: { DATA_DIR: dataDir } });
    await product.url();
    const pid = (await serverPid(dataDir))!;
    renameSync(join(dataDir, 'postgres', 'global', 'pg_control'), join(dataDir, 'pg_control'));
    process.kill(pid, 'SIGKILL');
    expect(await product.ended).toBe(1);
    const told = product
      .output()
      .split('\n')
      .filter((line) => line.startsWith('PostgreSQL does not start'));
    expect(told).toHaveLength(1);
    expect(product.output()).not.toMatch(/^ {4}at /m);
    expect(isAlive(product.process.pid!)).toBe(false);
  });

  it('again and again ends the process too', async () => {
    const dataDir = await preparedFolder();
    const product = startProduct({ env: { DATA_DIR: dataDir } });
    await product.url();
    for (let death = 1; death <= 4; death++) {
      await until(() => serversIn(dataDir).length === 1, undefined, 30_000);
      process.kill(serversIn(dataDir)[0]!, 'SIGKILL');
      const again = () => product.output().split('PostgreSQL runs again').length - 1;
      await until(() => again() >= death || !isAlive(product.process.pid!), product.output, 30_000);
    }
    expect(await product.ended).toBe(1);
    expect(product.output()).toMatch(/ended by itself 4 times within a minute/);
    expect(serversIn(dataDir)).toEqual([]);
  });
});
