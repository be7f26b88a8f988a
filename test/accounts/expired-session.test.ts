import { type GraphQLField, isNonNullType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { createSchema } from '../../src/schema.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import {
  makeAccount,
  newEmail,
  PASSWORD,
  REFRESH,
  SIGN_IN,
  signInBearer,
  signInCookie,
  signUpInput,
  WHO,
} from './kit.ts';

const MINUTE = 60_000;
let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const account = await makeAccount(server);
const schema = createSchema();

/** Runs with the clock turned forward, and turns it back. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  turned += ms;
  try {
    return await work();
  } finally {
    turned -= ms;
  }
}

const withHeaders = (headers: Record<string, string>) => new TestClient(server.url, { headers });
const EXPIRED = { code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' };

/** A client for each way in which a token may not count. */
async function refusedClients(): Promise<[what: string, client: TestClient][]> {
  const person = await makePerson(server);
  const ended = await makePerson(server);
  await server.sql('update sessions set revoked_at = now() where id = $1', [ended.sessionId]);
  const other = signAccessToken(server.app, { userId: person.id, sessionId: ended.sessionId }).token;
  const unknown = signAccessToken(server.app, { userId: person.id, sessionId: newId() }).token;
  turned -= 16 * MINUTE;
  const old = signAccessToken(server.app, { userId: person.id, sessionId: person.sessionId }).token;
  turned += 16 * MINUTE;
  return [
    ['no token at all', withHeaders({ authorization: 'Bearer nonsense' })],
    ['the word without a token', withHeaders({ authorization: 'Bearer' })],
    ['a token without the word', withHeaders({ authorization: person.options.token! })],
    ['one that has run out', withHeaders({ authorization: `Bearer ${old}` })],
    ['one of a session that has ended', withHeaders({ authorization: `Bearer ${ended.options.token}` })],
    ["one of another's session", withHeaders({ authorization: `Bearer ${other}` })],
    ['one of a session that never was', withHeaders({ authorization: `Bearer ${unknown}` })],
    ['a cookie that has run out', withHeaders({ cookie: `it_access=${old}` })],
    ['a cookie of a session that has ended', withHeaders({ cookie: `it_access=${ended.options.token}` })],
    ['a refresh cookie without an access cookie', withHeaders({ cookie: 'it_refresh=anything' })],
    ['a refresh cookie with an empty access cookie', withHeaders({ cookie: 'it_access=; it_refresh=anything' })],
    [
      'a bad bearer token beside a good cookie',
      withHeaders({ authorization: 'Bearer nonsense', cookie: `it_access=${person.options.token}` }),
    ],
  ];
}
const refused = await refusedClients();

/** Clients that bring nothing that is refused, and whether they are somebody. */
async function heardClients(): Promise<[what: string, client: TestClient, isSomebody: boolean][]> {
  const token = (await makePerson(server)).options.token!;
  return [
    ['without any token', withHeaders({}), false],
    ['with an empty header', withHeaders({ authorization: '' }), false],
    ["with a proxy's password", withHeaders({ authorization: 'Basic dXNlcjpwdw==' }), false],
    [
      "with a cookie and a proxy's password",
      withHeaders({ authorization: 'Basic dXNlcjpwdw==', cookie: `it_access=${token}` }),
      true,
    ],
    ['with other cookies', withHeaders({ cookie: 'theme=dark; it_visitor=x' }), false],
    ['with an access cookie alone', withHeaders({ cookie: `it_access=${token}` }), true],
    [
      'with a good access cookie beside any refresh cookie',
      withHeaders({ cookie: `it_access=${token}; it_refresh=x` }),
      true,
    ],
    [
      'with a good bearer token beside bad cookies',
      withHeaders({ authorization: `Bearer ${token}`, cookie: 'it_access=x; it_refresh=x' }),
      true,
    ],
    ['with the scheme in other letters', withHeaders({ authorization: `bearer  ${token}` }), true],
  ];
}
const heard = await heardClients();

