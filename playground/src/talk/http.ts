import { AIDS } from '../aids.ts';
import { useLanguage } from '../words.ts';
import { COOKIES, type Identity, renewed, useIdentities } from './identity.ts';

/** A refusal as the API words it. */
export interface ApiError {
  message: string;
  path?: (string | number)[];
  extensions?: {
    code?: string;
    reason?: string;
    fields?: { path: string; reason: string; message: string; limit?: unknown }[];
  };
}

/** What `extensions.explain` says in development. */
interface Explanation {
  estimate: { most: number; pages: number; work: number } | null;
  cost: number;
  nodes: number;
  rowsRead: number;
  statements: number;
}

export interface Reply {
  status: number;
  ms: number;
  body: { data?: unknown; errors?: ApiError[]; extensions?: { explain?: Explanation } };
}

export interface Request {
  query?: string;
  variables?: unknown;
  operationName?: string | null;
  extensions?: unknown;
}

/** Sends an operation as somebody. A session that has expired is refreshed, and what was refused is sent again. */
export async function post(request: Request, identity: Identity, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await send(request, identity, headers);
  if (!reply.body.errors?.some(({ extensions }) => extensions?.reason === 'SESSION_EXPIRED')) return reply;
  return send(request, await renewed(identity.id), headers);
}

async function send(request: Request, identity: Identity, headers: Record<string, string>): Promise<Reply> {
  const startedAt = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    // Cookies are one identity among others.
    credentials: identity.kind === 'cookies' ? 'same-origin' : 'omit',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': useLanguage.getState().language,
      ...(identity.token && { authorization: `Bearer ${identity.token}` }),
      ...(AIDS.explains && { 'x-infinity-explain': '1' }),
      ...headers,
    },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  return { status: response.status, ms: performance.now() - startedAt, body: parsed(text) };
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: text || 'No answer' }] };
  }
}

const REFRESH = `mutation Refresh($refreshToken: String) {
  refreshSession(refreshToken: $refreshToken) { accessToken refreshToken accessTokenExpiresAt }
}`;
const refreshing = new Map<string, Promise<void>>();

/** One refresh at a time of each identity: a refresh token counts once. */
export function refresh(identity: Identity): Promise<void> {
  const running = refreshing.get(identity.id);
  if (running) return running;
  const started = refreshOnce(identity).finally(() => refreshing.delete(identity.id));
  refreshing.set(identity.id, started);
  return started;
}

async function refreshOnce(identity: Identity): Promise<void> {
  if (identity.kind === 'cookies') {
    await send({ query: 'mutation { refreshSession { accessTokenExpiresAt } }' }, COOKIES, {});
    return;
  }
  const { put } = useIdentities.getState();
  // Whoever has credentials signs in anew at the next use.
  const forget = () => identity.credentials && put({ ...identity, token: undefined, refreshToken: undefined });
  if (!identity.refreshToken) return void forget();
  const { token: _expired, ...rest } = identity;
  const { body } = await send({ query: REFRESH, variables: { refreshToken: identity.refreshToken } }, rest, {});
  const made = (body.data as { refreshSession?: { accessToken: string; refreshToken: string } } | null)?.refreshSession;
  if (made) put({ ...identity, token: made.accessToken, refreshToken: made.refreshToken });
  else forget();
}
