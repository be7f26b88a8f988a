import { describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { fillDemoData } from '../../src/demo/demo-data.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { countStatements } from '../kit/statements.ts';

const server = await startTestApp();
await fillDemoData(server.app);
await server.sql(
  `insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
   select gen_random_uuid(), p.author_id, 'COMMENT_RECEIVED', c.author_id, p.id, c.id, c.created_at
   from comments c join companions p on p.id = c.companion_id where c.author_id <> p.author_id`,
);

const mostIn = async (table: string, column: string, where = 'true') =>
  (
    await server.sql<{ id: string }>(
      `select ${column} as id from ${table} where ${column} is not null and ${where} group by 1 order by count(*) desc, 1 limit 1`,
    )
  )[0]!.id;

async function signedIn(userId: string): Promise<TestClient> {
  const sessionId = newId();
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, now(), now(), now() + interval '1 day')`,
    [sessionId, userId],
  );
  return new TestClient(server.url, { token: signAccessToken(server.app, { userId, sessionId }).token });
}

const author = await mostIn('companions', 'author_id');
const owner = await mostIn('planners', 'owner_id');
const post = await mostIn('comments', 'companion_id');
const thread = await mostIn('comments', 'parent_id');
const place = await mostIn('reviews', 'place_id');
const room = await mostIn('messages', 'room_id');
const host = await signedIn(author);
const talker = await mostIn('room_members', 'user_id', `left_at is null and room_id = '${room}'`);

interface List {
  name: string;
  person: TestClient;
  /** How to come to it; `$page` stands for its arguments. */
  query: string;
  /** Whether it knows `last` and `before`. */
  isBothWays: boolean;
}

const both = (name: string, query: string, person = host): List => ({ name, person, query, isBothWays: true });
const forward = async (name: string, query: string, personId: string): Promise<List> => ({
  name,
  person: await signedIn(personId),
  query,
  isBothWays: false,
});

/** Lists whose parent stays when they are emptied, with what empties them. */
const BELOW: List[] = [
  await forward('bookmarks', '{ viewer { list: bookmarks($page) } }', await mostIn('bookmarks', 'user_id')),
  await forward(
    'applications',
    '{ viewer { list: applications($page) } }',
    await mostIn('applications', 'applicant_id'),
  ),
  await forward('notifications', '{ list: notifications($page) }', await mostIn('notifications', 'user_id')),
  await forward('rooms', '{ list: rooms($page) }', talker),
  both('comments', `{ companion(id: "${post}") { list: comments($page) } }`),
  both('replies', `{ node(id: "${thread}") { ... on Comment { list: replies($page) } } }`),
  both('reviews', `{ place(id: "${place}") { list: reviews($page) } }`),
];
const EMPTY_BELOW = [
  'delete from notifications',
  'delete from bookmarks',
  'delete from applications',
  'delete from reviews',
  'delete from comments where parent_id is not null',
  `delete from comments where id <> '${thread}'`,
  'update room_members set left_at = now()',
];
const WHOLE: List[] = [
  both('posts', '{ list: companions($page) }'),
  both('posts by a word', '{ list: companions(filter: { query: "여행" }, $page) }'),
  both('posts by departure', '{ list: companions(sort: DEPARTING_SOON, $page) }'),
  both('posts of a person', `{ user(id: "${author}") { list: companions($page) } }`),
  both('places', '{ list: places($page) }'),
  both(
    'places nearby',
    '{ list: places(sort: NEAREST, filter: { near: { latitude: 33.4, longitude: 126.5, radiusKm: 20000 } }, $page) }',
  ),
  both('planners', '{ list: planners($page) }'),
  both('planners of a person', `{ user(id: "${owner}") { list: planners($page) } }`),
];
const EMPTY_WHOLE = ['delete from rooms', 'delete from companions', 'delete from planners', 'delete from places'];
/** A log that is never emptied. */
const MESSAGES = both('messages', `{ room(id: "${room}") { list: messages($page) } }`, await signedIn(talker));

interface Info {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** What the list answers for these arguments. */
async function infoOf({ person, query }: List, args: string): Promise<Info & { size: number }> {
  const selection = '{ edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
  let found = await person.ask(query.replace('$page)', `${args}) ${selection}`));
  while (!('list' in found)) found = Object.values(found)[0];
  return { ...found.list.pageInfo, size: found.list.edges.length };
}

const more = (info: Info) => ({ previous: info.hasPreviousPage, next: info.hasNextPage });

describe('a page', () => {
  it.each([...BELOW, ...WHOLE, MESSAGES])(
    'says whether there is more on either side, as it is: $name',
    async (list) => {
      const start = await infoOf(list, 'first: 1');
      expect(start.size).toBe(1);
      expect(more(start)).toEqual({ previous: false, next: true });
      const second = await infoOf(list, `first: 1, after: "${start.endCursor}"`);
      expect(second).toMatchObject({ size: 1, hasPreviousPage: true });
      const none = await infoOf(list, `first: 0, after: "${start.endCursor}"`);
      expect(more(none)).toEqual({ previous: true, next: true });
      if (!list.isBothWays) return;

      const end = await infoOf(list, 'last: 1');
      expect(more(end)).toEqual({ previous: true, next: false });
      const beyond = await infoOf(list, `first: 1, after: "${end.endCursor}"`);
      expect(beyond).toMatchObject({ size: 0, hasPreviousPage: true, hasNextPage: false });
      const before = await infoOf(list, `last: 1, before: "${start.startCursor}"`);
      expect(before).toMatchObject({ size: 0, hasPreviousPage: false, hasNextPage: true });
    },
  );

  it('asks what lies behind its cursor only where somebody wants to know', async () => {
    const first = await host.ask('{ companions(first: 2) { pageInfo { endCursor } } }');
    const ask = (field: string) =>
      countStatements(() =>
        host.ask(
          `query ($after: String) { companions(first: 2, after: $after) { nodes { id } pageInfo { ${field} } } }`,
          { after: first.companions.pageInfo.endCursor },
        ),
      );
    const ahead = await ask('hasNextPage');
    const behind = await ask('hasPreviousPage');
    expect(behind.statements.length).toBe(ahead.statements.length + 1);
  });

  it.each([
    { which: 'below something', lists: BELOW, emptying: EMPTY_BELOW },
    { which: 'of everything', lists: WHOLE, emptying: EMPTY_WHOLE },
  ])('has nothing on either side of a cursor once its list is empty: lists $which', async ({ lists, emptying }) => {
    const cursors = await Promise.all(lists.map((list) => infoOf(list, 'first: 1')));
    for (const sql of emptying) await server.sql(sql);
    const nothing = { previous: false, next: false };
    for (const [i, list] of lists.entries()) {
      expect(more(await infoOf(list, `first: 1, after: "${cursors[i]!.endCursor}"`)), list.name).toEqual(nothing);
      if (!list.isBothWays) continue;
      expect(more(await infoOf(list, `last: 1, before: "${cursors[i]!.startCursor}"`)), list.name).toEqual(nothing);
    }
  });
});
