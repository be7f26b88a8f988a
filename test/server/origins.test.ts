import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { makeAccount, REFRESH, signInCookie } from '../accounts/kit.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';

const development = await startTestApp({ config: { publicUrl: 'https://api.test:8443' } });
const production = await startTestApp({
  config: {
    production: true,
    publicUrl: 'https://api.test',
    webUrl: 'https://web.test',
    webOrigins: ['https://web.test'],
  },
});
const port = (server: TestApp) => new URL(server.url).port;

/** A request under any Host, as a name that was pointed at this machine makes one. */
async function send(server: TestApp, path: string, headers: Record<string, string>, body?: string) {
  const sent = request(`${server.url}${path}`, { method: body ? 'POST' : 'GET', headers });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode!, headers: answer.headers, text };
}

/** The status of a POST, and whether a socket opens, from a page of this origin. */
async function heard(server: TestApp, origin: string, host: string): Promise<[http: number, ws: number]> {
  const headers = { origin, host, 'content-type': 'application/json' };
  const { status } = await send(server, '/graphql', headers, '{"query":"{ __typename }"}');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    origin,
    headers: { host },
  });
  const [, refusal] = await Promise.race([once(socket, 'open'), once(socket, 'unexpected-response')]);
  socket.terminate();
  return [status, refusal?.statusCode ?? 101];
}

const YES = [200, 101];
const NO = [403, 403];
const local = `localhost:${port(development)}`;
const loopback = `127.0.0.1:${port(development)}`;

describe('a page may call', () => {
  it.each<[what: string, origin: string, host: string, outcome: number[]]>([
    ['of an origin on the list', 'http://web.test', loopback, YES],
    ['of our own public address', 'https://api.test:8443', 'api.test:8443', YES],
    ['that this server sent, by its address', `http://${loopback}`, loopback, YES],
    ['that this server sent, by a local name', `http://${local}`, local, YES],
    ['that this server sent, below localhost', 'http://it.localhost:4000', 'it.localhost:4000', YES],
    ['that this server sent, over IPv6', 'http://[::1]:4000', '[::1]:4000', YES],
    ['of a listed name over https', 'https://web.test', loopback, NO],
    ['of our public name on another port', 'https://api.test', 'api.test', NO],
    ['of our public name without https', 'http://api.test:8443', 'api.test:8443', NO],
    ['of another port of this machine', 'http://localhost:1', local, NO],
    ['of this machine over https', `https://${local}`, local, NO],
    ['of a name that was pointed here', `http://evil.test:${port(development)}`, `evil.test:${port(development)}`, NO],
    ['of a name that only begins like ours', 'http://localhost.evil.test', 'localhost.evil.test', NO],
    ['of a name that only ends like ours', 'http://evillocalhost', 'evillocalhost', NO],
    ['of a name that begins with an address', 'http://127.0.0.1.evil.test', '127.0.0.1.evil.test', NO],
    ['of another address', 'http://192.168.0.5:4000', '192.168.0.5:4000', NO],
    ['without an origin of its own', 'null', loopback, NO],
    ['of a file', 'file://', loopback, NO],
  ])('in development: one %s (%s at %s)', async (_what, origin, host, outcome) => {
    expect(await heard(development, origin, host)).toEqual(outcome);
  });

  it.each<[what: string, origin: string, host: string, outcome: number[]]>([
    ['of an origin on the list', 'https://web.test', 'api.test', YES],
    ['of our own public address', 'https://api.test', 'api.test', YES],
    ['of our public name without https', 'http://api.test', 'api.test', NO],
    ['of a listed name without https', 'http://web.test', 'api.test', NO],
    ['that has the name it asked for', 'http://evil.test', 'evil.test', NO],
    ['that a server of this machine sent', `http://localhost:${port(production)}`, `localhost:${port(production)}`, NO],
  ])('in production: one %s (%s at %s)', async (_what, origin, host, outcome) => {
    expect(await heard(production, origin, host)).toEqual(outcome);
  });

  it.each(['GET', 'POST', 'PUT'])('with %s, wherever we have a route', async (method) => {
    for (const path of ['/graphql', '/uploads/x', '/images/x.webp', '/planners/x.ics']) {
      const preflight = (origin: string) =>
        fetch(`${development.url}${path}`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': method,
            'access-control-request-headers': 'content-type',
          },
        });
      const { status, headers } = await preflight('http://web.test');
      expect([
        status,
        headers.get('access-control-allow-origin'),
        headers.get('access-control-allow-credentials'),
      ]).toEqual([204, 'http://web.test', 'true']);
      expect(headers.get('access-control-allow-methods')!.split(', ')).toContain(method);
      expect((await preflight('http://evil.test')).headers.get('access-control-allow-methods')).toBeNull();
    }
  });
});

