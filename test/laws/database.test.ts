import { expect, it } from 'vitest';
import { ENTITIES, MIGRATIONS_TABLE } from '../../mikro-orm.config.ts';
import { startTestApp } from '../kit/app.ts';

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  /** The database fills it in when it is left out. */
  filled: boolean;
}

const server = await startTestApp();
const columns = await server.sql<Column>(
  `select c.table_name as table, c.column_name as name, c.udt_name as type, c.is_nullable = 'YES' as nullable,
          c.column_default is not null or c.is_generated = 'ALWAYS' or c.is_identity = 'YES' as filled
   from information_schema.columns c where c.table_schema = current_schema()`,
);
const metadata = server.app.orm.getMetadata();
const entities = ENTITIES.map((entity) => metadata.get(entity as never));

/** What an entity may call the type that PostgreSQL calls by the key. */
const NAMES: Record<string, RegExp> = {
  uuid: /^uuid$/,
  text: /^text$/,
  bool: /^bool/,
  int4: /^int/,
  int8: /^bigint/,
  float8: /^(float8|double)/,
  date: /^date$/,
  timestamptz: /^timestamptz/,
  bytea: /^(bytea|blob)/,
  jsonb: /^json/,
  _text: /^text\[\]$/,
  _int4: /^int(4|eger)?\[\]$/,
  _timestamptz: /^timestamptz(\(\d\))?\[\]$/,
};

it('every property of an entity is a column of its table, of its type and as nullable', () => {
  const wrong: string[] = [];
  expect(entities.length).toBeGreaterThan(5);
  for (const { className, tableName, properties } of entities) {
    for (const property of Object.values(properties)) {
      if (property.persist === false) continue;
      for (const [i, name] of property.fieldNames.entries()) {
        const column = columns.find((c) => c.table === tableName && c.name === name);
        const path = `${className}.${property.name}`;
        if (!column) wrong.push(`${path}: ${tableName} has no column ${name}`);
        else if (column.nullable !== (property.nullable ?? false))
          wrong.push(`${path}: null ${column.nullable} in the table`);
        else if (!NAMES[column.type]?.test(property.columnTypes[i]!))
          wrong.push(`${path}: ${property.columnTypes[i]}, but ${column.type} in the table`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('an entity knows every column that has to be filled in', () => {
  const wrong = entities.flatMap(({ tableName, properties }) => {
    const known = Object.values(properties).flatMap(({ fieldNames }) => fieldNames);
    return columns
      .filter(
        (column) => column.table === tableName && !column.nullable && !column.filled && !known.includes(column.name),
      )
      .map((column) => `${tableName}.${column.name}`);
  });
  expect(wrong).toEqual([]);
});

it('every reference to another row is found through an index from the other side, or never asked', async () => {
  // Deleting a row looks for those that point to it: without an index that is a walk through the whole table.
  const bare = await server.sql<{ path: string }>(
    `select format('%s.%s', c.conrelid::regclass, a.attname) as path
     from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     join pg_class t on t.oid = c.conrelid and t.relnamespace = current_schema()::regnamespace
     where c.contype = 'f' and c.confdeltype in ('c', 'n')
       and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum)
     order by 1`,
  );
  expect(bare.map(({ path }) => path)).toEqual([]);
});

it('instants have milliseconds and a zone, and texts no hidden limit', async () => {
  const wrong = await server.sql(
    `select table_name, column_name, data_type, datetime_precision from information_schema.columns
     where table_schema = current_schema() and table_name <> $1
       and (data_type in ('timestamp without time zone', 'character varying', 'character', 'money', 'json', 'time with time zone')
            or data_type = 'timestamp with time zone' and datetime_precision <> 3)`,
    [MIGRATIONS_TABLE],
  );
  expect(wrong).toEqual([]);
});
