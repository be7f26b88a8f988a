import type { Migration } from '@mikro-orm/migrations';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../mikro-orm.config.ts';

/** Tables that somebody reads or writes at every moment. */
const HOT = ['users', 'companions', 'messages', 'rooms', 'room_events', 'room_members', 'notifications'];

/** Landed before this law, while nobody had a database of this size: they are never edited. */
const BEFORE = new Set(MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => /push$/.test(name)) + 1));

const hot = `(?:${HOT.join('|')})`;
const alters = new RegExp(`alter table (?:only )?${hot}\\b`);

/** What keeps a hot table locked for as long as it has rows, as a pattern of one statement in small letters. */
const SLOW: readonly { what: string; found(sql: string): boolean }[] = [
  {
    what: 'builds an index without `concurrently`',
    found: (sql) => new RegExp(`create (unique )?index (?!concurrently).*\\bon ${hot}\\b`).test(sql),
  },
  {
    what: 'adds a column whose default is computed for each row',
    found: (sql) =>
      alters.test(sql) &&
      /add column[^,]*(default (?!now\(|current_)\(?\w+\(|generated always as \(.*stored|\b(small|big)?serial\b|generated .* as identity)/.test(
        sql,
      ),
  },
  {
    what: 'rewrites a column (`type`)',
    found: (sql) => alters.test(sql) && /alter column \w+ (set data )?type/.test(sql),
  },
  { what: 'reads all rows for `set not null`', found: (sql) => alters.test(sql) && /set not null/.test(sql) },
  {
    what: 'adds a check or a foreign key that is validated under the lock (`not valid`, then validate in a later migration)',
    found: (sql) => alters.test(sql) && /\b(check \(|references |foreign key)/.test(sql) && !/\bnot valid\b/.test(sql),
  },
  {
    what: 'builds an index for a key (`using index`)',
    found: (sql) =>
      alters.test(sql) && /add (constraint \w+ )?(unique|primary key|exclude)/.test(sql) && !/using index/.test(sql),
  },
  {
    what: 'writes every row in one statement',
    found: (sql) => new RegExp(`^(with .*)?(update|delete from) ${hot}\\b(?!.*\\blimit\\b)`).test(sql),
  },
  {
    what: 'writes the table anew',
    found: (sql) => new RegExp(`^(cluster|vacuum full|lock table).*\\b${hot}\\b`).test(sql),
  },
];

/** A check that was added in this transaction keeps its lock until the end: reading all rows in between holds everybody up. */
const validatesAtOnce = (statements: readonly string[]): boolean =>
  statements.some((sql) => alters.test(sql) && /validate constraint/.test(sql)) &&
  statements.some((sql) => alters.test(sql) && /add constraint/.test(sql));

function faultsOf(statements: readonly string[], isTransactional = true): string[] {
  const plain = statements.map((sql) => sql.toLowerCase().replace(/\s+/g, ' ').trim());
  const found = SLOW.flatMap(({ what, found }) => plain.filter(found).map((sql) => `${what}: ${sql.slice(0, 80)}`));
  if (isTransactional && validatesAtOnce(plain)) found.push('adds and validates a constraint in one transaction');
  return found;
}

async function statementsOf(migration: Migration): Promise<string[]> {
  await migration.up();
  return migration.getQueries().map(String);
}

it('no migration locks a hot table for as long as it has rows', async () => {
  const faults: string[] = [];
  for (const { name, class: Made } of MIGRATIONS.map((one) => ({ name: one.name, class: one }))) {
    if (BEFORE.has(Made)) continue;
    const migration = new Made(undefined as never, undefined as never);
    const found = faultsOf(await statementsOf(migration), migration.isTransactional());
    faults.push(...found.map((fault) => `${name} ${fault}`));
  }
  expect(faults).toEqual([]);
});

it('the law finds what it is there for, and takes no offence at what is quick', () => {
  const slow = [
    'create index x on messages (id)',
    'create unique index x\n on users (email)',
    'alter table users add column token uuid not null default gen_random_uuid()',
    "alter table messages add column words tsvector generated always as (to_tsvector('simple', text)) stored",
    'alter table messages alter column seq type bigint',
    'alter table users alter column language set not null',
    "alter table users add column role text not null default 'MEMBER' check (role in ('MEMBER'))",
    'alter table messages add constraint m foreign key (reply_to) references messages',
    'alter table messages add constraint m unique (room_id, seq)',
    'update users set language = null',
    'delete from notifications where read_at is not null',
  ];
  for (const sql of slow) expect(faultsOf([sql]), sql).toHaveLength(1);
  const added = 'alter table users add constraint c check (a > 0) not valid';
  expect(faultsOf([added, 'alter table users validate constraint c'])).toHaveLength(1);
  const quick = [
    added,
    'create index concurrently x on messages (id)',
    'create index x on places (id)',
    "alter table users add column language text not null default 'KO'",
    'alter table users add column seen_at timestamptz not null default now()',
    'alter table messages add constraint m unique using index m',
    'alter table users drop column language',
    'create table x (id uuid primary key references users)',
  ];
  expect(faultsOf(quick)).toEqual([]);
});