describe('the development mailbox', () => {
  const paths = ['/dev/mail', '/dev/mail.json', '/dev/mail/01a2098c-0000-7000-8000-000000000000'];

  it.each([
    'localhost',
    local,
    loopback,
    '[::1]:4000',
    '127.8.8.8',
    'LOCALHOST:80',
    'localhost.:80',
    'it.localhost',
    '192.168.0.5:4000',
    'api.test:8443',
    'web.test',
  ])('opens under %s', async (host) => {
    for (const path of paths) expect((await send(development, path, { host })).status).not.toBe(403);
  });

  it.each([
    'evil.test',
    `evil.test:${port(development)}`,
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    'evil.test@localhost',
    'api.test.evil.test',
    'x',
  ])('does not open under %s', async (host) => {
    for (const path of paths) {
      const { status, text } = await send(development, path, { host, 'accept-language': 'en' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toMatch(/<table|^\[\]$/);
      if (status === 403)
        expect(JSON.parse(text).errors[0]).toMatchObject({
          message: expect.stringContaining('PUBLIC_URL'),
          extensions: { reason: 'HOST_NOT_ALLOWED' },
        });
    }
  });
});

describe('where https is', () => {
  it('browsers are told to come by it alone, on every answer', async () => {
    for (const path of ['/healthz', '/graphql', '/images/x.webp', '/nowhere']) {
      const { headers } = await send(production, path, { host: 'api.test' });
      expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=31536000']);
    }
    const plain = await startTestApp({ config: { publicUrl: 'http://api.test' } });
    expect((await send(plain, '/healthz', {})).headers['strict-transport-security']).toBeUndefined();
  });

  it('cookies have the prefixes that browsers enforce, and are read under no other name', async () => {
    const person = await makePerson(production);
    const visitor = new TestClient(production.url);
    const [{ id } = { id: '' }] = await production.sql<{ id: string }>(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       values (gen_random_uuid(), $1, 't', 'c', 'kr', '2030-01-01', '2030-01-02', 2, now()) returning id`,
      [person.id],
    );
    const { headers } = await visitor.send('mutation ($id: ID!) { recordCompanionView(id: $id) { id } }', { id });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-it_visitor=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);

    const WHO = '{ viewer { user { id } } }';
    const ask = (cookie: string) => new TestClient(production.url, { headers: { cookie } }).send(WHO);
    expect((await ask(`__Host-it_access=${person.options.token}`)).data.viewer.user.id).toBe(person.id);
    expect((await ask(`it_access=${person.options.token}; it_refresh=x`)).data).toEqual({ viewer: null });
    expect((await ask('__Secure-it_refresh=x')).errors[0]!.extensions.reason).toBe('SESSION_EXPIRED');
  });

  it('the session travels in them', async () => {
    const mailing = await startTestApp({ config: { publicUrl: 'https://api.test' } });
    const client = await signInCookie(mailing, await makeAccount(mailing));
    const shown = () => [...client.cookies].map(([name, { path }]) => `${name} ${path}`).sort();
    expect(shown()).toEqual(['__Host-it_access /', '__Secure-it_refresh /graphql']);
    client.cookies.delete('__Host-it_access');
    const { headers } = await client.send(REFRESH);
    expect(headers.getSetCookie().every((line) => line.includes('; HttpOnly; Secure'))).toBe(true);
    expect(shown()).toEqual(['__Host-it_access /', '__Secure-it_refresh /graphql']);
    await client.ask('mutation { signOut }');
    expect(shown()).toEqual([]);
  });
});
