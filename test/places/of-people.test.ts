import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlace, review } from './kit.ts';

const server = await startTestApp();
const [one, two, none] = [await makePerson(server), await makePerson(server), await makePerson(server)];
const nobody = new TestClient(server.url);
const places: string[] = [];
for (let i = 1; i <= 5; i++) places.push(await makePlace(one, { name: `장소 ${i}` }));
const other = await makePlace(two, { name: '남의 장소' });
for (const [i, id] of places.entries()) await review(two, id, 1 + (i % 5), `리뷰 ${i + 1}`);
await review(one, other, 5, '좋아요');

const OF_USER = `query ($id: ID!, $first: Int, $after: String) { user(id: $id) {
  places(first: $first, after: $after) { totalCount nodes { name createdBy { id } } pageInfo { hasNextPage hasPreviousPage endCursor } }
  reviews(first: $first) { totalCount nodes { text author { id } place { name } } pageInfo { hasNextPage } }
} }`;

describe('places and reviews of a person', () => {
  it('are shown to everybody, newest first, page by page', async () => {
    const { user } = await nobody.ask(OF_USER, { id: one.id, first: 2 });
    expect(user.places).toMatchObject({
      totalCount: 5,
      nodes: [
        { name: '장소 5', createdBy: { id: one.id } },
        { name: '장소 4', createdBy: { id: one.id } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const next = await nobody.ask(OF_USER, { id: one.id, first: 9, after: user.places.pageInfo.endCursor });
    expect(next.user.places.nodes.map(({ name }: { name: string }) => name)).toEqual(['장소 3', '장소 2', '장소 1']);
    expect(next.user.places.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const reviewer = await nobody.ask(OF_USER, { id: two.id, first: 2 });
    expect(reviewer.user.reviews).toMatchObject({
      totalCount: 5,
      nodes: [
        { text: '리뷰 5', author: { id: two.id }, place: { name: '장소 5' } },
        { text: '리뷰 4', place: { name: '장소 4' } },
      ],
      pageInfo: { hasNextPage: true },
    });
  });

  it('are empty for who has none', async () => {
    const { user } = await nobody.ask(OF_USER, { id: none.id });
    expect(user).toMatchObject({ places: { totalCount: 0, nodes: [] }, reviews: { totalCount: 0, nodes: [] } });
  });

  it("are the viewer's own below the viewer", async () => {
    const query = '{ viewer { places(first: 1) { totalCount nodes { name } } reviews { totalCount nodes { text } } } }';
    expect((await one.ask(query)).viewer).toEqual({
      places: { totalCount: 5, nodes: [{ name: '장소 5' }] },
      reviews: { totalCount: 1, nodes: [{ text: '좋아요' }] },
    });
    expect((await none.ask(query)).viewer).toMatchObject({ places: { totalCount: 0 }, reviews: { totalCount: 0 } });
    expect((await nobody.ask(query)).viewer).toBeNull();
  });

  it('refuse a cursor of another person and pages that are none', async () => {
    const { user } = await nobody.ask(OF_USER, { id: one.id, first: 1 });
    const { extensions } = await nobody.refused(OF_USER, { id: two.id, after: user.places.pageInfo.endCursor });
    expect(extensions.fields).toMatchObject([{ path: 'after', reason: 'INVALID_CURSOR' }]);
    expect((await nobody.refused(OF_USER, { id: two.id, first: 101 })).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('cost the same for many people', async () => {
    const ask = (first: number) =>
      countStatements(() =>
        nobody.ask(
          `{ places(first: ${first}) { nodes { createdBy { places(first: 2) { totalCount nodes { name } } reviews(first: 2) { totalCount nodes { text } } } } } }`,
        ),
      );
    expect((await ask(6)).statements.length).toBe((await ask(1)).statements.length);
  });

  it('are what createdById finds', async () => {
    const find = async (filter: object) =>
      (await nobody.ask('query ($filter: PlaceFilter) { places(filter: $filter) { totalCount } }', { filter })).places
        .totalCount;
    expect(await find({ createdById: one.id })).toBe(5);
    expect(await find({ createdById: one.id, query: '장소 3' })).toBe(1);
    expect(await find({ createdById: none.id })).toBe(0);
    expect(await find({ createdById: 'nobody' })).toBe(0);
    expect(await find({ createdById: null })).toBe(6);
  });
});
