import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { post } from './doors-kit.ts';

const server = await startTestApp();
const anybody = new TestClient(server.url);
const QUERY = '{"query":"{ area(id: \\"kr\\") { id } }"}';

describe('a request that is no request', () => {
  const bad: [what: string, status: number, reason: string, body: string | Uint8Array<ArrayBuffer>, type?: string][] = [
    ['a body over 256 KB', 413, 'BODY_TOO_LARGE', JSON.stringify({ query: 'a'.repeat(300_000) })],
    ['text that is no JSON', 400, 'INVALID_REQUEST', '{ nope'],
    ['an empty body', 400, 'INVALID_REQUEST', ''],
    ['null', 400, 'INVALID_REQUEST', 'null'],
    ['a number', 400, 'INVALID_REQUEST', '1'],
    ['a batch', 400, 'INVALID_REQUEST', `[${QUERY}]`],
    ['no query', 400, 'INVALID_REQUEST', '{"x":1}'],
    ['a query that is no text', 400, 'INVALID_REQUEST', '{"query":5}'],
    ['variables that are a list', 400, 'INVALID_REQUEST', '{"query":"{ __typename }","variables":[]}'],
    ['variables that are text', 400, 'INVALID_REQUEST', '{"query":"{ __typename }","variables":"{}"}'],
    ['a __proto__ key', 400, 'INVALID_REQUEST', '{"query":"{ __typename }","__proto__":{"x":1}}'],
    ['a __proto__ key inside', 400, 'INVALID_REQUEST', '{"query":"{ __typename }","variables":{"__proto__":{}}}'],
    [
      'bytes that are no UTF-8',
      400,
      'INVALID_REQUEST',
      Uint8Array.from([...Buffer.from(QUERY.slice(0, -2)), 0xff, 34, 125]),
    ],
    ['another content type', 415, 'NOT_JSON', QUERY, 'application/xml'],
    ['bare GraphQL', 415, 'NOT_JSON', '{ __typename }', 'application/graphql'],
    ['a form', 415, 'NOT_JSON', 'query={__typename}', 'application/x-www-form-urlencoded'],
    ['plain text, as a form of another site can send it', 415, 'NOT_JSON', QUERY, 'text/plain'],
  ];
  it.each(bad)('%s is answered %i %s in the form of all errors', async (_what, status, reason, body, type) => {
    const answer = await post(server.url, body, type ? { 'content-type': type } : {});
    expect([answer.status, answer.errors]).toMatchObject([
      status,
      [{ extensions: { code: 'BAD_USER_INPUT', reason, requestId: answer.headers.get('x-request-id') } }],
    ]);
  });

  it('is told to use a method that GraphQL has', async () => {
    const put = await fetch(`${server.url}/graphql`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('at an address that is none is answered without details', async () => {
    const response = await fetch(`${server.url}/%E0%A4%A`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { reason: 'INVALID_REQUEST' } }] });
  });

  it('asks for a subscription over HTTP: the answer says where they run', async () => {
    const { status, errors } = await anybody.send('subscription { roomEvents(roomId: "x") { __typename } }');
    expect([status, errors[0]!.extensions.reason]).toEqual([400, 'SUBSCRIPTION_NEEDS_WEBSOCKET']);
  });

  it('names an operation that is not in the document', async () => {
    const body = JSON.stringify({ query: 'query A { areas { id } } query B { areas { id } }', operationName: 'C' });
    expect(await post(server.url, body)).toMatchObject({
      status: 400,
      errors: [{ extensions: { reason: 'UNKNOWN_OPERATION' } }],
    });
  });
});

