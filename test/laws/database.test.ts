import { tmpdir } from 'node:os';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { expect, it } from 'vitest';
import { ENTITIES, MIGRATIONS_TABLE, ormConfig, SNAPSHOT } from '../../mikro-orm.config.ts';
import { knownStatements } from '../../src/data/statement.ts';
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

/** Columns that the database computes: no property, because nobody writes them and the unit of work never reads them. */
const COMPUTED = ['places.rating', 'places.position'];

it('every column of every table is a property of an entity, but those that the database computes', () => {
  const known = entities.flatMap(({ tableName, properties }) =>
    Object.values(properties).flatMap(({ fieldNames }) => fieldNames.map((name) => `${tableName}.${name}`)),
  );
  const missing = columns
    .map(({ table, name }) => `${table}.${name}`)
    .filter((path) => !known.includes(path) && !path.startsWith(`${MIGRATIONS_TABLE}.`));
  expect(missing.sort()).toEqual(COMPUTED.toSorted());
});

it('a column that the database fills in has a default in its entity too', () => {
  const wrong = entities.flatMap(({ tableName, properties }) =>
    Object.values(properties).flatMap((property) =>
      property.fieldNames
        .filter((name) => {
          const column = columns.find((c) => c.table === tableName && c.name === name);
          return column && column.filled !== (property.default !== undefined && property.default !== null);
        })
        .map((name) => `${tableName}.${name}`),
    ),
  );
  expect(wrong).toEqual([]);
});

it('a column that knows few words knows those of the code', async () => {
  const checks = await server.sql<{ path: string; rule: string }>(
    `select format('%s.%s', c.conrelid::regclass, a.attname) as path, pg_get_constraintdef(c.oid) as rule
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid and t.relnamespace = current_schema()::regnamespace
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'c' and cardinality(c.conkey) = 1 and pg_get_constraintdef(c.oid) ~ '= ANY \\(ARRAY\\['`,
  );
  const inDatabase = checks.map(
    ({ path, rule }) => `${path}: ${[...rule.matchAll(/'(\w+)'::text/g)].map(([, word]) => word).sort()}`,
  );
  const inCode = entities.flatMap(({ tableName, properties }) =>
    Object.values(properties)
      .filter(({ items }) => items)
      .map(({ fieldNames, items }) => `${tableName}.${fieldNames[0]}: ${[...items!].sort()}`),
  );
  expect(inCode.length).toBeGreaterThan(9);
  expect(inCode.sort()).toEqual(inDatabase.sort());
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

it('the entities say nothing that no migration has said', async () => {
  const orm = new MikroORM(ormConfig(server.databaseUrl, { migrations: SNAPSHOT }));
  try {
    // npm run migration -- <name> drafts one; npm run migration -- --snapshot after one that was written by hand.
    const { diff } = await orm.migrator.create(tmpdir());
    expect(diff).toEqual({ up: [], down: [] });
  } finally {
    await orm.close(true);
  }
});

it('the database understands every statement of the program', async () => {
  const wrong: string[] = [];
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  try {
    for (const [i, { text }] of [...knownStatements()].entries()) {
      await client
        .query(`prepare statement_${i} as ${text}`)
        .catch((error: Error) => wrong.push(`${error.message}: ${text.replace(/\s+/g, ' ').slice(0, 120)}`));
    }
  } finally {
    await client.end();
  }
  expect([...knownStatements()].length).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});
