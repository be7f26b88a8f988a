import { expect, it } from 'vitest';
import { Migration20261126007300_copies_by_others } from '../../migrations/Migration20261126007300_copies_by_others.ts';
import { newId } from '../../src/shared/ids.ts';
import { databaseBefore } from './kit.ts';

it("what owners have copied of their own goes from the count, others' copies stay in it, deleted ones too", async () => {
  const { sql, migrate } = await databaseBefore(Migration20261126007300_copies_by_others);
  const [owner, fan, source, plain, tampered] = Array.from({ length: 5 }, () => newId());
  for (const id of [owner, fan])
    await sql(
      `insert into users (id, email, password_hash, nickname, gender, birth_date, created_at)
       values ($1, $2, 'none', '민지', 'FEMALE', '1995-05-05', now())`,
      [id, `${id}@people.test`],
    );
  await sql(`insert into areas (id, kind, name_ko, name_en) values ('kr', 'COUNTRY', '대한민국', 'South Korea')`);
  const plan = (id: string, ownerId: string, copiedFromId: string | null, copyCount: number) =>
    sql(
      `insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, copied_from_id, copy_count, created_at)
       values ($1, $2, '여행', 'kr', '2027-05-01', '2027-05-03', 'PUBLIC', $3, $4, now())`,
      [id, ownerId, copiedFromId, copyCount],
    );
  // Two own copies, one of another person, and one of somebody's that is deleted again.
  await plan(source!, owner!, null, 4);
  for (const by of [owner, owner, fan]) await plan(newId(), by!, source!, 0);
  await plan(plain!, owner!, null, 3);
  await plan(tampered!, owner!, null, 0);
  await plan(newId(), owner!, tampered!, 0);

  await migrate();
  const counts = await sql<{ id: string; copies: number }>('select id, copy_count as copies from planners');
  const of = (id: string) => counts.find((planner) => planner.id === id)?.copies;
  expect([of(source!), of(plain!), of(tampered!)]).toEqual([2, 3, 0]);
});
