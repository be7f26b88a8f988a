import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { faultsOf, makePost, NO_ID, renewTokens, turnableClock } from './kit.ts';

const clock = turnableClock('2026-11-23T10:00:00Z');
const server = await startTestApp({ clock });
const [author, reader, unverified] = await Promise.all([
  makePerson(server),
  makePerson(server),
  makePerson(server, { verified: false }),
]);
const nobody = new TestClient(server.url);
const MARK = `mutation ($id: ID!, $on: Boolean!) { setBookmark(companionId: $id, bookmarked: $on) {
  id bookmarkCount viewerHasBookmarked
} }`;
const VIEW = 'mutation ($id: ID!) { recordCompanionView(id: $id) { id viewCount } }';
const BOOKMARKS = `query ($first: Int, $after: String) { viewer { bookmarks(first: $first, after: $after) {
  totalCount nodes { id author { id } viewerHasBookmarked } pageInfo { endCursor hasNextPage }
} } }`;
const read = async (id: string, client = nobody) =>
  (await client.ask(`{ companion(id: "${id}") { bookmarkCount viewCount viewerHasBookmarked } }`)).companion;

describe('a bookmark', () => {
  it('is set and taken away, and saying the same again changes nothing', async () => {
    const { id } = await makePost(server, author);
    for (const [on, count] of [
      [true, 1],
      [true, 1],
      [false, 0],
      [false, 0],
      [true, 1],
    ] as const) {
      const { setBookmark } = await reader.ask(MARK, { id, on });
      expect(setBookmark).toEqual({ id, bookmarkCount: count, viewerHasBookmarked: on });
    }
    expect(await read(id, reader)).toMatchObject({ viewerHasBookmarked: true });
    expect(await read(id, author)).toMatchObject({ viewerHasBookmarked: false, bookmarkCount: 1 });
    expect(await read(id)).toMatchObject({ viewerHasBookmarked: false });
  });

  it('needs an account with a verified address, and a post', async () => {
    const { id } = await makePost(server, author);
    expect((await nobody.refused(MARK, { id, on: true })).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(MARK, { id, on: true })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    for (const wrong of [NO_ID, 'x', reader.id]) {
      const failure = await reader.refused(MARK, { id: wrong, on: true });
      expect(failure.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'COMPANION_NOT_FOUND' });
    }
    expect(await read(id)).toMatchObject({ bookmarkCount: 0 });
  });

  it('counts exactly when many set and take away at once', async () => {
    const { id } = await makePost(server, author);
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson(server)));
    await Promise.all(
      people.flatMap((person, i) => [
        person.ask(MARK, { id, on: true }),
        person.ask(MARK, { id, on: true }),
        person.ask(MARK, { id, on: i % 2 === 0 }),
      ]),
    );
    const rows = await server.sql('select 1 from bookmarks where companion_id = $1', [id]);
    expect((await read(id)).bookmarkCount).toBe(rows.length);
  });

  it('stands in the viewer’s list, last bookmarked first, page by page', async () => {
    const person = await makePerson(server);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const { id } = await makePost(server, author);
      ids.unshift(id);
    }
    for (const id of [...ids].reverse()) {
      clock.pass(1);
      await person.ask(MARK, { id, on: true });
    }
    const { viewer } = await person.ask(BOOKMARKS, { first: 2 });
    expect(viewer.bookmarks).toMatchObject({
      totalCount: 5,
      nodes: ids.slice(0, 2).map((id) => ({ id, author: { id: author.id }, viewerHasBookmarked: true })),
      pageInfo: { hasNextPage: true },
    });
    const next = await person.ask(BOOKMARKS, { first: 3, after: viewer.bookmarks.pageInfo.endCursor });
    expect(next.viewer.bookmarks.nodes.map((node: { id: string }) => node.id)).toEqual(ids.slice(2));
    expect(next.viewer.bookmarks.pageInfo.hasNextPage).toBe(false);
    expect(faultsOf(await person.refused(BOOKMARKS, { first: 101 }))).toEqual(['first TOO_LARGE']);
    const others = (await reader.ask(BOOKMARKS, {})).viewer.bookmarks.nodes as { id: string }[];
    expect(others.filter(({ id }) => ids.includes(id))).toEqual([]);
  });
});

