import type { TestApp } from '../kit/app.ts';
import type { TestClient } from '../kit/client.ts';

const PLACE = `id name description address category contact website rating reviewCount ratingHistogram
  location { latitude longitude } area { id } createdBy { id } editedAt`;

export const CREATE = `mutation ($input: CreatePlaceInput!) { createPlace(input: $input) { ${PLACE} } }`;
export const UPDATE = `mutation ($id: ID!, $input: UpdatePlaceInput!) { updatePlace(id: $id, input: $input) { ${PLACE} } }`;
export const DELETE = 'mutation ($id: ID!) { deletePlace(id: $id) }';
export const WRITE_REVIEW = `mutation ($placeId: ID!, $stars: Int!, $text: String!) {
  writeReview(placeId: $placeId, stars: $stars, text: $text) { id stars text editedAt author { id } place { id rating reviewCount ratingHistogram } }
}`;
export const DELETE_REVIEW = 'mutation ($id: ID!) { deleteReview(id: $id) { id rating reviewCount ratingHistogram } }';

/** A place as one writes it, with a location, so that nothing is looked up. */
export const placeInput = (overrides: Record<string, unknown> = {}) => ({
  name: '성산일출봉',
  description: '해 뜨는 오름',
  address: '제주특별자치도 서귀포시 성산읍 일출로 284-12',
  category: 'ATTRACTION',
  location: { latitude: 33.458, longitude: 126.942 },
  ...overrides,
});

/** A place by the API; answers its id. */
export async function makePlace(person: TestClient, overrides: Record<string, unknown> = {}): Promise<string> {
  return (await person.ask(CREATE, { input: placeInput(overrides) })).createPlace.id;
}

/** A review by the API; answers its id. */
export async function review(person: TestClient, placeId: string, stars: number, text = '좋아요'): Promise<string> {
  return (await person.ask(WRITE_REVIEW, { placeId, stars, text })).writeReview.id;
}

/** A place as anybody sees it. */
export async function readPlace(person: TestClient, id: string) {
  return (await person.ask(`query ($id: ID!) { place(id: $id) { ${PLACE} } }`, { id })).place;
}

/** The counters of a place as they stand, and as a recount of its reviews says. */
export async function recount(server: TestApp, placeId: string) {
  const [stored] = await server.sql(
    'select review_count as count, star_sum as sum, star_counts as stars, rating from places where id = $1',
    [placeId],
  );
  const [counted] = await server.sql(
    `select count(*)::int as count, coalesce(sum(stars), 0)::int as sum,
            array(select count(*) filter (where r.stars = n)::int from generate_series(1, 5) n left join reviews r on r.place_id = $1
                  group by n order by n) as stars,
            round(avg(stars), 1)::float8 as rating
     from reviews where place_id = $1`,
    [placeId],
  );
  return { stored, counted };
}
