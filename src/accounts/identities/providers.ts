import * as openid from 'openid-client';
import type { App } from '../../shared/context.ts';

/** A provider that people sign in at. */
export interface ProviderConfig {
  /** In addresses: `/auth/google`. */
  name: string;
  /** On buttons. */
  label: string;
  /** `oidc` speaks OpenID Connect; the others OAuth 2 with an address of their own for who somebody is. */
  kind: 'oidc' | 'kakao' | 'naver';
  clientId: string;
  clientSecret: string;
  /** Of OpenID Connect: where discovery begins; of the others: their base addresses. */
  issuer: string;
  /** Where `kakao` and `naver` say who somebody is. */
  userUrl?: string;
  scope: string;
}

/** Who somebody is at a provider. */
export interface ProviderProfile {
  subject: string;
  email: string | null;
  /** The provider vouches for the address. */
  isEmailVerified: boolean;
  nickname: string | null;
}

const TIMEOUT_SECONDS = 10;
const discovered = new WeakMap<ProviderConfig, Promise<openid.Configuration>>();

/** The endpoints of a provider; looked up once, and again after a failure. */
function configurationOf(provider: ProviderConfig): Promise<openid.Configuration> {
  const known = discovered.get(provider);
  if (known) return known;
  const found = provider.kind === 'oidc' ? discover(provider) : Promise.resolve(stated(provider));
  discovered.set(provider, found);
  found.catch(() => discovered.delete(provider));
  return found;
}

/** Plain http is for providers on this machine. */
const isLocal = (address: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(address);

function discover({ issuer, clientId, clientSecret }: ProviderConfig): Promise<openid.Configuration> {
  return openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    ...(isLocal(issuer) && { execute: [openid.allowInsecureRequests] }),
  });
}

/** Of providers without discovery (developers.kakao.com, developers.naver.com). */
function stated({ kind, issuer, clientId, clientSecret }: ProviderConfig): openid.Configuration {
  const paths = kind === 'kakao' ? ['/oauth/authorize', '/oauth/token'] : ['/oauth2.0/authorize', '/oauth2.0/token'];
  const configuration = new openid.Configuration(
    { issuer, authorization_endpoint: `${issuer}${paths[0]}`, token_endpoint: `${issuer}${paths[1]}` },
    clientId,
    undefined,
    openid.ClientSecretPost(clientSecret),
  );
  configuration.timeout = TIMEOUT_SECONDS;
  if (isLocal(issuer)) openid.allowInsecureRequests(configuration);
  return configuration;
}

/** What one attempt is tied to. */
export interface Secrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Fresh secrets of an attempt. */
export const newSecrets = (): Secrets => ({
  state: openid.randomState(),
  nonce: openid.randomNonce(),
  codeVerifier: openid.randomPKCECodeVerifier(),
});

/** Where the provider sends the browser back to. */
const redirectUriOf = ({ config }: App, { name }: ProviderConfig): string =>
  `${config.publicUrl}/auth/${name}/callback`;

/** The address at the provider where somebody signs in. @throws Error when the provider cannot be reached. */
export async function authorizationUrl(app: App, provider: ProviderConfig, secrets: Secrets): Promise<URL> {
  return openid.buildAuthorizationUrl(await configurationOf(provider), {
    redirect_uri: redirectUriOf(app, provider),
    scope: provider.scope,
    state: secrets.state,
    code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: 'S256',
    ...(provider.kind === 'oidc' && { nonce: secrets.nonce }),
  });
}

/**
 * Who came back: redeems the code of a callback. Checks state, issuer, PKCE and (OpenID Connect) signature, audience, nonce and time.
 * @throws Error for everything that does not fit, and when the provider cannot be reached.
 */
export async function redeem(
  app: App,
  provider: ProviderConfig,
  query: string,
  secrets: Secrets,
): Promise<ProviderProfile> {
  const configuration = await configurationOf(provider);
  const callback = new URL(`${redirectUriOf(app, provider)}?${query}`);
  const isOidc = provider.kind === 'oidc';
  const tokens = await openid.authorizationCodeGrant(configuration, callback, {
    expectedState: secrets.state,
    pkceCodeVerifier: secrets.codeVerifier,
    ...(isOidc && { expectedNonce: secrets.nonce, idTokenExpected: true }),
  });
  if (!isOidc) return whoIs(provider, tokens.access_token);
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider sent no id token');
  const text = (name: string): string | null => (typeof claims[name] === 'string' ? (claims[name] as string) : null);
  return {
    subject: claims.sub,
    email: text('email'),
    isEmailVerified: claims.email_verified === true || claims.email_verified === 'true',
    nickname: text('nickname') ?? text('name'),
  };
}

async function whoIs(provider: ProviderConfig, accessToken: string): Promise<ProviderProfile> {
  const response = await fetch(provider.userUrl!, {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`The provider answered ${response.status}`);
  const told = (await response.json()) as Record<string, unknown>;
  return provider.kind === 'kakao' ? ofKakao(told) : ofNaver(told);
}

interface KakaoUser {
  id?: number | string;
  kakao_account?: {
    email?: string;
    is_email_valid?: boolean;
    is_email_verified?: boolean;
    profile?: { nickname?: string };
  };
}

/** developers.kakao.com, "Retrieve user information": an address counts when it is valid and verified. */
function ofKakao(told: KakaoUser): ProviderProfile {
  if (told.id === undefined) throw new Error('Kakao told no id');
  const { email, is_email_valid, is_email_verified, profile } = told.kakao_account ?? {};
  return {
    subject: String(told.id),
    email: email ?? null,
    isEmailVerified: is_email_valid === true && is_email_verified === true,
    nickname: profile?.nickname ?? null,
  };
}

interface NaverUser {
  resultcode?: string;
  response?: { id?: string; email?: string; nickname?: string };
}

/** developers.naver.com, "회원 프로필 조회": the address is a contact that people type in; Naver does not say that it is verified. */
function ofNaver({ resultcode, response }: NaverUser): ProviderProfile {
  if (resultcode !== '00' || !response?.id) throw new Error('Naver told no id');
  return {
    subject: response.id,
    email: response.email ?? null,
    isEmailVerified: false,
    nickname: response.nickname ?? null,
  };
}
