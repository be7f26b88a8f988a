import { beforeAll, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';

const server = await startTestApp();
const nobody = new TestClient(server.url);

beforeAll(async () => {
  const author = await makePerson(server, { gender: 'FEMALE' });
  await makePerson(server, { birthDate: '2015-01-01' });
  await server.sql(
    `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, view_count, popularity, closed_at, created_at)
     select uuidv7(), $1, case when i % 1000 = 0 then '제주에서' else '여행 ' || i end, '부산과 서울 ' || md5(i::text),
       case when i % 500 = 0 then 'kr-jeju' else 'jp' end, d, d + 3, 2 + i % 3 + case when i % 2000 = 0 then 20 else 0 end, i % 700, i % 90,
       case when i % 3 = 0 then now() end, now()
     from generate_series(1, 20000) i cross join lateral (select current_date - 3000 + i % 3100 as d) dates`,
    [author.id],
  );
  await server.sql('vacuum analyze companions');
  await server.sql('vacuum analyze companion_texts');
});

const soon = { start: '2100-01-01', end: '2100-01-02' };
it.each<[sort: string, filter: object, index: string]>([
  ['NEWEST', {}, 'companions_pkey'],
  ['POPULAR', {}, 'companions_by_popularity'],
  ['MOST_VIEWED', {}, 'companions_by_views'],
  ['MOST_COMMENTED', {}, 'companions_by_comments'],
  ['DEPARTING_SOON', {}, 'companions_by_departure'],
  ['NEWEST', { query: '제주' }, 'companion_texts_by_text'],
  ['POPULAR', { query: '제주에서' }, 'companion_texts_by_text'],
  ['NEWEST', { query: '여행' }, 'companions_pkey'],
  ['NEWEST', { areaId: 'kr' }, 'companions_by_area'],
  ['NEWEST', { status: ['RECRUITING'] }, 'companions_'],
  ['NEWEST', { overlaps: soon }, 'companions_by_'],
  ['NEWEST', { minSeats: 15 }, 'companions_by_seats'],
  ['NEWEST', { authorAgeGroups: ['TEENS'] }, 'companions_'],
  ['NEWEST', { authorGender: 'FEMALE' }, 'companions_'],
])('posts in the order %s with the filter %j are read from the index %s', async (sort, filter, index) => {
  const query = `query ($sort: CompanionSort!, $filter: CompanionFilter) { companions(sort: $sort, filter: $filter) { nodes { id } } }`;
  const { statements, values } = await countStatements(() => nobody.ask(query, { sort, filter }));
  const at = statements.findIndex((text) => text.includes('from companions c'));
  const plan = (await server.sql(`explain ${statements[at]}`, values[at]))
    .map((line) => Object.values(line)[0])
    .join('\n');
  expect(plan).toContain(index);
  expect(plan).not.toContain('Seq Scan on companions');
});