describe('over HTTP a token that does not count is refused, never silently nobody', () => {
  it.each(refused)('%s', async (_what, client) => {
    for (const query of [
      WHO,
      '{ companions { nodes { viewerHasBookmarked } } }',
      '{ __typename }',
      'mutation { deleteAccount(password: "x") }',
    ]) {
      const { data, errors } = await client.send(query);
      expect([data, errors.map(({ extensions }) => extensions)]).toEqual([
        undefined,
        [expect.objectContaining(EXPIRED)],
      ]);
    }
  });

  it.each(heard)('but a request %s is heard', async (_what, client, isSomebody) => {
    expect((await client.ask('{ viewer { email } }')).viewer).toEqual(
      isSomebody ? { email: expect.any(String) } : null,
    );
  });

  it('with 401 and a challenge, or 200 for clients that know only JSON', async () => {
    const answer = (accept: string, method: 'GET' | 'POST' = 'POST') =>
      fetch(`${server.url}/graphql${method === 'GET' ? `?query=${encodeURIComponent(WHO)}` : ''}`, {
        method,
        headers: {
          accept,
          authorization: 'Bearer x',
          'content-type': 'application/json',
          'apollo-require-preflight': '1',
        },
        ...(method === 'POST' && { body: JSON.stringify({ query: WHO }) }),
      });
    for (const method of ['GET', 'POST'] as const) {
      const modern = await answer('application/graphql-response+json', method);
      expect([modern.status, modern.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
      expect(await modern.json()).toMatchObject({ errors: [{ extensions: EXPIRED }] });
      expect((await answer('application/json', method)).status).toBe(200);
    }
  });

  it('in the language of the request, before anything of the operation runs', async () => {
    const before = await server.sql('select count(*)::int as n from companion_views');
    const client = new TestClient(server.url, { language: 'en', headers: { cookie: 'it_refresh=x' } });
    const failure = await client.refused(`mutation { recordCompanionView(id: "${newId()}") { id } }`);
    expect(failure).toMatchObject({ message: expect.stringContaining('refresh'), extensions: EXPIRED });
    expect(failure.path).toBeUndefined();
    expect(await server.sql('select count(*)::int as n from companion_views')).toEqual(before);
  });

  it('also beside GraphQL: the calendar of a planner', async () => {
    const url = `${server.url}/planners/${newId()}.ics`;
    expect((await fetch(url)).status).toBe(404);
    const answer = await fetch(url, { headers: { authorization: 'Bearer x' } });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: EXPIRED }] });
  });
});

describe('over WebSocket the handshake ends with 4403', () => {
  /** The close code of a handshake that is refused, or what the socket answers. */
  const shake = async (client: TestClient, options: { params?: Record<string, unknown> } = {}) => {
    const socket = new TestSocket(client, options);
    const answer = await socket.send('{ viewer { email } }');
    await socket.dispose();
    return answer.data ? answer.data.viewer : socket.closed?.code;
  };

  it.each(refused)('%s', async (_what, { options: { headers } }) => {
    const { cookie = '', authorization } = headers!;
    expect(await shake(withHeaders({ cookie }), { params: authorization === undefined ? {} : { authorization } })).toBe(
      4403,
    );
  });

  it.each(heard)('but one %s is heard', async (_what, { options: { headers } }, isSomebody) => {
    const { cookie = '', authorization } = headers!;
    const seen = await shake(withHeaders({ cookie }), { params: authorization === undefined ? {} : { authorization } });
    expect(seen).toEqual(isSomebody ? { email: expect.any(String) } : null);
  });

  it('and a client that refreshes over HTTP comes in', async () => {
    const client = await signInCookie(server, account);
    client.cookies.delete('it_access');
    expect(await shake(client)).toBe(4403);
    await client.ask(REFRESH);
    expect(await shake(client)).toEqual({ email: account.email });
  });

  it('a token that runs out later leaves the socket alone: the session goes on', async () => {
    const { client } = await signInBearer(server, account);
    const socket = new TestSocket(client);
    expect((await socket.send(WHO)).data.viewer).not.toBeNull();
    await later(16 * MINUTE, async () => expect((await socket.send(WHO)).data.viewer).not.toBeNull());
    await socket.dispose();
  });
});

