import jwt from 'jsonwebtoken';
import type { App } from '../shared/context.ts';
import { deriveKey } from './keys.ts';

/** Access tokens live 15 minutes; a refresh makes a new one. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = 'infinity-travel';
const AUDIENCE = 'infinity-travel-api';
const ALGORITHM = 'HS256';

/** What an access token says: whose, and of which session. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  /** Until when it counts, seconds since 1970. */
  expiresAt: number;
}

/** Signs an access token for a session. */
export function signAccessToken(
  app: App,
  { userId, sessionId }: Pick<AccessClaims, 'userId' | 'sessionId'>,
): { token: string; expiresAt: Date } {
  const issuedAt = Math.floor(app.clock().getTime() / 1000);
  const expiresAt = issuedAt + ACCESS_TOKEN_SECONDS;
  const claims = { sub: userId, sid: sessionId, typ: 'access', iat: issuedAt, exp: expiresAt };
  const token = jwt.sign(claims, deriveKey(app, 'access-token'), {
    algorithm: ALGORITHM,
    issuer: ISSUER,
    audience: AUDIENCE,
  });
  return { token, expiresAt: new Date(expiresAt * 1000) };
}

/** Whether a token that was valid once still is. */
export const isTimely = (app: App, { expiresAt }: AccessClaims): boolean => app.clock().getTime() < expiresAt * 1000;

/**
 * The claims of a valid access token, or null: wrong signature, algorithm, issuer, audience, type, or too old. `atAnyAge` takes
 * one that has run out: it still says which session it was of.
 */
export function verifyAccessToken(
  app: App,
  token: string,
  { atAnyAge = false }: { atAnyAge?: boolean } = {},
): AccessClaims | null {
  try {
    const claims = jwt.verify(token, deriveKey(app, 'access-token'), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: Math.floor(app.clock().getTime() / 1000),
      ignoreExpiration: atAnyAge,
    });
    if (typeof claims === 'string' || claims.typ !== 'access' || typeof claims.sid !== 'string') return null;
    const { sub: userId, sid: sessionId, exp: expiresAt } = claims;
    return userId && expiresAt ? { userId, sessionId, expiresAt } : null;
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) return null;
    throw error;
  }
}
