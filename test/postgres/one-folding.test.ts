import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { MIGRATIONS, ormConfig } from '../../mikro-orm.config.ts';
import { searchForm } from '../../src/shared/fold.ts';
import { query } from './kit.ts';

const NAME = 'Migration20261126006100_one_folding';

/** A database as it stood before texts were folded in one way, with people, places, planners and posts in it. */
async function oldDatabase(): Promise<string> {
  const name = `old_${randomUUID().replaceAll('-', '')}`;
  await query(inject('postgresUrl'), `create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  await migrate(
    url.href,
    MIGRATIONS.filter((migration) => migration.name < NAME),
  );
  await query(
    url.href,
    `create extension if not exists pgcrypto;
     insert into areas (id, kind, name_ko, name_en) values ('kr', 'COUNTRY', '한국', 'Korea');
     insert into users (id, email, password_hash, nickname, gender, birth_date, created_at)
       select gen_random_uuid(), i || '@people.test', 'x', 'Ｃａｆé 수달 ' || i, 'FEMALE', '1990-01-01', now() from generate_series(1, 500) i;
     insert into places (id, name, description, address, category, created_by_id, created_at)
       select gen_random_uuid(), '카페 ' || i, E'ＷＩＤＥ  Straße\\nﾊﾉｲ', '제주시 ' || i, 'CAFE', (select id from users limit 1), now() from generate_series(1, 500) i;
     insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, created_at)
       select gen_random_uuid(), (select id from users limit 1), 'São Paulo ' || i, 'kr', '2027-01-01', '2027-01-02', 'PUBLIC', now() from generate_series(1, 500) i;
     insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       select gen_random_uuid(), (select id from users limit 1), '제주도 ' || i, 'İstanbul ㅋㅋ', 'kr', '2027-01-01', '2027-01-02', 3, now() from generate_series(1, 500) i`,
  );
  return url.href;
}

async function migrate(url: string, migrationsList: typeof MIGRATIONS): Promise<void> {
  const orm = new MikroORM(ormConfig(url, { migrations: { ...ormConfig(url).migrations, migrationsList } }));
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

const TEXTS = {
  user_texts: ['users', 'user_id', ['nickname']],
  place_texts: ['places', 'place_id', ['name', 'description', 'address']],
  planner_texts: ['planners', 'planner_id', ['name']],
  companion_texts: ['companions', 'companion_id', ['title', 'content']],
} as const;

/** Rows whose text is missing, left over, or another than the program would fold. */
async function wrongTexts(client: pg.Client): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const [texts, [table, key, columns]] of Object.entries(TEXTS)) {
    const { rows } = await client.query<{ search: string | null; raw: (string | null)[] }>(
      `select t.search, array[${columns.map((column) => `s.${column}`).join(', ')}] as raw from ${table} s full join ${texts} t on t.${key} = s.id`,
    );
    expect(rows.length).toBeGreaterThan(499);
    for (const { search, raw } of rows) {
      const lines = search?.split('\n') ?? [];
      const folded = raw.map((text) => text !== null && searchForm(text));
      if (lines[0] !== folded[0] || lines.slice(2).join('\n') !== folded.slice(1).join('\n'))
        wrong.push({ texts, search, raw });
    }
  }
  return wrong;
}

it('folds what stands in a database, and loses nothing that is written meanwhile', async () => {
  const url = await oldDatabase();
  const writer = new pg.Client(url);
  await writer.connect();
  let isDone = false;
  let written = 0;
  const write = async () => {
    while (!isDone) {
      written++;
      await writer.query(
        `update users set nickname = nickname || '가' where id = (select id from users order by random() limit 1)`,
      );
      await writer.query(
        `update places set name = name || 'Ａ', edited_at = now() where id = (select id from places order by random() limit 1)`,
      );
      await writer.query(
        `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
         select gen_random_uuid(), id, 'Ｎew ' || now(), '부산', 'kr', '2027-01-01', '2027-01-02', 3, now() from users limit 1`,
      );
      await writer.query('delete from planners where id = (select id from planners order by random() limit 1)');
      await writer.query(
        `insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, created_at)
         select gen_random_uuid(), id, 'Ñew ' || now(), 'kr', '2027-01-01', '2027-01-02', 'PUBLIC', now() from users limit 1`,
      );
    }
  };
  const writing = write();
  await migrate(url, MIGRATIONS);
  const during = written;
  isDone = true;
  await writing;
  expect(during).toBeGreaterThan(3);
  expect(await wrongTexts(writer)).toEqual([]);

  // What is written afterwards is folded by triggers.
  await writer.query(`update users set nickname = 'Ｚürich'; update places set address = 'Ｚürich', name = 'Ｚug';
    update planners set name = 'Ｚürich'; update companions set content = 'Ｚürich'`);
  expect(await wrongTexts(writer)).toEqual([]);
  const { rows } = await writer.query('select distinct name, address from place_texts');
  expect(rows).toEqual([{ name: 'zug', address: 'zurich' }]);
  await writer.end();
});
