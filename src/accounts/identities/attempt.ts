import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Params, query, row, rows, rowsOn } from '../../data/statement.ts';
import { now } from '../../shared/clock.ts';
import type { App, Context } from '../../shared/context.ts';
import type { Cookie } from '../../shared/cookies.ts';
import { digest } from '../keys.ts';
import { newSecrets, type ProviderConfig, type Secrets } from './providers.ts';

const SECONDS = 600;
/** Ties an attempt to the browser that began it. */
const BROWSER_COOKIE: Cookie = { name: 'it_auth', path: '/', seconds: SECONDS };

/** An attempt that came back. */
export interface Attempt {
  codeVerifier: string;
  nonce: string;
  userId: string | null;
  sessionId: string | null;
  returnPath: string;
}

interface NewAttempt extends Attempt {
  stateHash: Buffer;
  browserHash: Buffer;
  provider: string;
  now: Date;
  expiresAt: Date;
}

const insert = query(
  (p: Params<NewAttempt>) => sql`
  insert into sign_in_attempts (state_hash, browser_hash, provider, code_verifier, nonce, user_id, session_id, return_path, created_at, expires_at)
  values (${p.stateHash}, ${p.browserHash}, ${p.provider}, ${p.codeVerifier}, ${p.nonce}, ${p.userId}, ${p.sessionId}, ${p.returnPath},
    ${p.now}, ${p.expiresAt})`,
);

/** Begins an attempt; `links` when the signed-in viewer's account is to be linked. */
export async function beginAttempt(
  ctx: Context,
  { name }: ProviderConfig,
  returnPath: string,
  links: boolean,
): Promise<Secrets> {
  const secrets = newSecrets();
  const kept = ctx.door.cookie(BROWSER_COOKIE) ?? '';
  const browser = /^[\w-]{43}$/.test(kept) ? kept : randomBytes(32).toString('base64url');
  ctx.door.setCookie(BROWSER_COOKIE, browser);
  const begun = now(ctx);
  await rows(ctx, insert, {
    stateHash: digest(secrets.state),
    browserHash: digest(browser),
    provider: name,
    codeVerifier: secrets.codeVerifier,
    nonce: secrets.nonce,
    userId: links ? ctx.viewer!.userId : null,
    sessionId: links ? ctx.viewer!.sessionId : null,
    returnPath,
    now: begun,
    expiresAt: new Date(begun.getTime() + SECONDS * 1000),
  });
  return secrets;
}

const take = query(
  (p: Params<{ stateHash: Buffer; browserHash: Buffer; provider: string; now: Date }>) => sql<Attempt>`
  delete from sign_in_attempts where state_hash = ${p.stateHash} and browser_hash = ${p.browserHash} and provider = ${p.provider}
    and expires_at > ${p.now}
  returning code_verifier as "codeVerifier", nonce, user_id as "userId", session_id as "sessionId", return_path as "returnPath"`,
);

/** Takes an attempt, once: null for an unknown, used or old state, one of another provider, and in another browser. */
export async function takeAttempt(ctx: Context, { name }: ProviderConfig, state: string): Promise<Attempt | null> {
  const browser = ctx.door.cookie(BROWSER_COOKIE);
  if (!browser || !state) return null;
  const hashes = { stateHash: digest(state), browserHash: digest(browser) };
  return row(ctx, take, { ...hashes, provider: name, now: now(ctx) });
}

const removeOld = query((p: Params<{ now: Date }>) => sql`delete from sign_in_attempts where expires_at < ${p.now}`);

/** Removes attempts that never came back; they are few, for beginning one is limited by address. */
export async function removeOldAttempts({ pool, clock }: App): Promise<void> {
  await rowsOn(pool, removeOld, { now: clock() });
}