describe('signing in, refreshing and signing out are for expired sessions too', () => {
  const forgiven = [
    'confirmEmailChange',
    'undoEmailChange',
    'requestPasswordReset',
    'resendVerificationEmail',
    'resetPassword',
    'refreshSession',
    'beginPasskeySignIn',
    'finishPasskeySignIn',
    'signIn',
    'signOut',
    'signUp',
    'verifyEmail',
  ];

  /** A valid document that asks for one root field. */
  const documentOf = (kind: string, { name, args, type }: GraphQLField<unknown, unknown>): string => {
    const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const variables = required.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
    const given = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const selection = /^\[?(Boolean|Int|String|Float|ID|JSON)\b/.test(String(type)) ? '' : '{ __typename }';
    return `${kind} ${variables && `(${variables})`} { ${name} ${given && `(${given})`} ${selection} }`;
  };

  it('and nothing else of the schema is', async () => {
    const client = withHeaders({ authorization: 'Bearer nonsense' });
    const open: string[] = [];
    for (const [kind, root] of [
      ['query', schema.getQueryType()!],
      ['mutation', schema.getMutationType()!],
    ] as const) {
      for (const field of Object.values(root.getFields())) {
        const { errors } = await client.send(documentOf(kind, field));
        if (!errors.some(({ extensions }) => extensions.reason === 'SESSION_EXPIRED')) open.push(field.name);
      }
    }
    expect(open.sort()).toEqual(forgiven.sort());
  });

  it('they work whatever stale token comes along', async () => {
    const stales: Record<string, string>[] = [
      { authorization: 'Bearer nonsense' },
      { cookie: 'it_access=x; it_refresh=x' },
    ];
    for (const stale of stales) {
      const client = withHeaders(stale);
      const input = signUpInput();
      expect(await client.ask('mutation ($i: SignUpInput!) { signUp(input: $i) }', { i: input })).toEqual({
        signUp: true,
      });
      const { signIn } = await client.ask(SIGN_IN, { input: { ...account, delivery: 'BEARER' } });
      expect(signIn.viewer.email).toBe(account.email);
      expect((await client.ask(REFRESH, { token: signIn.refreshToken })).refreshSession.accessToken).not.toBeNull();
      expect(await client.ask('mutation ($e: String!) { requestPasswordReset(email: $e) }', { e: newEmail() })).toEqual(
        {
          requestPasswordReset: true,
        },
      );
    }
  });

  it('signing in over stale cookies puts new ones in their place', async () => {
    const client = await signInCookie(server, account);
    client.cookies.set('it_access', { value: 'stale', path: '/' });
    client.cookies.set('it_refresh', { value: 'stale', path: '/graphql' });
    expect((await client.refused(WHO)).extensions).toMatchObject(EXPIRED);
    await client.ask(SIGN_IN, { input: account });
    expect((await client.ask(WHO)).viewer.email).toBe(account.email);
  });

  const signIn = (and: string) => `mutation ($i: SignInInput!) { ${and} }`;
  const variables = { i: { ...account, delivery: 'BEARER' } };
  const SIGN = 'signIn(input: $i) { accessToken }';
  it.each([
    ['a field for somebody after it', signIn(`${SIGN} updateProfile(input: { introduction: "x" }) { email }`)],
    ['a field for somebody before it', signIn(`updateProfile(input: { introduction: "x" }) { email } ${SIGN}`)],
    ['under an alias', signIn(`${SIGN} refreshSession: deleteAccount(password: "${PASSWORD}")`)],
    ['left out by a directive', signIn(`${SIGN} ... @include(if: false) { deleteAccount(password: "x") }`)],
    [
      'in a fragment',
      `${signIn(`${SIGN} ...Rest`)} fragment Rest on Mutation { ...Deep } fragment Deep on Mutation { deleteAccount(password: "x") }`,
    ],
    ['nothing but the name of the root', 'mutation { __typename }'],
  ])('a document that mixes them with others is refused as a whole: %s', async (_what, document) => {
    const client = withHeaders({ authorization: 'Bearer nonsense' });
    const sessions = () => server.sql('select count(*)::int as n from sessions');
    const before = await sessions();
    const { data, errors } = await client.send(document, document.includes('$i') ? variables : {});
    expect([data, errors.map(({ extensions }) => extensions.reason)]).toEqual([undefined, ['SESSION_EXPIRED']]);
    expect(await sessions()).toEqual(before);
  });

  it('several of them together are heard, also through fragments', async () => {
    const client = withHeaders({ authorization: 'Bearer nonsense' });
    const document = `mutation ($i: SignInInput!) { __typename ...Both ... on Mutation { again: ${SIGN} } } fragment Both on Mutation { ${SIGN} }`;
    const { data } = await client.send(document, variables);
    expect([data.signIn.accessToken, data.again.accessToken]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('signing out ends a session whose bearer token has run out, and nothing for a token that is none', async () => {
    const { client, refreshToken } = await signInBearer(server, account);
    await later(16 * MINUTE, async () => {
      expect((await client.refused(WHO)).extensions).toMatchObject(EXPIRED);
      expect(await client.ask('mutation { signOut }')).toEqual({ signOut: true });
    });
    expect((await new TestClient(server.url).refused(REFRESH, { token: refreshToken })).extensions.reason).toBe(
      'SESSION_ENDED',
    );
    expect((await client.refused('mutation { signOut }')).extensions.code).toBe('UNAUTHENTICATED');
    const forged = `${client.options.token!.split('.').slice(0, 2).join('.')}.AAAA`;
    expect((await new TestClient(server.url, { token: forged }).refused('mutation { signOut }')).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('a browser goes on after it has refreshed, and is nobody openly when it cannot', async () => {
    const client = await signInCookie(server, account);
    client.cookies.delete('it_access');
    expect((await client.refused('{ companions { totalCount } }')).extensions).toMatchObject(EXPIRED);
    await client.ask(REFRESH);
    expect((await client.ask('{ companions { totalCount } }')).companions.totalCount).toBe(0);
    await server.sql('update sessions set revoked_at = now()');
    client.cookies.delete('it_access');
    expect((await client.refused(REFRESH)).extensions.reason).toBe('SESSION_ENDED');
    expect(await client.ask('{ viewer { email } companions { totalCount } }')).toEqual({
      viewer: null,
      companions: { totalCount: 0 },
    });
  });
});