describe('another site', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

  it('cannot make a browser ask by a link: a plain GET is refused', async () => {
    const response = await get('/graphql?query={__typename}');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { reason: 'CSRF_PREVENTED' } }] });
  });

  it('cannot make it change anything by a GET that was meant', async () => {
    const preflighted = { 'apollo-require-preflight': '1' };
    expect(await (await get('/graphql?query={__typename}', preflighted)).json()).toEqual({
      data: { __typename: 'Query' },
    });
    const response = await get('/graphql?query=mutation{__typename}', preflighted);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('may call with cookies only when it is on the list', async () => {
    const ours = await post(server.url, QUERY, { origin: 'http://web.test' });
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([200, 'http://web.test']);
    expect(ours.headers.get('access-control-allow-credentials')).toBe('true');
    for (const origin of ['http://evil.test', 'https://web.test', 'http://web.test.evil.test', 'null', 'file://']) {
      const foreign = await post(server.url, QUERY, { origin });
      expect([foreign.status, foreign.errors[0]?.extensions.reason]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('is told at the preflight', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const ours = await preflight('http://web.test');
    expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([204, 'http://web.test']);
    const foreign = await preflight('http://evil.test');
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(await foreign.json()).toMatchObject({ errors: [{ extensions: { reason: 'ORIGIN_NOT_ALLOWED' } }] });
  });

  it('cannot put our answers into a frame or have them sniffed', async () => {
    const { headers } = await post(server.url, QUERY);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the status of an answer', () => {
  it('is 200 for a refusal of the domain, with the data beside it', async () => {
    const unverified = await makePerson(server, { verified: false });
    const { status, errors } = await unverified.send('mutation { markRoomRead(roomId: "x", seq: 1) { id } }');
    expect([status, errors.length]).toEqual([200, 1]);
  });

  it('is 400 for a bad document, but for clients that know only application/json', async () => {
    const body = '{"query":"{ nothing }"}';
    const statusFor = async (accept: string) => (await post(server.url, body, { accept })).status;
    expect(await statusFor('application/graphql-response+json')).toBe(400);
    expect(await statusFor('application/graphql-response+json, application/json;q=0.9')).toBe(400);
    expect(await statusFor('*/*')).toBe(400);
    expect(await statusFor('application/json')).toBe(200);
    expect(await statusFor('image/png')).toBe(406);
  });
});

describe('the language of an error', () => {
  const languages: [header: string | undefined, language: 'ko' | 'en'][] = [
    [undefined, 'ko'],
    ['', 'ko'],
    ['ko', 'ko'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['fr,en;q=0.5', 'en'],
    ['en;q=0', 'ko'],
    ['en;q=0.1,ko;q=0.2', 'ko'],
    ['fr', 'ko'],
    ['*', 'ko'],
    [';;;,,q=;en;q=banana', 'ko'],
    ['en;q=banana', 'en'],
    [`${'x'.repeat(5_000)},en`, 'ko'],
  ];
  it.each(languages)('follows Accept-Language %s: %s', async (header, language) => {
    const words = { ko: '로그인이 필요합니다.', en: 'Please sign in.' };
    const client = new TestClient(server.url, header === undefined ? {} : { headers: { 'accept-language': header } });
    expect((await client.refused('{ rooms { nodes { id } } }')).message).toBe(words[language]);
  });
});

describe('a persisted query', () => {
  const query = 'query Persisted { area(id: "kr-jeju") { id } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };

  it('is asked for, given once, and known from then on; over GET, too', async () => {
    const unknown = await post(server.url, JSON.stringify({ extensions }));
    expect(unknown.status).toBe(200);
    expect(unknown.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    expect((await post(server.url, JSON.stringify({ query, extensions }))).errors).toEqual([]);
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions) });
    const known = await fetch(`${server.url}/graphql?${search}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(await known.json()).toEqual({ data: { area: { id: 'kr-jeju' } } });
  });

  it('is refused when the hash is of another text', async () => {
    const answer = await post(server.url, JSON.stringify({ query: '{ __typename }', extensions }));
    expect([answer.status, answer.errors[0]!.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('is not kept when the document is refused', async () => {
    const bad = '{ nothing }';
    const hash = createHash('sha256').update(bad).digest('hex');
    const asBad = { persistedQuery: { version: 1, sha256Hash: hash } };
    await post(server.url, JSON.stringify({ query: bad, extensions: asBad }));
    const again = await post(server.url, JSON.stringify({ extensions: asBad }));
    expect(again.errors[0]!.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});
