import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, inject, it, onTestFinished } from 'vitest';
import { createDatabase } from '../kit/app.ts';
import { dropTemplate, isRoot, newFolder, nobody, preparedFolder, serversIn } from '../postgres/kit.ts';
import { ask, type StartOptions, startProduct } from './kit.ts';

/** The one line of a start that is refused. */
async function refusal(env: Record<string, string>, options: StartOptions = {}): Promise<string> {
  const product = startProduct({ ...options, env: { DATA_DIR: '/dev/null/nowhere', ...env } });
  expect(await product.ended).toBe(1);
  const lines = product
    .output()
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('PostgreSQL is ready'));
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

afterAll(dropTemplate);

it('bad variables are all named in one line', async () => {
  expect(await refusal({ PORT: 'abc', DATABASE_URL: 'nonsense', DEMO_DATA: 'maybe' })).toBe(
    'Configuration: PORT must be a whole number from 0 to 65535, not "abc"; DEMO_DATA must be true or false, not "maybe"; DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
  );
});

it('production does not start without its secrets', async () => {
  expect(await refusal({ NODE_ENV: 'production', DEMO_DATA: '' })).toBe(
    'Configuration: WEB_URL is required in production; AUTH_SECRET is required in production (openssl rand -base64 48); SMTP_URL is required in production.',
  );
});

it('a data folder that cannot be written is named', async () => {
  const parent = await newFolder(0o555);
  const dataDir = join(parent, '.data');
  const wrapper = isRoot ? nobody : [];
  expect(await refusal({ DATA_DIR: dataDir }, { wrapper })).toMatch(
    /\/\.data.* cannot be written by uid \d+ \(EACCES\).* DATA_DIR\.$/,
  );
});

it('a database that does not answer, does not know us, or is not there is named, without its password', async () => {
  const own = await newFolder();
  const dataDir = join(own, '.data');
  mkdirSync(dataDir);
  const [server, wrong, absent] = [
    new URL(inject('postgresUrl')),
    new URL(inject('postgresUrl')),
    new URL(inject('postgresUrl')),
  ];
  wrong.password = 'hunter2';
  absent.pathname = '/absent';
  const lines = await Promise.all(
    ['postgres://me:hunter2@127.0.0.1:9/x', wrong.href, absent.href].map((DATABASE_URL) =>
      refusal({ DATABASE_URL, DATA_DIR: dataDir }),
    ),
  );
  expect(lines).toEqual([
    'DATABASE_URL: the database on 127.0.0.1:9 cannot be reached (ECONNREFUSED).',
    `DATABASE_URL: the database on ${server.host} refuses the account "postgres" (password authentication failed for user "postgres").`,
    `DATABASE_URL: the database absent does not exist on ${server.host}: make it first.`,
  ]);
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
});

it('a database of one’s own is used, and none is started', async () => {
  const dataDir = join(await newFolder(), '.data');
  const product = startProduct({ env: { DATA_DIR: dataDir, DATABASE_URL: await createDatabase() } });
  expect(await ask(await product.url())).toEqual({ __typename: 'Query' });
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  product.process.kill('SIGTERM');
  expect(await product.ended).toBe(0);
});

it('a port in use is named, and PostgreSQL is stopped again', async () => {
  const dataDir = await preparedFolder();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  expect(await refusal({ DATA_DIR: dataDir, PORT: String(port) })).toBe(
    `Port ${port} is in use: stop what listens there or set PORT.`,
  );
  expect(serversIn(dataDir)).toEqual([]);
});
