import type pg from 'pg';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../mikro-orm.config.ts';
import { filledDatabase } from '../demo/world.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { databaseBefore } from './kit.ts';

type Sql = Awaited<ReturnType<typeof databaseBefore>>['sql'];

/** Columns of each table that can be written, by table. */
const COLUMNS = `select table_name as "table", array_agg(column_name::text) as columns from information_schema.columns
  where table_schema = 'public' and is_generated = 'NEVER' and table_name <> 'schema_migrations' group by 1`;

/**
 * Copies rows of today's world into a database of the first edition: columns that it has, and rows that its checks allow. Returns
 * how many rows each table has.
 */
async function copyInto(sql: Sql, world: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const now = new Map(
    (await world.query<{ table: string; columns: string[] }>(COLUMNS)).rows.map(({ table, columns }) => [
      table,
      columns,
    ]),
  );
  // Rows come in any order of tables: keys are checked once all are there.
  await sql('set session_replication_role = replica');
  for (const { table, columns } of await sql<{ table: string; columns: string[] }>(COLUMNS)) {
    const names = columns.filter((name) => now.get(table)?.includes(name)).join(', ');
    if (names === '') continue;
    const { rows } = await world.query<{ row: object }>(
      `select to_json(t) as row from (select ${names} from ${table}) t`,
    );
    let copied = 0;
    for (const { row } of rows) {
      const insert = `insert into ${table} (${names}) select ${names} from json_populate_record(null::${table}, $1)`;
      try {
        await sql(insert, [JSON.stringify(row)]);
        copied++;
      } catch (error) {
        // A kind of row that the first edition did not know.
        if (!['23514', '23502'].includes((error as { code: string }).code)) throw error;
      }
    }
    if (rows.length > 0) counts[table] = copied;
  }
  await sql('set session_replication_role = origin');
  return counts;
}

it('a database of the first edition, full of rows, becomes one of today that the product reads and writes', async () => {
  const world = await filledDatabase();
  const { sql, url, migrate } = await databaseBefore(MIGRATIONS[1]!);
  const counts = await copyInto(sql, world);
  await world.end();
  expect(Object.values(counts).filter((count) => count === 0)).toEqual([]);
  expect(Object.keys(counts).length).toBeGreaterThan(18);

  await migrate();
  const after = Object.fromEntries(
    await Promise.all(
      Object.keys(counts).map(async (table) => {
        const [row] = await sql<{ n: number }>(`select count(*)::int as n from ${table}`);
        return [table, row!.n] as const;
      }),
    ),
  );
  // Nothing that people wrote is gone.
  expect(after).toMatchObject(counts);

  const server = await startTestApp({ databaseUrl: url });
  const anyone = new TestClient(server.url);
  const { companions, places, planners } = await anyone.ask(
    `{ companions(first: 50) { totalCount nodes { title author { nickname } comments(first: 5) { nodes { text } } } }
       places(first: 50) { totalCount nodes { name reviews(first: 5) { nodes { text } } } }
       planners(first: 50) { totalCount nodes { name days { date stops { place { name } } } } } }`,
  );
  expect(companions.totalCount).toBe(counts.companions);
  expect(places.totalCount).toBe(counts.places);
  expect(planners.totalCount).toBeGreaterThan(0);
});
