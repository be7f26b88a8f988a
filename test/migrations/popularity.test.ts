import { expect, it } from 'vitest';
import { Migration20261126008300_popularity_of_people } from '../../migrations/Migration20261126008300_popularity_of_people.ts';
import { POPULARITY_RECOUNTED } from '../../src/companions/interest/popularity.ts';
import { newId } from '../../src/shared/ids.ts';
import { textOf } from '../kit/text-of.ts';
import { databaseBefore } from './kit.ts';

const RECOUNTED = textOf(POPULARITY_RECOUNTED);

it('what was bought before is taken back: popularity is counted anew, each person once', async () => {
  const { sql, migrate } = await databaseBefore(Migration20261126008300_popularity_of_people);
  const [author, fan, unverified] = [newId(), newId(), newId()];
  for (const id of [author, fan, unverified])
    await sql(
      `insert into users (id, email, password_hash, nickname, gender, birth_date, created_at, email_verified_at)
       values ($1, $2, 'none', '민지', 'FEMALE', '1995-05-05', now(), $3)`,
      [id, `${id}@people.test`, id === unverified ? null : new Date()],
    );
  await sql(`insert into areas (id, kind, name_ko, name_en) values ('kr', 'COUNTRY', '대한민국', 'South Korea')`);
  const [bought, liked] = [newId(), newId()];
  for (const id of [bought, liked])
    await sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, popularity, created_at)
       values ($1, $2, '제주', '바다', 'kr', '2027-01-01', '2027-01-02', 5, 1000, '2026-11-01')`,
      [id, author],
    );
  for (let i = 0; i < 5; i++)
    await sql(
      `insert into applications (id, companion_id, applicant_id, message, status, created_at) values ($1, $2, $3, '', 'WITHDRAWN', '2026-11-10')`,
      [newId(), bought, fan],
    );
  const views = [`u:${unverified}`, `u:${author}`, 'v:somebody'].map((key) => [bought, key, '2026-11-10']);
  views.push([liked, `u:${fan}`, '2026-11-12'], [liked, `u:${fan}`, '2026-11-11']);
  for (const [post, key, day] of views)
    await sql(
      'insert into companion_views (companion_id, day, viewer_key, created_at) values ($1, $2::text::date, $3, $2::text::timestamptz)',
      [post, day, key],
    );
  for (const text of ['하나', '둘'])
    await sql(
      `insert into comments (id, companion_id, author_id, text, created_at) values ($1, $2, $3, $4, '2026-11-11')`,
      [newId(), liked, fan, text],
    );

  expect(await migrate()).toContain(Migration20261126008300_popularity_of_people.name);
  expect(
    await sql('select companion_id as post, user_id as person, first_viewed_at as at from companion_viewers'),
  ).toEqual([{ post: liked, person: fan, at: new Date('2026-11-11') }]);
  const posts = await sql<{ id: string; popularity: number; recounted: number }>(
    `select c.id, c.popularity, ${RECOUNTED} as recounted from companions c order by popularity`,
  );
  expect(posts.map(({ id }) => id)).toEqual([bought, liked]);
  for (const { popularity, recounted } of posts) expect(popularity).toBeCloseTo(recounted, 9);
});
