import { describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { buildPlayground } from '../playground/kit.ts';

await buildPlayground();
const server = await startTestApp();
const page = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const aidsOf = (html: string) =>
  JSON.parse(/name="infinity-travel:aids" content="([^"]+)"/.exec(html)![1]!.replaceAll('&quot;', '"'));

describe('the playground', () => {
  it('is the page that a browser gets at /graphql, from our own files alone', async () => {
    const response = await page('/graphql?query={__typename}', HTML);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const linked = [...(await response.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    const files = linked.filter((path) => path !== 'data:,');
    expect(files.length).toBeGreaterThan(1);
    for (const path of files) {
      expect(path).toMatch(/^\/playground\/assets\//);
      const file = await page(path);
      expect([path, file.status, (await file.text()).length > 100]).toEqual([path, 200, true]);
    }
    expect((await page('/playground/assets/else.js')).status).toBe(404);
  });

  it('lets nothing in from elsewhere, and stands in no frame', async () => {
    const { headers } = await page('/graphql', HTML);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline|worker-src[^;]*blob/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('is sent compressed, and kept for good: names hold a digest', async () => {
    const script = /src="([^"]+\.js)"/.exec(await (await page('/graphql', HTML)).text())![1]!;
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await page(script, { 'accept-encoding': encoding });
      expect([headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
        encoding,
        expect.stringContaining('immutable'),
      ]);
    }
  });

  it('is not in the way of clients that ask GraphQL', async () => {
    const client = await page('/graphql?query={__typename}', { ...HTML, 'apollo-require-preflight': '1' });
    expect(await client.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('can be switched off, and says so', async () => {
    const closed = await startTestApp({ config: { playground: false } });
    const response = await fetch(`${closed.url}/graphql`, { headers: HTML });
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('PLAYGROUND')]);
    expect(await new TestClient(closed.url).ask('{ __typename }')).toEqual({ __typename: 'Query' });
  });

  it('says how to build it where it is not built', async () => {
    const unbuilt = await startTestApp({ config: { playgroundFolder: '/nowhere' } });
    const response = await fetch(`${unbuilt.url}/graphql`, { headers: HTML });
    expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('npm run build-web')]);
  });

  it('knows of the mailbox and of explanations, never in production', async () => {
    expect(aidsOf(await (await page('/graphql', HTML)).text())).toEqual({
      accounts: null,
      mail: '/dev/mail.json',
      explains: true,
    });
    const demo = await startTestApp({ config: { demoData: true } });
    const told = aidsOf(await (await fetch(`${demo.url}/graphql`, { headers: HTML })).text());
    expect(told.accounts).toBe('/dev/accounts.json');
    const production = await startTestApp({ config: { production: true, demoData: true } });
    const response = await fetch(`${production.url}/graphql`, { headers: HTML });
    expect(aidsOf(await response.text())).toEqual({ accounts: null, mail: null, explains: false });
  });
});

/** A bearer token of somebody new. */
async function tokenOf(app: TestApp): Promise<string> {
  const { id, sessionId } = await makePerson(app);
  return signAccessToken(app.app, { userId: id, sessionId }).token;
}

describe('explanations', () => {
  const QUERY = '{ viewer { user { nickname companions(first: 10) { nodes { title } } } } }';
  const ask = (url: string, token: string, headers: Record<string, string> = {}, query = QUERY) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ query }),
    }).then((response) => response.json() as Promise<{ data: unknown; extensions?: { explain: object } }>);
  const EXPLAIN = { 'x-infinity-explain': '1' };

  it('tell what an operation was estimated at and took, to whoever asks for it', async () => {
    const token = await tokenOf(server);
    const plain = await ask(server.url, token);
    expect(plain.extensions).toBeUndefined();
    for (const again of [1, 2]) {
      const { data, extensions } = await ask(server.url, token, EXPLAIN);
      expect([again, data]).toEqual([again, plain.data]);
      expect(extensions!.explain).toEqual({
        // viewer, user, nickname, companions, nodes, and ten items with a title each.
        estimate: { most: 25, pages: 25, work: 0 },
        cost: expect.any(Number),
        nodes: 5,
        rowsRead: expect.any(Number),
        statements: expect.any(Number),
      });
      const { statements } = extensions!.explain as { statements: number };
      expect(statements).toBeGreaterThan(1);
    }
  });

  it('count statements of a transaction, too', async () => {
    const token = await tokenOf(server);
    const query = 'mutation { markNotificationsRead }';
    const { extensions } = await ask(server.url, token, EXPLAIN, query);
    expect((extensions!.explain as { statements: number }).statements).toBeGreaterThan(0);
  });

  it('are not given in production', async () => {
    const production = await startTestApp({ config: { production: true } });
    expect(await ask(production.url, '', { ...EXPLAIN, authorization: '' }, '{ __typename }')).toEqual({
      data: { __typename: 'Query' },
    });
  });
});
