import { spawn } from 'node:child_process';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createDatabase } from '../kit/app.ts';

const databaseUrl = await createDatabase();

/** Runs `npm run seed` without npm, and answers its exit code and what it said. */
async function seed(...args: string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'development' };
  const child = spawn(process.execPath, ['scripts/seed.ts', ...args], { env });
  let said = '';
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const people = async (): Promise<string[]> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ email: string }>('select email from users where email is not null');
  await client.end();
  return rows.map(({ email }) => email);
};

it('npm run seed fills once, refuses to do it again, and replaces when told to', async () => {
  const first = await seed('--scale', '0.02', '--date', '2026-11-23');
  expect(first.said).toContain('40 people');
  expect(first.code).toBe(0);
  expect(await people()).toContain('minji@demo.local');

  const second = await seed('--scale', '0.01');
  expect(second.code).toBe(1);
  expect(second.said.trim()).toBe(
    'There are people in this database already: give --reset to replace everything in it.',
  );

  const third = await seed('--scale', '0.01', '--reset');
  expect(third.code).toBe(0);
  expect((await people()).length).toBe(20);
});

it.each([
  [['--scale', 'much'], '--scale must be a number from 0.01 to 1000, not "much".'],
  [['--date', '2026-13-01'], '--date must be a date such as 2026-11-23, not "2026-13-01".'],
])('npm run seed refuses %j in one line', async (args, line) => {
  expect(await seed(...args)).toEqual({ code: 1, said: `${line}\n` });
});
