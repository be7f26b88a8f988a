import type { ProviderConfig } from './accounts/identities/providers.ts';
import type { Variable } from './dot-env.ts';

type Known = Omit<ProviderConfig, 'clientId' | 'clientSecret'> & { id: Variable; secret: Variable };

/** Providers that need an id and a secret and nothing else. Apple tells an address only by a form that browsers send without our cookie: it is not asked for one. */
const KNOWN: readonly Known[] = [
  {
    name: 'google',
    label: 'Google',
    kind: 'oidc',
    issuer: 'https://accounts.google.com',
    scope: 'openid email profile',
    id: 'GOOGLE_CLIENT_ID',
    secret: 'GOOGLE_CLIENT_SECRET',
  },
  {
    name: 'apple',
    label: 'Apple',
    kind: 'oidc',
    issuer: 'https://appleid.apple.com',
    scope: 'openid',
    id: 'APPLE_CLIENT_ID',
    secret: 'APPLE_CLIENT_SECRET',
  },
  {
    name: 'kakao',
    label: '카카오',
    kind: 'kakao',
    issuer: 'https://kauth.kakao.com',
    userUrl: 'https://kapi.kakao.com/v2/user/me',
    scope: 'account_email profile_nickname',
    id: 'KAKAO_CLIENT_ID',
    secret: 'KAKAO_CLIENT_SECRET',
  },
  {
    name: 'naver',
    label: '네이버',
    kind: 'naver',
    issuer: 'https://nid.naver.com',
    userUrl: 'https://openapi.naver.com/v1/nid/me',
    scope: '',
    id: 'NAVER_CLIENT_ID',
    secret: 'NAVER_CLIENT_SECRET',
  },
];

/** The providers that are configured; a half-configured one is a fault. `issuer` is of any further OpenID provider. */
export function readProviders(
  text: (name: Variable) => string | null,
  issuer: string | null,
  faults: string[],
): ProviderConfig[] {
  const pair = (id: Variable, secret: Variable): { clientId: string; clientSecret: string } | null => {
    const [clientId, clientSecret] = [text(id), text(secret)];
    if (clientId === null && clientSecret === null) return null;
    if (clientId === null || clientSecret === null) faults.push(`${id} and ${secret} are needed together`);
    return clientId && clientSecret ? { clientId, clientSecret } : null;
  };
  const found = KNOWN.flatMap(({ id, secret, ...provider }): ProviderConfig[] => {
    const client = pair(id, secret);
    return client ? [{ ...provider, ...client }] : [];
  });
  const label = text('OIDC_LABEL') ?? 'OpenID';
  const other = pair('OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET');
  if (other && !issuer) faults.push('OIDC_ISSUER is needed with OIDC_CLIENT_ID');
  if (other && issuer)
    found.push({
      name: 'oidc',
      label,
      kind: 'oidc',
      issuer,
      scope: 'openid email profile',
      ...other,
    });
  return found;
}
