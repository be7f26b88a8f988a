import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { Session } from '../../client/src/index.ts';
import { PAGE_DOCUMENTS } from '../../src/accounts/account.routes.ts';
import { readRegistered } from '../../src/server/graphql/registered.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { askBoth } from './doors-kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'infinity-travel-documents-'));
const file = join(folder, 'documents.json');
writeFileSync(
  file,
  JSON.stringify({
    a: 'query Names($query: String) { areas(query: $query) { __typename ...AreaName } } fragment AreaName on Area { id kind name }',
    b: 'mutation Leave { signOut }',
  }),
);
const { url } = await startTestApp({ config: { persistedOnly: [file] } });
const client = new TestClient(url);
const DOCUMENT = 'query Names($query: String) { areas(query: $query) { ...AreaName } }';

it('answers registered documents, in whatever order a compiler has put their fields', async () => {
  for (const query of [
    `${DOCUMENT} fragment AreaName on Area { name id kind }`,
    `fragment AreaName on Area { __typename kind name id } ${DOCUMENT}`,
    `${DOCUMENT.replace('Names', '')} fragment AreaName on Area { id kind name }`,
  ]) {
    for (const { data, errors } of await askBoth(client, query)) {
      expect(errors ?? []).toEqual([]);
      expect(data.areas.length).toBeGreaterThan(0);
    }
  }
});

it.each([
  ['another document', '{ areas { id } }'],
  ['a field more', `${DOCUMENT} fragment AreaName on Area { id kind name parent { id } }`],
  [
    'other arguments',
    `${DOCUMENT.replace('query: $query', 'query: "제주"')} fragment AreaName on Area { id kind name }`,
  ],
  ['an alias', `${DOCUMENT} fragment AreaName on Area { id kind other: name }`],
  ['a second operation', `${DOCUMENT} query Other { areas { id } } fragment AreaName on Area { id kind name }`],
  ['the schema', getIntrospectionQuery()],
])('refuses %s at both doors, and nothing has run', async (_, query) => {
  for (const { data, errors } of await askBoth(client, query)) {
    expect(data ?? null).toBeNull();
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'DOCUMENT_NOT_REGISTERED' });
  }
});

it('refuses others by GET and by hash, too', async () => {
  const other = new URLSearchParams({ query: '{ areas { id } }' });
  const answer = await fetch(`${url}/graphql?${other}`, { headers: { 'apollo-require-preflight': '1' } });
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { reason: 'DOCUMENT_NOT_REGISTERED' } }] });
  const known = new URLSearchParams({ query: `${DOCUMENT} fragment AreaName on Area { id kind name }` });
  const good = await fetch(`${url}/graphql?${known}`, { headers: { 'apollo-require-preflight': '1' } });
  expect(((await good.json()) as { errors?: unknown }).errors).toBeUndefined();

  const byHash = async (query: string) => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    });
    return (await answer.json()) as { errors?: { extensions: { reason: string } }[] };
  };
  expect((await byHash('{ areas { id kind } }')).errors![0]!.extensions.reason).toBe('DOCUMENT_NOT_REGISTERED');
  expect((await byHash(`${DOCUMENT} fragment AreaName on Area { id kind name }`)).errors).toBeUndefined();
});

it('knows what the pages of mailed links send, and how a client renews its session', async () => {
  const { errors } = await client.send(PAGE_DOCUMENTS.VERIFY_EMAIL, { token: 'unknown' });
  expect(errors![0]!.extensions).toMatchObject({ fields: [{ path: 'token', reason: 'TOKEN_INVALID' }] });
  // What a server does not know by heart would throw here: only an ended session ends it.
  const session = new Session({
    url: `${url}/graphql`,
    tokens: { load: () => ({ accessToken: 'x', refreshToken: 'unknown' }), save: () => undefined },
  });
  expect(await session.renew()).toBe(false);
});

it('says at the start which file does not hold documents', () => {
  expect(() => readRegistered([join(folder, 'missing.json')])).toThrow(/PERSISTED_ONLY: .*missing\.json/);
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, JSON.stringify({ a: 'query {' }));
  expect(() => readRegistered([broken])).toThrow(/broken\.json does not hold documents/);
});
