import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { DELETE_REVIEW, makePlace, readPlace, recount, review, WRITE_REVIEW } from './kit.ts';

const server = await startTestApp();
const anybody = new TestClient(server.url);
const creator = await makePerson(server);
const unverified = await makePerson(server, { verified: false });
const people = await Promise.all(Array.from({ length: 30 }, () => makePerson(server)));
const [ann, ben, cho] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];

const REVIEWS = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  place(id: $id) { reviews(first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { text stars author { nickname } } }
  } viewerReview { stars text } }
}`;

describe('a review', () => {
  it('moves rating, count and histogram of its place at once', async () => {
    const placeId = await makePlace(creator);
    const { writeReview } = await ann.ask(WRITE_REVIEW, { placeId, stars: 4, text: ' 좋아요 ' });
    expect(writeReview).toMatchObject({
      stars: 4,
      text: '좋아요',
      editedAt: null,
      author: { id: ann.id },
      place: { id: placeId, rating: 4, reviewCount: 1, ratingHistogram: [0, 0, 0, 1, 0] },
    });
    await review(ben, placeId, 5);
    await review(cho, placeId, 5);
    expect(await readPlace(anybody, placeId)).toMatchObject({
      rating: 4.7,
      reviewCount: 3,
      ratingHistogram: [0, 0, 0, 1, 2],
    });
  });

  it('written again replaces: the same review, edited', async () => {
    const placeId = await makePlace(creator);
    const first = await review(ann, placeId, 1, '별로');
    await review(ben, placeId, 4);
    const { writeReview } = await ann.ask(WRITE_REVIEW, { placeId, stars: 5, text: '다시 보니 좋아요' });
    expect(writeReview).toMatchObject({
      id: first,
      stars: 5,
      text: '다시 보니 좋아요',
      editedAt: expect.any(String),
      place: { rating: 4.5, reviewCount: 2, ratingHistogram: [0, 0, 0, 1, 1] },
    });
  });

  it('taken back leaves the place as if it had never been', async () => {
    const placeId = await makePlace(creator);
    const [one, other] = [await review(ann, placeId, 2), await review(ben, placeId, 3)];
    expect((await ann.ask(DELETE_REVIEW, { id: one })).deleteReview).toEqual({
      id: placeId,
      rating: 3,
      reviewCount: 1,
      ratingHistogram: [0, 0, 1, 0, 0],
    });
    expect((await ben.ask(DELETE_REVIEW, { id: other })).deleteReview).toMatchObject({
      rating: null,
      reviewCount: 0,
      ratingHistogram: [0, 0, 0, 0, 0],
    });
    expect((await ben.refused(DELETE_REVIEW, { id: other })).extensions.reason).toBe('REVIEW_NOT_FOUND');
    await review(ann, placeId, 1);
    expect(await readPlace(anybody, placeId)).toMatchObject({ rating: 1, reviewCount: 1 });
  });

  it("may be of one's own place", async () => {
    const placeId = await makePlace(creator);
    await review(creator, placeId, 5);
    expect(await readPlace(anybody, placeId)).toMatchObject({ rating: 5 });
  });

  it('is shown to its author as their own, and to nobody else', async () => {
    const placeId = await makePlace(creator);
    await review(ann, placeId, 3, '내 것');
    const own = async (person: TestClient) => (await person.ask(REVIEWS, { id: placeId })).place.viewerReview;
    expect(await own(ann)).toEqual({ stars: 3, text: '내 것' });
    expect([await own(ben), await own(anybody)]).toEqual([null, null]);
  });

  it('stays without an author once the account is gone', async () => {
    const leaver = await makePerson(server);
    const placeId = await makePlace(creator);
    await review(leaver, placeId, 2, '남는 말');
    await server.sql(
      'update users set deleted_at = now(), email = null, password_hash = null, birth_date = null, gender = null where id = $1',
      [leaver.id],
    );
    const { place } = await anybody.ask(REVIEWS, { id: placeId });
    expect(place.reviews.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { text: '남는 말', stars: 2, author: null },
    ]);
    expect(await readPlace(anybody, placeId)).toMatchObject({ rating: 2, reviewCount: 1 });
  });

  it('is for verified people to write and to take back', async () => {
    const placeId = await makePlace(creator);
    const id = await review(ann, placeId, 3);
    const variables = { placeId, stars: 1, text: '나도' };
    expect((await anybody.refused(WRITE_REVIEW, variables)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(WRITE_REVIEW, variables)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await anybody.refused(DELETE_REVIEW, { id })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(DELETE_REVIEW, { id })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    for (const other of [ben, creator]) {
      expect((await other.refused(DELETE_REVIEW, { id })).extensions).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'NOT_REVIEW_AUTHOR',
      });
    }
    expect(await readPlace(anybody, placeId)).toMatchObject({ rating: 3, reviewCount: 1 });
  });

  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['no stars', { stars: 0 }, [{ path: 'stars', reason: 'TOO_SMALL', limit: 1 }]],
    ['six stars', { stars: 6 }, [{ path: 'stars', reason: 'TOO_LARGE', limit: 5 }]],
    ['half stars', { stars: 4.5 }, [{ path: 'stars', reason: 'INVALID_VALUE' }]],
    ['stars left out', { stars: undefined }, [{ path: 'stars', reason: 'REQUIRED' }]],
    ['an empty text', { text: ' \n' }, [{ path: 'text', reason: 'REQUIRED' }]],
    ['a text left out', { text: undefined }, [{ path: 'text', reason: 'REQUIRED' }]],
    ['2,001 characters', { text: '가'.repeat(2001) }, [{ path: 'text', reason: 'TOO_LONG', limit: 2000 }]],
    ['NUL', { text: 'a\u0000b' }, [{ path: 'text', reason: 'FORBIDDEN_CHARACTERS' }]],
    [
      'both wrong',
      { stars: 9, text: '' },
      [
        { path: 'stars', reason: 'TOO_LARGE' },
        { path: 'text', reason: 'REQUIRED' },
      ],
    ],
  ])('with %s is refused and counts nothing', async (_, wrong, fields) => {
    const placeId = await makePlace(creator);
    const failure = await ann.refused(WRITE_REVIEW, { placeId, stars: 3, text: '좋아요', ...wrong });
    expect(failure.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields });
    expect(await readPlace(anybody, placeId)).toMatchObject({ rating: null, reviewCount: 0 });
  });

  it('takes 2,000 characters', async () => {
    const placeId = await makePlace(creator);
    await review(ann, placeId, 3, '👩‍🚀'.repeat(2000));
    expect(await readPlace(anybody, placeId)).toMatchObject({ reviewCount: 1 });
  });

  it('of a place or with an id that is not there is NOT_FOUND', async () => {
    for (const id of ['no id', '', newId(), creator.id]) {
      const written = await ann.refused(WRITE_REVIEW, { placeId: id, stars: 3, text: '좋아요' });
      expect(written.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'PLACE_NOT_FOUND' });
      expect((await ann.refused(DELETE_REVIEW, { id })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'REVIEW_NOT_FOUND',
      });
    }
  });
});

describe('many at once', () => {
  it('30 parallel reviews by 30 people leave rating, count and histogram as a recount', async () => {
    const placeId = await makePlace(creator);
    await Promise.all(people.map((person, i) => review(person, placeId, (i % 5) + 1)));
    const { stored, counted } = await recount(server, placeId);
    expect(stored).toEqual(counted);
    expect(stored).toEqual({ count: 30, sum: 90, stars: [6, 6, 6, 6, 6], rating: 3 });
  });

  it('writing, writing again and taking back all at once leaves a recount', async () => {
    const placeId = await makePlace(creator);
    const ids = await Promise.all(people.map((person) => review(person, placeId, 3)));
    await Promise.all(
      people.flatMap((person, i) => [
        person.send(WRITE_REVIEW, { placeId, stars: (i % 5) + 1, text: '다시' }),
        ...(i % 3 === 0 ? [person.send(DELETE_REVIEW, { id: ids[i] })] : []),
        ...(i % 4 === 0 ? [person.send(WRITE_REVIEW, { placeId, stars: 5, text: '또' })] : []),
      ]),
    );
    const { stored, counted } = await recount(server, placeId);
    expect(stored).toEqual(counted);
    expect(stored!.count).toBeGreaterThanOrEqual(20);
  });

  it('one person writing ten times at once has one review', async () => {
    const placeId = await makePlace(creator);
    const written = await Promise.all(Array.from({ length: 10 }, (_, i) => review(ann, placeId, (i % 5) + 1)));
    expect(new Set(written).size).toBe(1);
    const { stored, counted } = await recount(server, placeId);
    expect(stored).toEqual(counted);
    expect(stored!.count).toBe(1);
  });
});

describe('the reviews of a place', () => {
  it('come newest first, page by page, both ways', async () => {
    const placeId = await makePlace(creator);
    for (const [i, person] of people.slice(0, 5).entries()) await review(person, placeId, 5, `${i}`);
    const read = async (variables: Record<string, unknown>) => {
      const { reviews } = (await anybody.ask(REVIEWS, { id: placeId, ...variables })).place;
      return { ...reviews, texts: reviews.edges.map(({ node }: { node: { text: string } }) => node.text).join('') };
    };
    const first = await read({ first: 2 });
    expect(first).toMatchObject({
      texts: '43',
      totalCount: 5,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    const second = await read({ first: 2, after: first.edges[1].cursor });
    expect(second.texts).toBe('21');
    expect(await read({ first: 2, after: second.edges[1].cursor })).toMatchObject({
      texts: '0',
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect((await read({ last: 2 })).texts).toBe('10');
    expect((await read({ last: 2, before: second.edges[0].cursor })).texts).toBe('43');
    const other = await makePlace(creator);
    const foreign = await anybody.refused(REVIEWS, { id: other, after: first.edges[0].cursor });
    expect(foreign.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'after', reason: 'INVALID_CURSOR' }],
    });
    expect((await anybody.refused(REVIEWS, { id: placeId, first: 101 })).extensions.fields).toMatchObject([
      { path: 'first', reason: 'TOO_LARGE', limit: 100 },
    ]);
  });

  it('of many places are each their own', async () => {
    const ids = [await makePlace(creator), await makePlace(creator), await makePlace(creator)];
    await review(ann, ids[0]!, 1, 'a');
    await review(ann, ids[2]!, 2, 'b');
    await review(ben, ids[2]!, 3, 'c');
    const { places } = await anybody.ask(
      '{ places(first: 3) { nodes { id two: reviews(first: 2) { nodes { text } } oldest: reviews(last: 1) { nodes { text } } } } }',
    );
    const texts = (list: { nodes: { text: string }[] }) => list.nodes.map(({ text }) => text);
    expect(
      places.nodes.map((place: Record<string, { nodes: { text: string }[] }>) => [
        texts(place.two!),
        texts(place.oldest!),
      ]),
    ).toEqual([
      [['c', 'b'], ['b']],
      [[], []],
      [['a'], ['a']],
    ]);
  });
});
