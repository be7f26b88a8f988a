import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aliased, json, list, listed, type RowOf } from '../../src/data/columns.ts';
import { db } from '../../src/data/db.ts';
import { type Params, query, row, rows, unpreparedQuery } from '../../src/data/statement.ts';
import { transaction } from '../../src/data/transaction.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import type { Tx } from '../../src/shared/context.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';

const server = await startTestApp();
const ctx = jobContext(server.app, 'test');
const minji = await makePerson(server, { nickname: '민지' });
const jun = await makePerson(server, { nickname: '준' });

const u = aliased<{ u: 'users' }>();
const USER = { id: u.ref('u.id'), nickname: u.ref('u.nickname'), joinedAt: u.ref('u.created_at') };
type User = RowOf<typeof USER>;

const byIds = query((p: Params<{ ids: readonly string[] }>) =>
  db.selectFrom('users as u').select(list(USER)).where('u.id', '=', sql<string>`any(${p.ids}::uuid[])`).orderBy('u.id'),
);
const asJson = query(() =>
  db
    .selectFrom('users as u')
    .select(json(USER, ['id', 'nickname']).as('user'))
    .orderBy('u.id'),
);
const renamed = query(
  (p: Params<{ nickname: string; id: string }>) =>
    sql<User>`update users u set nickname = ${p.nickname} where u.id = ${p.id} returning ${listed(USER)}`,
);
const searched = unpreparedQuery((p: Params<{ nickname: string }>) =>
  db
    .selectFrom('users as u')
    .select(list(USER, ['id']))
    .where('u.nickname', '=', p.nickname),
);

/** Names of the statements that the connection of this context has prepared. */
const preparedHere = query(() => sql<{ name: string }>`select name from pg_prepared_statements`);

describe('a query', () => {
  it('answers rows by the names of its record of columns, instants as text', async () => {
    const found: User[] = await rows(ctx, byIds, { ids: [minji.id, jun.id] });
    expect(found.map(({ nickname }) => nickname)).toEqual(['민지', '준']);
    expect(found[0]!.joinedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/);
  });

  it('answers the same as JSON, and only the named columns', async () => {
    const found = await rows(ctx, asJson, {});
    expect(found[0]).toEqual({ user: { id: minji.id, nickname: '민지' } });
  });

  it('puts values where their names stand, whatever their order', async () => {
    const change = await row(ctx, renamed, { id: jun.id, nickname: '준이' });
    expect(change).toMatchObject({ id: jun.id, nickname: '준이' });
    expect(await rows(ctx, searched, { nickname: '준이' })).toEqual([{ id: jun.id }]);
  });

  it('is prepared, inside a transaction too, and one that is planned anew is not', async () => {
    const inTransaction = async (tx: Tx) => {
      await rows(tx, byIds, { ids: [] });
      await rows(tx, searched, { nickname: '' });
      return (await rows(tx, preparedHere, {})).map(({ name }) => name);
    };
    const names = await transaction(ctx, inTransaction);
    expect(names).toContain(byIds.name);
    expect(names).not.toContain('');
    expect(byIds.name).not.toBe('');
    expect(searched.name).toBe('');
  });

  it('is one statement where its text is the same', () => {
    const same = query((p: Params<{ ids: readonly string[] }>) =>
      db
        .selectFrom('users as u')
        .select(list(USER))
        .where('u.id', '=', sql<string>`any(${p.ids}::uuid[])`)
        .orderBy('u.id'),
    );
    expect(same.name).toBe(byIds.name);
  });

  it('does not compile with a wrong column, value or name', () => {
    // Never called: the type checker is the judge, and an unused expectation fails it.
    const wrong = () => {
      // @ts-expect-error no such column
      u.ref('u.nick_name');
      // @ts-expect-error a misspelt value
      void rows(ctx, renamed, { id: jun.id, nickName: 'x' });
      // @ts-expect-error a missing value
      void rows(ctx, renamed, { id: jun.id });
      // @ts-expect-error a value of the wrong type
      void rows(ctx, byIds, { ids: jun.id });
      // @ts-expect-error no such table
      db.selectFrom('user as u');
      // @ts-expect-error a column of another type
      db.selectFrom('users as u').where('u.deleted_at', '=', 5);
    };
    expect(wrong).toBeTypeOf('function');
  });
});
