import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { createDocuments } from '../../src/server/graphql/documents.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { askBoth, repeat } from './doors-kit.ts';

const server = await startTestApp();
const anybody = new TestClient(server.url);

/** Both doors refuse the document for what it costs, with this reason. */
async function expectTooCostly(query: string, reason: string, details: object = {}): Promise<void> {
  for (const { data, errors } of await askBoth(anybody, query)) {
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason, ...details });
  }
}

describe('a document that asks for too much is refused at both doors', () => {
  it('with 500 aliases', async () => {
    const query = `{ ${repeat(500, (i) => `a${i}: areas { id }`)} }`;
    await expectTooCostly(query, 'QUERY_TOO_MANY_ALIASES', { cost: 500, limit: 40 });
  });

  it('with deep nesting, also so deep that reading it ends the stack', async () => {
    await expectTooCostly(`{ areas ${'{ children '.repeat(20)} { id } ${'}'.repeat(20)} }`, 'QUERY_TOO_DEEP', {
      cost: 22,
      limit: 12,
    });
    await expectTooCostly(`{ areas(query: ${'['.repeat(1_990)}${']'.repeat(1_990)}) { id } }`, 'QUERY_TOO_DEEP');
  });

  it('with fragments that fan out to two to the power of 25 fields, at once', async () => {
    const chain = repeat(25, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
    const query = `{ ...f0 } ${chain} fragment f25 on Query { areas { id } }`;
    expect(query.length).toBeLessThan(1_500);
    await expectTooCostly(query, 'QUERY_TOO_COSTLY', { limit: 1_500 });
  });

  it('with fields and fragments that validation would compare each with each', async () => {
    await expectTooCostly(`{ ${repeat(300, () => 'areas { id }')} }`, 'QUERY_TOO_COSTLY', { limit: 100 });
    const fragments = repeat(300, (i) => `fragment f${i} on Query { areas { id } }`);
    await expectTooCostly(`{ ${repeat(300, (i) => `...f${i}`)} } ${fragments}`, 'QUERY_TOO_COSTLY', { limit: 100 });
  });

  it('with lists in lists in lists', async () => {
    const query = '{ areas { children { children { children { children { id } } } } } }';
    await expectTooCostly(query, 'QUERY_TOO_COSTLY', { cost: 20_202_020_201, limit: 10_000_000 });
  });

  it('with pages in pages, given as a number, a variable or the default of a variable', async () => {
    const pages = (size: string) =>
      `rooms(first: ${size}) { nodes { messages(first: ${size}) { nodes { room { messages(first: ${size}) { nodes { id } } } } } } }`;
    await expectTooCostly(`{ ${pages('100')} }`, 'QUERY_TOO_COSTLY', { limit: 30_000 });
    await expectTooCostly(`query ($n: Int = 100) { ${pages('$n')} }`, 'QUERY_TOO_COSTLY', { limit: 30_000 });
    for (const { errors } of await askBoth(anybody, `query ($n: Int) { ${pages('$n')} }`, { n: 100 }))
      expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', limit: 30_000 });
  });

  it('with lists behind the members of a union', async () => {
    const query = `subscription { roomEvents(roomId: "x") { ... on MessageSent { message {
      room { messages(first: 100) { nodes { room { messages(first: 100) { nodes { room { members { joinedAt } } } } } } } } } } } }`;
    const [, ws] = await askBoth(anybody, query);
    expect(ws.errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', limit: 30_000 });
  });

  it('with more than 4,000 tokens', async () => {
    await expectTooCostly(`{ areas { ${'id '.repeat(5_000)} } }`, 'QUERY_TOO_MANY_TOKENS', { limit: 4_000 });
  });

  it('with the schema many times over', async () => {
    const query = `{ __schema { ${repeat(9, (i) => `t${i}: types { name fields { name } }`)} } }`;
    await expectTooCostly(query, 'QUERY_TOO_MANY_ALIASES', { cost: 45, limit: 40 });
  });

  it('and the answer tells the cost and the limit in words', async () => {
    const english = new TestClient(server.url, { language: 'en' });
    const { message } = await english.refused('{ areas { children { children { children { children { id } } } } } }');
    expect(message).toBe('This query asks for too much at once: it costs 20202020201, and 10000000 is the limit.');
  });
});

describe('a document that is no good', () => {
  it('is refused when its fragments go in a circle', async () => {
    const query = '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a areas { id } }';
    for (const { errors } of await askBoth(anybody, query))
      expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is told some of its faults, not hundreds', async () => {
    const query = `{ areas { ${repeat(99, (i) => `wrong${i}`)} } }`;
    for (const { errors } of await askBoth(anybody, query)) {
      expect(errors.length).toBeGreaterThan(1);
      expect(errors.length).toBeLessThan(10);
      for (const { extensions } of errors) expect(extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('is told where it does not parse', async () => {
    for (const { errors } of await askBoth(anybody, '{ areas { id }')) {
      expect(errors[0]).toMatchObject({ locations: [{ line: 1, column: 15 }] });
      expect(errors[0]!.extensions).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED', reason: 'INVALID_DOCUMENT' });
    }
  });

  it('is refused when it does not say which of its operations to run', async () => {
    for (const { errors } of await askBoth(anybody, 'query A { areas { id } } query B { areas { id } }'))
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'UNKNOWN_OPERATION' });
  });

  it('is remembered while it is asked, and a flood of others takes no more memory than fifty long ones', () => {
    const documents = createDocuments(createSchema(), true);
    const long = (i: number) => `{ area(id: "${i}") { ${'id '.repeat(80)}${' '.repeat(9_600)} } }`;
    const first = documents.prepare(long(0));
    expect(first.errors).toEqual([]);
    for (let i = 1; i < 50; i++) documents.prepare(long(i));
    expect(documents.prepare(long(0))).toBe(first);
    for (let i = 50; i < 98; i++) documents.prepare(long(i));
    expect(documents.prepare(long(0))).toBe(first);
    for (let i = 100; i < 160; i++) documents.prepare(long(i));
    expect(documents.prepare(long(0))).not.toBe(first);
  });
});

describe('names and values of the language below', () => {
  it('are names like others, however often they are asked', async () => {
    const query = `query ($constructor: String, $toString: ID) {
      __proto__: area(id: "kr") { constructor: id toString: id __proto__: parent { id } }
      areas(query: $constructor, parentId: $toString) { id }
    }`;
    for (let i = 0; i < 5; i++) {
      for (const { data } of await askBoth(anybody, query)) {
        const text = JSON.stringify(data);
        expect(text).toContain('"__proto__":{"constructor":"kr","toString":"kr","__proto__":{"id":"asia-east"}}');
        expect(JSON.parse(text).areas).toHaveLength(9);
      }
    }
  });

  it('do not reach the database as a NUL', async () => {
    for (const { data } of await askBoth(anybody, 'query ($q: String) { areas(query: $q) { id } }', { q: 'a\u0000b' }))
      expect(data).toEqual({ areas: [] });
    const id = 'a\u0000b';
    for (const { data, errors } of await askBoth(anybody, 'query ($id: ID!) { area(id: $id) { id } }', { id }))
      expect([data, errors]).toEqual([{ area: null }, []]);
  });
});

describe('variables', () => {
  it('that are wrong are told all at once by path, and never echoed', async () => {
    const query = 'query ($id: ID!, $s: String) { area(id: $id) { id } areas(query: $s) { id } }';
    for (let i = 0; i < 5; i++) {
      for (const { errors } of await askBoth(anybody, query, { id: { secret: 'hunter2' }, s: ['hunter2'] })) {
        expect(errors[0]!.extensions.fields?.map(({ path, reason }) => [path, reason])).toEqual([
          ['id', 'INVALID_VALUE'],
          ['query', 'INVALID_VALUE'],
        ]);
        expect(JSON.stringify(errors)).not.toContain('hunter2');
      }
    }
  });

  it('that are null where a default stands for something are told by path', async () => {
    const query = 'query ($id: ID = "kr") { area(id: $id) { id } }';
    for (let i = 0; i < 5; i++) {
      for (const { errors } of await askBoth(anybody, query, { id: null }))
        expect(errors[0]!.extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          fields: [{ path: 'id', reason: 'REQUIRED' }],
        });
    }
  });

  it('of a subscription are asked before it begins', async () => {
    const query = 'subscription ($id: ID!) { roomEvents(roomId: $id) { __typename } }';
    const [, { errors }] = await askBoth(anybody, query, { id: { secret: 'hunter2' } });
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'roomId', reason: 'INVALID_VALUE' }],
    });
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });

  it('may be many or deeply nested without holding anybody up', async () => {
    const query = 'query ($id: ID!) { area(id: $id) { id } }';
    const deep = JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`);
    for (const { errors } of await askBoth(anybody, query, { id: deep }))
      expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`unused${i}`, i]));
    for (const { data } of await askBoth(anybody, query, { ...many, id: 'kr' }))
      expect(data).toEqual({ area: { id: 'kr' } });
  });
});
