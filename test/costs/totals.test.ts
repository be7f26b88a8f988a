import { type GraphQLObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createDocuments, operationOf } from '../../src/server/graphql/documents.ts';
import type { Estimate } from '../../src/server/graphql/estimate.ts';
import { createExecutor, isReady } from '../../src/server/graphql/execute.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { aliased } from './kit.ts';

const schema = createSchema();
const documents = createDocuments(schema, true);
const executor = createExecutor(schema);
const anybody = new TestClient((await startTestApp()).url);

function estimateOf(text: string, variables: Record<string, unknown> = {}): Estimate {
  const { document, errors } = documents.prepare(text);
  if (!document) throw errors[0];
  const ready = executor.prepare({ document, operation: operationOf(document, null), variables });
  if (!isReady(ready)) throw ready.errors![0];
  return ready.estimate;
}

/** Lists of the root that can be searched by words, and how. */
const SEARCHES: Record<string, string> = {
  companions: 'companions(filter: { query: "바다" }, first: 1)',
  places: 'places(filter: { query: "바다" }, first: 1)',
  planners: 'planners(filter: { query: "바다" }, first: 1)',
};

describe('forty totals in one document', () => {
  it.each(Object.entries(SEARCHES))('of searches of %s are refused before anything is asked', async (_name, list) => {
    const { extensions } = await anybody.refused(`{ ${aliased(40, `${list} { totalCount }`)} }`);
    expect(extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason: 'QUERY_TOO_COSTLY', limit: 30_000 });
    expect(extensions.cost).toBeGreaterThan(200_000);
  });

  it('with the words in variables too', async () => {
    const lists = aliased(40, 'companions(filter: $filter, first: 1) { totalCount }');
    const query = `query ($filter: CompanionFilter) { ${lists} }`;
    expect((await anybody.refused(query, { filter: { query: '바다' } })).extensions.reason).toBe('QUERY_TOO_COSTLY');
    const words = lists.replaceAll('$filter', '{ query: $words }');
    const ofWords = `query ($words: String) { ${words} }`;
    expect((await anybody.refused(ofWords, { words: '바다' })).extensions.reason).toBe('QUERY_TOO_COSTLY');
    // The same document without words.
    expect((await anybody.ask(query, { filter: {} })).a0.totalCount).toBe(0);
    expect((await anybody.ask(ofWords, { words: null })).a0.totalCount).toBe(0);
  });

  it('of whole lists are dear, and let in', async () => {
    const query = `{ ${aliased(40, 'companions(first: 1) { totalCount }')} }`;
    expect(estimateOf(query).work).toBe(40 * 500);
    expect((await anybody.ask(query)).a39.totalCount).toBe(0);
  });

  it('a page of a list with its total is far from any limit', () => {
    const { pages, work } = estimateOf('{ companions(filter: { query: "바다" }) { totalCount nodes { id title } } }');
    expect(pages + work).toBeLessThan(6_000);
  });
});

it('totals below the items of a page are one statement, and cost little each', () => {
  const once = estimateOf('{ companions(first: 100) { nodes { comments(first: 1) { totalCount } } } }');
  expect(once.work).toBe(100 * 5);
});

it('a search without its total is weighed, too', () => {
  expect(estimateOf(`{ ${aliased(10, `${SEARCHES.companions!} { nodes { id } }`)} }`).work).toBe(10 * 500);
  expect(estimateOf('{ search(query: "바다", first: 1) { nodes { __typename } } }').work).toBe(1_000);
});

describe('every field that counts', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type: GraphQLObjectType) => Object.values(type.getFields()).map((field) => ({ type, field })));
  /** Computed of the row. */
  const FREE = ['Planner.dayCount'];

  it('says what it costs, unless it is a column', () => {
    const unsaid = fields
      .filter(({ field }) => /Count$/.test(field.name) && field.resolve !== undefined)
      .filter(({ field }) => !field.extensions.counts && field.extensions.work === undefined)
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(unsaid).toEqual(FREE);
  });

  it('is weighed in every connection that has a total', () => {
    const connections = fields.filter(
      ({ type, field }) => type.name.endsWith('Connection') && field.name === 'totalCount',
    );
    expect(connections.length).toBeGreaterThan(6);
    for (const { type, field } of connections) expect(field.extensions.counts, type.name).toBe(true);
  });

  it('every list of the root that takes words is weighed with them', () => {
    const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) =>
      field.args.some(({ name, type }) => name === 'query' || /Filter!?$/.test(String(type))),
    );
    const known = [...Object.keys(SEARCHES), 'areas', 'search', 'placeClusters'];
    expect(lists.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
