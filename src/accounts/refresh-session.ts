import { type RawBuilder, sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { unauthenticated } from '../shared/errors.ts';
import { clearSessionCookies, REFRESH_COOKIE, requireCookies } from './cookies.ts';
import { digest, hmac } from './keys.ts';
import { limitByAddress } from './limits.ts';
import { enqueueSecurityMail } from './security-mails.ts';
import { isAlive } from './session.rows.ts';
import { deliverTokens, insertRefreshToken, type SignInResult } from './session.service.ts';
import { sessionEnded } from './viewer.ts';

/** Two tabs that renew at once both hold the same old token: so long it answers the same successor (domain: 30 s). */
const GRACE_MS = 30_000;

interface Chain {
  sessionId: string;
  userId: string;
}

const chains = (now: RawBuilder<Date>) =>
  db.selectFrom('sessions as s').select(['s.id as sessionId', 's.user_id as userId']).where(isAlive(now));

const lockChain = query((p: Params<{ hash: Buffer; now: Date }>) =>
  chains(p.now)
    .where(sql<boolean>`s.id = (select session_id from refresh_tokens where token_hash = ${p.hash})`)
    .forUpdate(),
);
// Read after the lock: whoever held it before may have rotated this very token.
const rotation = query((p: Params<{ hash: Buffer }>) =>
  db.selectFrom('refresh_tokens').select('rotated_at as rotatedAt').where('token_hash', '=', p.hash),
);
const rotate = query((p: Params<{ hash: Buffer; now: Date }>) =>
  db.updateTable('refresh_tokens').set({ rotated_at: p.now }).where('token_hash', '=', p.hash),
);
const touch = query((p: Params<{ sessionId: string; now: Date }>) =>
  db.updateTable('sessions').set({ last_used_at: p.now }).where('id', '=', p.sessionId),
);
/** A token that was replaced so long ago has no client any more who could show it; days. */
const KEEP_ROTATED_DAYS = 30;
const forgetOld = query(
  (p: Params<{ sessionId: string; now: Date }>) => sql`
  delete from refresh_tokens where session_id = ${p.sessionId}
    and rotated_at < ${p.now}::timestamptz - make_interval(days => ${sql.lit(KEEP_ROTATED_DAYS)})`,
);
const revoke = query((p: Params<{ sessionId: string; now: Date }>) =>
  db.updateTable('sessions').set({ revoked_at: p.now }).where('id', '=', p.sessionId),
);

/**
 * Renews a session: the presented token is replaced by its successor. Within 30 s it answers the same successor again;
 * shown later, it was stolen or leaked: the whole session ends, and its owner gets a mail. From the argument the answer carries the tokens, from
 * the cookie cookies do.
 * @throws AppError UNAUTHENTICATED (SIGN_IN_REQUIRED without a token, SESSION_ENDED for a wrong, old or ended one),
 * CONFLICT (cookies over WebSocket), RATE_LIMITED.
 */
export async function refreshSession(ctx: Context, argument: string | null | undefined): Promise<SignInResult> {
  const delivery = argument == null ? 'COOKIE' : 'BEARER';
  const token = argument ?? ctx.door.cookie(REFRESH_COOKIE);
  if (delivery === 'COOKIE') requireCookies(ctx);
  if (token === undefined) throw unauthenticated();
  await limitByAddress(ctx, 'refreshes');
  const renewed = await transaction(ctx, (tx) => renew(tx, token));
  if (!renewed) {
    if (delivery === 'COOKIE') clearSessionCookies(ctx);
    throw unauthenticated('SESSION_ENDED');
  }
  return deliverTokens(ctx, renewed, delivery);
}

/** The chain and the token that is valid now, or null: then nothing goes on, and a reused chain is over. */
async function renew(tx: Tx, token: string): Promise<(Chain & { refreshToken: string }) | null> {
  const hash = digest(token);
  const at = now(tx);
  const chain = await row(tx, lockChain, { hash, now: at });
  if (!chain) return null;
  const refreshToken = hmac(tx.app, 'refresh-token', token).toString('base64url');
  const { rotatedAt } = (await row(tx, rotation, { hash }))!;
  if (rotatedAt === null) {
    await tx.app.limiter.consume('refreshesOfSession', 'session', chain.sessionId);
    await rows(tx, rotate, { hash, now: at });
    await rows(tx, insertRefreshToken, { hash: digest(refreshToken), sessionId: chain.sessionId, now: at });
    await rows(tx, touch, { sessionId: chain.sessionId, now: at });
    await rows(tx, forgetOld, { sessionId: chain.sessionId, now: at });
    return { ...chain, refreshToken };
  }
  if (at.getTime() - new Date(rotatedAt).getTime() <= GRACE_MS) return { ...chain, refreshToken };
  await rows(tx, revoke, { sessionId: chain.sessionId, now: at });
  await enqueueSecurityMail(tx, 'REFRESH_TOKEN_REUSED', chain.userId, { sessionId: chain.sessionId });
  tx.log.warn(
    { userId: chain.userId, sessionId: chain.sessionId },
    'a refresh token was used again: its session ended',
  );
  afterCommit(tx, () => sessionEnded(tx.app, chain.sessionId));
  return null;
}

const chainOfToken = query((p: Params<{ hash: Buffer; now: Date }>) =>
  chains(p.now).innerJoin('refresh_tokens as r', 'r.session_id', 's.id').where('r.token_hash', '=', p.hash),
);

/** The living session that a refresh cookie belongs to, or null; for signing out after the access token has run out. */
export async function sessionOfCookie(ctx: Context): Promise<Chain | null> {
  const token = ctx.door.cookie(REFRESH_COOKIE);
  return token === undefined ? null : row(ctx, chainOfToken, { hash: digest(token), now: now(ctx) });
}