describe('a view', () => {
  it('counts once a person and day (UTC)', async () => {
    clock.turnTo('2026-11-24T23:59:00Z');
    renewTokens(server, author, reader, unverified);
    const { id } = await makePost(server, author);
    await reader.ask(VIEW, { id });
    expect((await reader.ask(VIEW, { id })).recordCompanionView.viewCount).toBe(1);
    clock.turnTo('2026-11-25T00:01:00Z');
    expect((await reader.ask(VIEW, { id })).recordCompanionView.viewCount).toBe(2);
    expect((await unverified.ask(VIEW, { id })).recordCompanionView.viewCount).toBe(3);
  });

  it('of the author does not count', async () => {
    const { id } = await makePost(server, author);
    expect((await author.ask(VIEW, { id })).recordCompanionView).toEqual({ id, viewCount: 0 });
  });

  it('of somebody signed out counts by a signed cookie', async () => {
    const { id } = await makePost(server, author);
    const visitor = new TestClient(server.url);
    const { headers } = await visitor.send(VIEW, { id });
    expect(headers.get('set-cookie')).toMatch(
      /^it_visitor=[0-9a-f-]{36}\.\S+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const again = await visitor.send(VIEW, { id });
    expect(again.data.recordCompanionView.viewCount).toBe(1);
    expect(again.headers.get('set-cookie')).toBeNull();
    const another = new TestClient(server.url);
    expect((await another.ask(VIEW, { id })).recordCompanionView.viewCount).toBe(2);
  });

  it('with a forged cookie is one of a new visitor', async () => {
    const { id } = await makePost(server, author);
    const visitor = new TestClient(server.url);
    await visitor.ask(VIEW, { id });
    const { value } = visitor.cookies.get('it_visitor')!;
    const [, signature] = value.split('.');
    for (const forged of [`${NO_ID}.${signature}`, `${value}x`, value.replace(/\..*/, ''), 'x', '']) {
      const forger = new TestClient(server.url, { headers: { cookie: `it_visitor=${forged}` } });
      expect((await forger.send(VIEW, { id })).headers.get('set-cookie')).toContain('it_visitor=');
      expect(forger.cookies.get('it_visitor')!.value).not.toBe(forged);
    }
  });

  it('over a WebSocket counts for an account or a known visitor, and for nobody else', async () => {
    const { id } = await makePost(server, author);
    const visitor = new TestClient(server.url);
    await visitor.ask(VIEW, { id });
    const other = await makePost(server, author);
    const counts = [];
    for (const client of [new TestClient(server.url), visitor, reader]) {
      const socket = new TestSocket(client);
      const answer = await socket.send(VIEW, { id: other.id });
      counts.push(answer.data.recordCompanionView.viewCount);
      await socket.dispose();
    }
    expect(counts).toEqual([0, 1, 2]);
  });

  it('finds only posts', async () => {
    for (const id of [NO_ID, 'x', reader.id]) {
      expect((await reader.refused(VIEW, { id })).extensions.reason).toBe('COMPANION_NOT_FOUND');
    }
  });

  it('of 50 people who look twice at the same moment counts 50', async () => {
    const { id } = await makePost(server, author);
    const people = await Promise.all(Array.from({ length: 50 }, () => makePerson(server)));
    await Promise.all([...people, ...people].map((person) => person.ask(VIEW, { id })));
    expect((await read(id)).viewCount).toBe(50);
  });

  it('of many is never in the way of comments, bookmarks and edits', async () => {
    const { id } = await makePost(server, author);
    const people = await Promise.all(Array.from({ length: 12 }, () => makePerson(server)));
    await Promise.all(
      people.flatMap((person) => [
        person.ask(VIEW, { id }),
        person.ask(MARK, { id, on: true }),
        person.ask('mutation ($id: ID!) { addComment(companionId: $id, text: "a") { id } }', { id }),
        author.ask('mutation ($id: ID!) { updateCompanion(id: $id, input: { capacity: 9 }) { id } }', { id }),
      ]),
    );
    const query = `{ companion(id: "${id}") { viewCount bookmarkCount commentCount capacity } }`;
    expect((await nobody.ask(query)).companion).toEqual({
      viewCount: 12,
      bookmarkCount: 12,
      commentCount: 12,
      capacity: 9,
    });
  });

  it('without an account is limited by address', async () => {
    const { id } = await makePost(server, author);
    const headers = { 'x-forwarded-for': '10.9.9.9' };
    const views = Array.from({ length: 301 }, () => new TestClient(server.url, { headers }).send(VIEW, { id }));
    const failures = (await Promise.all(views)).flatMap(({ errors }) => errors);
    expect(failures).toHaveLength(1);
    expect(failures[0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    expect((await read(id)).viewCount).toBe(300);
  });
});
