import type { DocumentNode } from 'graphql';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { readViewer } from '../../src/accounts/viewer.ts';
import { DEMO_ACCOUNTS, fillDemoData } from '../../src/demo/demo-data.ts';
import { localeOf } from '../../src/server/http/request-context.ts';
import { type Context, type Door, newContext } from '../../src/shared/context.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { pictureFolder } from '../media/kit.ts';
import type { Values } from './documents.ts';
import { type Comparable, plainSchema, truthOf } from './truth.ts';

/** Somebody who asks: a client of the API, and the same person's context for graphql-js. */
export interface Asker {
  name: string;
  client: TestClient;
  userId: string | null;
  context(): Promise<Context>;
}

/** A filled server, who asks it, and what there is to ask for. */
export interface Scene {
  server: TestApp;
  minji: Asker;
  jun: Asker;
  askers: Asker[];
  values: Values;
  /** A direct room of the two, and the room of their party. */
  rooms: [string, string];
  truth(
    asker: Asker,
    document: DocumentNode,
    variables: Record<string, unknown>,
    rootValue?: unknown,
  ): Promise<Comparable>;
}

/** The demo data at one fixed moment, so that nothing depends on when something is asked; minji and jun travel together. */
export async function makeScene(): Promise<Scene> {
  const now = new Date();
  const server = await startTestApp({
    clock: () => now,
    compileAfter: 4,
    config: { rateLimitFactor: 1_000_000, dataDir: await pictureFolder() },
  });
  await fillDemoData(server.app);
  await server.sql(
    `insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
     select gen_random_uuid(), p.author_id, 'COMMENT_RECEIVED', c.author_id, p.id, c.id, c.created_at
     from comments c join companions p on p.id = c.companion_id where c.author_id <> p.author_id`,
  );
  const [minji, jun] = [await asker(server, 0, 'ko'), await asker(server, 1, 'ko')];
  const english = [await asker(server, 0, 'en'), await asker(server, 1, 'en')];
  const rooms = await travelTogether(server, minji, jun);
  const askers = [minji, jun, ...english, nobody(server)];
  const plain = plainSchema();
  return {
    server,
    minji,
    jun,
    askers,
    rooms,
    values: await valuesOf(server),
    truth: async ({ context }, document, variables, rootValue) =>
      truthOf(plain, document, variables, await context(), rootValue),
  };
}

async function asker(server: TestApp, account: 0 | 1, language: string): Promise<Asker> {
  const [row] = await server.sql<{ id: string }>('select id from users where email = $1', [
    DEMO_ACCOUNTS[account].email,
  ]);
  const userId = row!.id;
  const sessionId = newId();
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, $3, $3, $3::timestamptz + interval '9 days')`,
    [sessionId, userId, server.app.clock()],
  );
  const { token } = signAccessToken(server.app, { userId, sessionId });
  const client = new TestClient(server.url, { token, language });
  return {
    name: `${DEMO_ACCOUNTS[account].nickname} (${language})`,
    client,
    userId,
    context: async () => contextOf(server, client.address, `Bearer ${token}`, language),
  };
}

function nobody(server: TestApp): Asker {
  const client = new TestClient(server.url, { language: 'ko' });
  return {
    name: 'nobody',
    client,
    userId: null,
    context: () => contextOf(server, client.address, undefined, 'ko'),
  };
}

async function contextOf({ app }: TestApp, ip: string, authorization: string | undefined, language: string) {
  const door: Door = {
    kind: 'http',
    ip,
    userAgent: null,
    cookie: () => undefined,
    setCookie: () => {
      throw new Error('A query sets no cookie');
    },
  };
  const viewer = await readViewer(app, door, authorization);
  return newContext({ app, door, viewer, locale: localeOf(language), requestId: 'truth', log: app.log });
}

/** Jun's application to Minji's trip is accepted: that makes the party's room, in which both write something. */
async function travelTogether(server: TestApp, minji: Asker, jun: Asker): Promise<[string, string]> {
  const [application] = await server.sql<{ id: string }>(
    `select a.id from applications a join companions c on c.id = a.companion_id
     where a.applicant_id = $1 and c.author_id = $2 and a.status = 'PENDING'`,
    [jun.userId, minji.userId],
  );
  await minji.client.ask('mutation ($id: ID!) { acceptApplication(id: $id) { id } }', { id: application!.id });
  const { rooms } = await minji.client.ask('{ rooms(first: 2) { nodes { id kind } } }');
  const idOf = (kind: string) => rooms.nodes.find((room: { kind: string }) => room.kind === kind).id as string;
  const both = [idOf('DIRECT'), idOf('PARTY')] as [string, string];
  const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }';
  for (const roomId of both) {
    for (const { client } of [minji, jun])
      await client.ask(send, { input: { roomId, clientMessageId: newId(), text: '안녕하세요!' } });
  }
  return both;
}

/** Ids that are there, some that are not, and values of other arguments. */
async function valuesOf(server: TestApp): Promise<Values> {
  const ids = async (table: string, order = 'id') =>
    (await server.sql<{ id: string }>(`select id from ${table} order by ${order} desc limit 12`)).map(({ id }) => id);
  const unknown = newId();
  const [companions, users, places, planners, rooms, comments, messages] = [
    await ids('companions'),
    await ids('users', 'created_at'),
    await ids('places'),
    await ids('planners'),
    await ids('rooms', 'last_activity_at'),
    await ids('comments'),
    await ids('messages'),
  ];
  const people = await server.sql<{ id: string }>('select id from users where email = any($1)', [
    DEMO_ACCOUNTS.map(({ email }) => email),
  ]);
  const known = [...people.map(({ id }) => id), ...users.slice(0, 4)];
  const days = await server.sql<{ date: string }>('select date::text as date from planner_days limit 5');
  return {
    'Query.companion.id': [...companions, unknown, 'nothing'],
    'Query.user.id': [...known, unknown],
    'Query.place.id': [...places, unknown],
    'Query.planner.id': [...planners, unknown],
    'Query.room.id': [...rooms, unknown],
    'Query.area.id': ['kr', 'kr-jeju', 'asia-east', 'africa', 'jp', 'nowhere'],
    'Query.areas.parentId': ['asia-central', 'kr', 'mn', 'nowhere'],
    'Query.areas.query': ['제주', 'ㅈㅈ', 'Paris', ''],
    'Query.node.id': [
      ...companions.slice(0, 3),
      ...known.slice(0, 2),
      ...places.slice(0, 2),
      ...planners.slice(0, 2),
      ...rooms.slice(0, 2),
      ...comments.slice(0, 2),
      ...messages.slice(0, 2),
      unknown,
    ],
    'Query.companions.filter': [
      { areaId: 'asia-east' },
      { query: '여행' },
      { status: ['RECRUITING'] },
      { openToViewer: true },
      { minSeats: 2, authorGender: 'FEMALE' },
    ],
    'Query.places.filter': [
      { areaId: 'kr' },
      { query: '카페' },
      { category: ['CAFE', 'ATTRACTION'] },
      { near: { latitude: 33.4, longitude: 126.5, radiusKm: 100 } },
    ],
    'Query.placeClusters.within': [
      { south: -90, west: -180, north: 90, east: 180 },
      { south: 30, west: 120, north: 40, east: 135 },
      { south: -50, west: 120, north: 50, east: -100 },
    ],
    'Query.placeClusters.zoom': [0, 8, 22, 23],
    'Query.planners.filter': [{ areaId: 'kr' }, { query: '제주' }],
    'Query.popularAreas.limit': [1, 3, 0],
    date: days.map(({ date }) => date),
  };
}
