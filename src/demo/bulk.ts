import type { ClientBase } from 'pg';
import { TABLES } from './tables.ts';

/** Filled by triggers of the tables; their text indexes are the dearest of all. */
const FOLLOWING = ['user_texts', 'place_texts', 'planner_texts', 'companion_texts'];
const STRIPPED = [...TABLES, ...FOLLOWING];
/** Its triggers would look for planners that have no index now; what they would write comes along in the rows of planners. */
const WITHOUT_TRIGGERS = 'planner_legs';

/** One step of putting indexes and constraints back, and what a person reads while it runs. */
export interface Restoring {
  label: string;
  sql: string;
}

/**
 * Empties the tables and takes their indexes and constraints away, inside the caller's transaction, so that a rollback
 * brings everything back; answers the statements that make them anew, in order. Building an index over all rows is many
 * times cheaper than keeping it up row by row. Needs to own the tables, no superuser.
 */
export async function stripTables(client: ClientBase): Promise<Restoring[]> {
  const indexes = await readIndexes(client);
  const constraints = await readConstraints(client);
  const foreign = constraints.filter(({ type }) => type === 'f');
  const keys = constraints.filter(({ type }) => type !== 'f');
  await client.query(`truncate ${TABLES.join(', ')} cascade`);
  for (const { tableName, name } of [...foreign, ...keys])
    await client.query(`alter table ${tableName} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query(`alter table ${WITHOUT_TRIGGERS} disable trigger user`);
  const added = (c: Constraint): Restoring => ({
    label: c.tableName,
    sql: `alter table ${c.tableName} add constraint ${c.name} ${c.definition}`,
  });
  return [
    ...keys.map(added),
    ...indexes.map(({ name, definition }) => ({ label: name, sql: definition })),
    // With figures of the new rows, foreign keys are checked by joins of whole tables.
    { label: 'statistics', sql: `analyze ${STRIPPED.join(', ')}` },
    ...foreign.map(added),
    { label: WITHOUT_TRIGGERS, sql: `alter table ${WITHOUT_TRIGGERS} enable trigger user` },
  ];
}

interface Index {
  name: string;
  definition: string;
}

async function readIndexes(client: ClientBase): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i
     where i.indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
     order by i.indexrelid`,
    [STRIPPED],
  );
  return rows;
}

interface Constraint {
  tableName: string;
  name: string;
  type: 'p' | 'u' | 'f';
  definition: string;
}

/** Keys of the tables, and the foreign keys to and from them. */
async function readConstraints(client: ClientBase): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select c.conrelid::regclass::text as "tableName", quote_ident(c.conname) as name, c.contype as type, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c
     where (c.contype in ('p', 'u') and c.conrelid = any($1::text[]::regclass[]))
        or (c.contype = 'f' and (c.conrelid = any($1::text[]::regclass[]) or c.confrelid = any($1::text[]::regclass[])))
     order by c.oid`,
    [STRIPPED],
  );
  return rows;
}
