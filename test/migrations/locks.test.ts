import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../mikro-orm.config.ts';
import { databaseBefore } from './kit.ts';

const settings = MIGRATIONS.find(({ name }) => name.endsWith('settings'))!;

it('a migration that does not get its lock gives up, so that nobody waits behind it, and goes through the next time', async () => {
  const { sql, migrate } = await databaseBefore(settings);
  await sql('begin');
  await sql('select id from users');
  await expect(migrate()).rejects.toThrow(/lock timeout/);
  await sql('commit');
  await migrate();
  expect(await sql('select direct_messages from users')).toEqual([]);
});
