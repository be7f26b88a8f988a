import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { idsOf } from '../../bench/costs/ids.ts';
import { recursiveDocuments } from '../../bench/costs/recursive-documents.ts';
import { createSchema } from '../../src/schema.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { aliased, expectBearable, startCosts } from './kit.ts';

const costs = await startCosts();
const { server, heavy, token } = costs;
const MB = 1024 * 1024;

const africa = (inside: string) => `area(id: "africa") { children { parent { children ${inside} } } }`;
const planner = (inside: string) => `planner(id: "${heavy.plannerId}") { days { stops { ${inside} } } }`;

/** What was tried from outside, and its relatives. */
const DOCUMENTS: [name: string, query: string, reason: string | null][] = [
  [
    'children of children of Africa, four deep',
    `{ a: ${africa('{ parent { children { parent { children { id } } } } }')} }`,
    'QUERY_TOO_COSTLY',
  ],
  [
    'the same, as deep as it is let in',
    `{ ${aliased(3, africa('{ parent { children { id } } }'))} }`,
    'ANSWER_TOO_LARGE',
  ],
  ['a year of fifty stops a day', `{ ${planner('id')} }`, null],
  [
    'the same under 35 names',
    `{ ${aliased(35, planner('id position place { name description } note'))} }`,
    'ANSWER_TOO_LARGE',
  ],
  [
    'days under 35 names',
    `{ planner(id: "${heavy.plannerId}") { ${aliased(35, 'days { id date note stops { note } }')} } }`,
    'ANSWER_TOO_LARGE',
  ],
  [
    'the days and stops of a hundred planners',
    '{ planners(first: 100) { nodes { days { date stops { id } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  [
    'long texts under 38 names',
    `{ companions(first: 100) { nodes { ${aliased(38, 'content')} } } }`,
    'ANSWER_TOO_LARGE',
  ],
  [
    'long texts of one post under 38 names',
    `{ companion(id: "${heavy.companionId}") { ${aliased(38, 'content')} } }`,
    null,
  ],
  [
    'a hundred long comments of each of a hundred posts',
    '{ companions(first: 100) { nodes { comments(first: 100) { nodes { text } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  [
    'their ids alone',
    '{ companions(first: 100) { nodes { comments(first: 100) { nodes { id } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  [
    'a hundred long messages of each of a hundred rooms',
    '{ rooms(first: 100) { nodes { messages(last: 100) { nodes { text } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  [
    'reviews of places',
    '{ places(first: 100) { nodes { description reviews(first: 50) { nodes { text author { introduction } } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  [
    'members of rooms',
    '{ rooms(first: 100) { nodes { members { user { introduction companions(first: 3) { nodes { content } } } } } } }',
    'ANSWER_TOO_LARGE',
  ],
  ['the schema', getIntrospectionQuery(), null],
  [
    'the schema as often as it is let in',
    `{ __schema { ${aliased(7, 'types { fields { args { type { name } } type { ofType { name } } } }')} } }`,
    null,
  ],
];

describe('a document that was tried from outside', () => {
  it.each(DOCUMENTS)('is answered or refused, and holds nobody up: %s', async (_name, query, reason) => {
    expect((await expectBearable(costs, query, token)).reason).toBe(reason);
  });

  it.each(DOCUMENTS.filter(([, query]) => !query.includes('rooms')))('also signed out: %s', async (_name, query) => {
    await expectBearable(costs, query, null);
  });
});

describe('a document that goes round in the schema', () => {
  const documents = recursiveDocuments(createSchema(), idsOf(heavy));

  it('is there for every field that leads back to its own type', () => {
    const over = new Set(documents.map((document) => document.over.split(',')[0]));
    for (const field of [
      'Area.children',
      'Planner.days',
      'Companion.comments',
      'Room.messages',
      'User.planners',
      'Place.reviews',
    ])
      expect([...over]).toContain(field);
  });

  it.each(documents)('is answered or refused, and holds nobody up: over $over', async ({ text }) => {
    const { answerBytes } = await expectBearable(costs, text, token);
    expect(answerBytes).toBeLessThan(9 * MB);
  });
});

it('an event of a room costs as little as an answer, whatever is asked of it', async () => {
  const person = new TestClient(server.url, { token });
  const socket = new TestSocket(person);
  const received = socket.subscribe(
    `subscription ($id: ID!) { roomEvents(roomId: $id) { ... on MessageSent { message { room {
      ${aliased(3, 'messages(last: 100) { nodes { text author { introduction companions(first: 10) { nodes { content } } } } }')} } } } } }`,
    { id: heavy.roomId },
  );
  await received.atLeast(1);
  await server.watched();
  const send = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }';
  await person.ask(send, { input: { roomId: heavy.roomId, clientMessageId: heavy.roomId, text: '안녕' } });
  await received.end();
  expect(received.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COSTLY', reason: 'ANSWER_TOO_LARGE' } }]);
  expect((await server.watched()).blockedMs).toBeLessThan(200);
  await socket.dispose();
});

it('what a mutation has done stays done when its answer is too large', async () => {
  const person = new TestClient(server.url, { token });
  const rename = `mutation ($id: ID!) { updatePlanner(id: $id, input: { name: "새 이름" }) { name ${aliased(5, 'days { stops { id note } }')} } }`;
  const { extensions } = await person.refused(rename, { id: heavy.plannerId });
  expect(extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason: 'ANSWER_TOO_LARGE' });
  const { planner: found } = await person.ask('query ($id: ID!) { planner(id: $id) { name } }', {
    id: heavy.plannerId,
  });
  expect(found).toEqual({ name: '새 이름' });
});

it('the memory of all that comes back', async () => {
  const dearest = DOCUMENTS.map(([, query]) => query);
  for (const query of dearest) await server.cost(query, token);
  const before = await server.heap();
  for (let i = 0; i < 3; i++) for (const query of dearest) await server.cost(query, token);
  expect((await server.heap()) - before).toBeLessThan(20 * MB);
});
