import { expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';

const server = await startTestApp();
const people = await Promise.all(Array.from({ length: 6 }, () => makePerson(server)));
for (let i = 0; i < 100; i++) {
  const id = newId();
  await server.sql(
    `insert into places (id, name, description, address, category, area_id, created_by_id, created_at, review_count, star_sum, star_counts,
                         latitude, longitude, location_source)
     values ($1, $2, '설명', '주소', 'CAFE', 'kr-jeju', $3, now(), 4, 14, '{0,1,1,1,1}', 33.4, $4, 'GIVEN')`,
    [id, `장소 ${i}`, people[i % 2]!.id, 126 + i / 1000],
  );
  await server.sql(
    `insert into reviews (id, place_id, author_id, stars, text, created_at)
     select gen_random_uuid(), $1, author, 1 + n::int, '좋아요', now() from unnest($2::uuid[]) with ordinality as a(author, n)`,
    [id, people.slice(2).map((person) => person.id)],
  );
}

const LIST = `query ($first: Int!, $sort: PlaceSort!, $filter: PlaceFilter) {
  places(first: $first, sort: $sort, filter: $filter) {
    nodes { id name rating ratingHistogram location { latitude } area { name } createdBy { nickname }
      reviews(first: 3) { nodes { stars text author { nickname } } totalCount pageInfo { hasNextPage } } }
  }
}`;

it.each(['NEWEST', 'BEST_RATED', 'MOST_REVIEWED', 'NEAREST'])(
  'places in the order %s, with creators, areas and three reviews with authors, cost four statements whatever the size',
  async (sort) => {
    const anybody = new TestClient(server.url);
    const filter = sort === 'NEAREST' ? { near: { latitude: 33.4, longitude: 126, radiusKm: 50 } } : {};
    for (const first of [3, 20, 100]) {
      const { result, statements } = await countStatements(() => anybody.ask(LIST, { first, sort, filter }));
      expect(result.places.nodes).toHaveLength(first);
      expect(result.places.nodes[first - 1].reviews).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
      expect(result.places.nodes[first - 1].reviews.nodes[2].author.nickname).toMatch(/\S/);
      // The workers of jobs poll on connections of their own.
      expect(statements.filter((text) => !/pgboss/i.test(text))).toHaveLength(4);
    }
  },
);

it.each<[sort: string, filter: { near?: object; query?: string }, index: string]>([
  ['NEWEST', {}, 'places_pkey'],
  ['BEST_RATED', {}, 'places_by_rating'],
  ['MOST_REVIEWED', {}, 'places_by_reviews'],
  ['NEAREST', { near: { latitude: 33.4, longitude: 126, radiusKm: 5 } }, 'places_by_position'],
  ['NEAREST', { near: { latitude: 33.4, longitude: 126, radiusKm: 20_000 } }, 'places_by_position'],
  ['NEWEST', { query: '희귀한 이름' }, 'place_texts_by_text'],
])('places in the order %s with the filter %j are read from the index %s', async (sort, filter, index) => {
  await server.sql(
    `insert into places (id, name, description, address, category, created_by_id, created_at, latitude, longitude, location_source)
     select gen_random_uuid(), '이름 ' || i, '설명', '주소', 'CAFE', $1, now(), 40 * sin(i), 180 * cos(i), 'GIVEN'
     from generate_series(1, 2000) i`,
    [people[0]!.id],
  );
  await server.sql('vacuum analyze places');
  await server.sql('vacuum analyze place_texts');
  const anybody = new TestClient(server.url);
  const query = `query ($sort: PlaceSort!, $filter: PlaceFilter) { places(sort: $sort, filter: $filter) { nodes { id } } }`;
  const { statements, values } = await countStatements(() => anybody.ask(query, { sort, filter }));
  const at = statements.findIndex((text) => text.includes('from places p'));
  const lines = await server.sql(`explain ${statements[at]}`, values[at]);
  const plan = lines.map((line) => Object.values(line)[0]).join('\n');
  expect(plan).toContain(index);
  expect(plan).not.toContain('Seq Scan');
});
