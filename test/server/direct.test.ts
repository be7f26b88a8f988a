import { ApolloServer } from '@apollo/server';
import { describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { post } from './doors-kit.ts';

const server = await startTestApp();
const minji = await makePerson(server);
const unverified = await makePerson(server, { verified: false });
const apollo = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');

interface Sent {
  query: string;
  variables?: unknown;
  operationName?: unknown;
}

const NAMES = 'query A { area(id: "kr") { id } } query B($id: ID!) { area(id: $id) { id name } }';
const sent: [what: string, body: Sent][] = [
  ['__typename alone', { query: '{ __typename }' }],
  ['a list', { query: '{ areas(query: "제주") { id name parent { name } } }' }],
  ['variables', { query: 'query ($id: ID!) { area(id: $id) { id } }', variables: { id: 'kr' } }],
  ['variables that are null', { query: '{ area(id: "kr") { id } }', variables: null }],
  ['a variable too many', { query: '{ area(id: "kr") { id } }', variables: { x: 1 } }],
  ['a variable that is missing', { query: 'query ($id: ID!) { area(id: $id) { id } }' }],
  ['a variable of another type', { query: 'query ($id: ID!) { area(id: $id) { id } }', variables: { id: {} } }],
  [
    'a condition',
    { query: 'query ($yes: Boolean!) { area(id: "kr") { id @skip(if: $yes) } }', variables: { yes: true } },
  ],
  ['the first of two', { query: NAMES, operationName: 'A' }],
  ['the second of two', { query: NAMES, operationName: 'B', variables: { id: 'kr-jeju' } }],
  ['none of two', { query: NAMES }],
  ['a name that is not there', { query: NAMES, operationName: 'C' }],
  ['a name that is not there, of one', { query: 'query A { __typename }', operationName: 'C' }],
  ['an empty name', { query: '{ __typename }', operationName: '' }],
  ['a name that is a number', { query: '{ __typename }', operationName: 5 }],
  ['an object that is not there', { query: '{ node(id: "nothing") { id } }' }],
  ['a refusal beside data', { query: '{ areas(query: "제주") { id } rooms { nodes { id } } }' }],
  ['a refusal of a field that is never null', { query: '{ rooms { nodes { id } } }' }],
  ['a fault of input', { query: '{ companions(first: -1) { nodes { id } } }' }],
  [
    'pages that are too costly',
    {
      query:
        '{ companions(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } }',
    },
  ],
  ['a subscription', { query: 'subscription { roomEvents(roomId: "x") { __typename } }' }],
  ['a document that is no GraphQL', { query: '{' }],
  ['a field that is not there', { query: '{ nothing }' }],
  ['introspection', { query: '{ __schema { queryType { name } } }' }],
];

const accepts = [
  undefined,
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json, multipart/mixed',
  'image/png',
];

/** All that a client sees, without what differs from request to request. */
async function seen(body: object, headers: Record<string, string>) {
  const answer = await post(server.url, JSON.stringify(body), headers);
  const { date: _date, 'x-request-id': id, ...rest } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers: rest, text: answer.text.replaceAll(id!, 'REQUEST') };
}

describe('the direct way answers as Apollo does', () => {
  it.each(sent)('%s', async (_what, body) => {
    const people = {
      nobody: {},
      minji: minji.headers(),
      unverified: unverified.headers(),
      expired: { authorization: 'Bearer no' },
    };
    for (const accept of accepts)
      for (const headers of Object.values(people)) {
        const all = { ...headers, 'accept-language': 'en', ...(accept !== undefined && { accept }) };
        // Extensions go through Apollo, and so does a document that nobody has sent before.
        const byApollo = await seen({ ...body, extensions: {} }, all);
        expect(await seen(body, all)).toEqual(byApollo);
        expect(await seen(body, all)).toEqual(byApollo);
      }
  });

  it('and is taken from the second time on', async () => {
    const body = JSON.stringify({ query: 'query TakenDirectly { area(id: "kr") { id } }' });
    apollo.mockClear();
    for (let i = 0; i < 5; i++) expect((await post(server.url, body)).status).toBe(200);
    expect(apollo).toHaveBeenCalledTimes(1);
  });

  it('also by mutations, each of which runs once', async () => {
    const query = `mutation ($name: String!) { createPlanner(input: {
      name: $name, areaId: "kr-jeju", startDate: "2027-03-01", endDate: "2027-03-02" }) { id } }`;
    apollo.mockClear();
    for (const name of ['하나', '둘', '셋'])
      expect((await post(server.url, JSON.stringify({ query, variables: { name } }), minji.headers())).errors).toEqual(
        [],
      );
    expect(apollo).toHaveBeenCalledTimes(1);
    const { viewer } = await minji.ask('{ viewer { user { planners(first: 10) { totalCount } } } }');
    expect(viewer.user.planners.totalCount).toBe(3);
  });
});
