import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { ProviderConfig } from '../../src/accounts/identities/providers.ts';

/** Who signs in at the providers next, and what they tell. */
interface Who {
  person: { sub: string; email?: string; email_verified?: boolean; nickname?: string };
  /** What the OAuth 2 providers answer for whoever signs in. */
  told: object;
}

/**
 * Providers on this machine: a real OpenID provider that lets whoever comes in as `who.person`, and one that behaves as Kakao and Naver
 * document. `base` is where our callbacks are.
 */
export async function startProviders(base: string) {
  const who: Who = { person: { sub: 'x' }, told: {} };
  const servers: Server[] = [];
  const listening = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const [openId, oauth] = [await startOpenId(base, who, listening), await listening(createOAuth(who))];
  const client = { clientId: 'us', clientSecret: 'secret' };
  const scope = 'openid email profile';
  const providers: ProviderConfig[] = [
    { name: 'openid', label: 'OpenID', kind: 'oidc', issuer: openId, scope, ...client },
    { name: 'other', label: 'Other', kind: 'oidc', issuer: openId, scope, ...client },
    {
      name: 'kakao',
      label: '카카오',
      kind: 'kakao',
      issuer: oauth,
      userUrl: `${oauth}/v2/user/me`,
      scope: 'account_email',
      ...client,
    },
    {
      name: 'naver',
      label: '네이버',
      kind: 'naver',
      issuer: oauth,
      userUrl: `${oauth}/v1/nid/me`,
      scope: '',
      ...client,
    },
    { name: 'dead', label: 'Dead', kind: 'oidc', issuer: 'http://127.0.0.1:9', scope: 'openid', ...client },
  ];
  const stop = () => {
    for (const one of servers) {
      one.closeAllConnections();
      one.close();
    }
  };
  return { who, providers, stop };
}

async function startOpenId(base: string, who: Who, listening: (server: Server) => Promise<string>): Promise<string> {
  let handle: (...args: never[]) => void = () => undefined;
  const issuer = await listening(createServer((request, response) => handle(request as never, response as never)));
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'us',
        client_secret: 'secret',
        redirect_uris: [`${base}/auth/openid/callback`, `${base}/auth/other/callback`],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['nickname'] },
    conformIdTokenClaims: false,
    findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...who.person, sub }) }),
    cookies: { keys: ['a key of a test'] },
  });
  const routes = provider.callback();
  handle = (async (request: Parameters<typeof routes>[0], response: Parameters<typeof routes>[1]) => {
    if (!request.url!.startsWith('/interaction/')) return routes(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const accountId = who.person.sub;
    const grant = new provider.Grant({ accountId, clientId: params.client_id as string });
    grant.addOIDCScope('openid email profile');
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } });
  }) as never;
  return issuer;
}

/** What Kakao and Naver have in common: a code for whoever comes, a token for the code, and who that is. */
const createOAuth = (who: Who): Server =>
  createServer((request, response) => {
    const url = new URL(request.url!, 'http://here');
    if (url.pathname.endsWith('/authorize')) {
      const back = new URL(url.searchParams.get('redirect_uri')!);
      back.searchParams.set('code', 'a code');
      back.searchParams.set('state', url.searchParams.get('state')!);
      return response.writeHead(302, { location: back.href }).end();
    }
    response.setHeader('content-type', 'application/json');
    if (url.pathname.endsWith('/token'))
      return response.end(JSON.stringify({ access_token: 'a token', token_type: 'bearer', expires_in: 3600 }));
    if (request.headers.authorization !== 'Bearer a token') return response.writeHead(401).end('{}');
    return response.end(JSON.stringify(who.told));
  });
