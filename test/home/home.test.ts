import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { openRoom, say } from '../chat/kit.ts';
import { inDays, makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlace, review } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';

/** The query as the documentation has it. */
const HOME = /```graphql\n([\s\S]*?)```/.exec(readFileSync('docs/home.md', 'utf8'))![1]!;
const MOST_STATEMENTS = 12;
const EACH = 20;

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const viewer = await makePerson(server);
const visitor = new TestClient(server.url);
const others = await Promise.all(Array.from({ length: EACH }, () => makePerson(server)));
for (const [i, person] of others.entries()) await live(person, i);

/** What one person leaves behind: a post and a place with pictures, a review, a planner, a room with the viewer. */
async function live(person: Person, i: number): Promise<void> {
  const [post, place] = await Promise.all([
    makePost(server, person, { title: `동행 ${i}`, startDate: inDays(server, 3 + i), endDate: inDays(server, 5 + i) }),
    makePlace(person, { name: `장소 ${i}`, areaId: 'kr-jeju' }),
    makePlanner(person, { name: `계획 ${i}` }),
  ]);
  await server.sql('update companions set thumbnail_id = $1 where id = $2', [await makeImage(person), post.id]);
  await server.sql('update places set image_id = $1 where id = $2', [await makeImage(person), place]);
  await review(viewer, place, 1 + (i % 5));
  await viewer.ask('mutation ($id: ID!) { recordCompanionView(id: $id) { id } }', { id: post.id });
  await say(person, await openRoom(person, viewer), `안녕하세요 ${i}`);
}

async function makeImage(owner: Person): Promise<string> {
  const id = newId();
  await server.sql(
    `insert into images (id, owner_id, purpose, storage_key, thumbnail_key, width, height, blur_hash, created_at)
     values ($1, $2, 'COMPANION', $1 || '.webp', $1 || '-small.webp', 640, 480, 'LEHV6nWB2yk8pyo0adR*.7kCMdnj', $3)`
      .replaceAll('$1 ||', '$1::text ||')
      .replace('($1,', '($1::uuid,'),
    [id, owner.id, server.app.clock()],
  );
  return id;
}

const isOurs = (text: string) => !/pgboss/i.test(text);

describe('the home screen', () => {
  it('is filled by the documented query', async () => {
    const home = await viewer.ask(HOME, { signedIn: true });
    expect(home.viewer).toEqual({
      isEmailVerified: true,
      unreadCount: EACH,
      user: { id: viewer.id, nickname: viewer.nickname },
    });
    expect(home.popularAreas).toEqual([{ id: 'kr-jeju', name: '제주도', parent: { id: 'kr', name: '대한민국' } }]);
    for (const list of ['popular', 'departingSoon', 'planners', 'places', 'rooms'])
      expect(home[list].nodes).toHaveLength(5);
    expect(home.departingSoon.nodes.map(({ title }: { title: string }) => title)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `동행 ${i}`),
    );
    const [card] = home.popular.nodes;
    expect(card).toMatchObject({
      status: 'RECRUITING',
      viewCount: 1,
      area: { id: 'kr-jeju' },
      author: { ageGroup: 'THIRTIES' },
    });
    expect(card.thumbnail.thumbnailUrl).toMatch(/^http:\/\/api\.test\//);
    expect(card.viewerCan.apply).toEqual({ allowed: true, code: null, reason: null, message: null });
    expect(home.planners.nodes[0]).toMatchObject({
      dayCount: 3,
      area: { id: 'kr-jeju' },
      owner: { id: expect.any(String) },
    });
    expect(home.places.nodes[0]).toMatchObject({ rating: 5, reviewCount: 1, image: { width: 640 } });
    expect(home.rooms.nodes[0]).toMatchObject({
      unreadCount: 1,
      counterpart: { id: others[EACH - 1]!.id },
      lastMessage: { text: `안녕하세요 ${EACH - 1}` },
    });
  });

  it('is filled for visitors too, without rooms', async () => {
    const home = await visitor.ask(HOME, { signedIn: false });
    expect(home.viewer).toBeNull();
    expect(home).not.toHaveProperty('rooms');
    expect(home.popular.nodes[0].viewerCan.apply).toMatchObject({ allowed: false, code: 'UNAUTHENTICATED' });
    for (const list of ['popular', 'departingSoon', 'planners', 'places']) expect(home[list].nodes).toHaveLength(5);
  });

  it.each([
    ['signed in', true],
    ['signed out', false],
  ])('costs the same statements for 5 and for 20 of each, %s', async (_, signedIn) => {
    const client = signedIn ? viewer : visitor;
    const counts = [];
    for (const first of [5, 20, 5, 20]) {
      const { result, statements } = await countStatements(() => client.ask(HOME, { signedIn, first }));
      expect(result.departingSoon.nodes).toHaveLength(first);
      counts.push(statements.filter(isOurs).length);
    }
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThanOrEqual(MOST_STATEMENTS);
  });
});
