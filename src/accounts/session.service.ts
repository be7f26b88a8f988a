import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { afterCommit, transaction } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Context, Tx } from '../shared/context.ts';
import { notFound, unauthenticated } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { newId } from '../shared/ids.ts';
import { signAccessToken } from './access-token.ts';
import type { AccountRow } from './account.rows.ts';
import { findAccount, lockAccount } from './account.rows.ts';
import type { TokenDelivery } from './account.types.ts';
import { clearSessionCookies, setSessionCookies } from './cookies.ts';
import { digest } from './keys.ts';
import { isNewDevice } from './known-device.ts';
import { refuseBanned } from './sanctions/sanction.rows.ts';
import { suspensionAt } from './sanctions/suspension.ts';
import { enqueueSecurityMail } from './security-mails.ts';
import { ABSOLUTE_SECONDS, hasTime, isAlive } from './session.rows.ts';
import { sessionEnded } from './viewer.ts';

const TOKEN_BYTES = 32;

/** What a client gets when a session begins or goes on; the tokens are null where cookies carry them. */
export interface SignInResult {
  viewer: AccountRow;
  accessTokenExpiresAt: Date;
  accessToken: string | null;
  refreshToken: string | null;
}

interface NewSession {
  id: string;
  userId: string;
  userAgent: string | null;
  now: Date;
  expiresAt: Date;
}

const insertSession = query(
  (p: Params<NewSession>) => sql`
  insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at)
  values (${p.id}, ${p.userId}, ${p.userAgent}, ${p.now}, ${p.now}, ${p.expiresAt})`,
);

/** Writes the first or next refresh token of a session; only its digest is kept. */
export const insertRefreshToken = query(
  (p: Params<{ hash: Buffer; sessionId: string; now: Date }>) =>
    sql`insert into refresh_tokens (token_hash, session_id, created_at) values (${p.hash}, ${p.sessionId}, ${p.now})`,
);
const revokeOne = query((p: Params<{ id: string; userId: string; now: Date }>) =>
  db
    .updateTable('sessions as s')
    .set({ revoked_at: p.now })
    .where('s.id', '=', p.id)
    .where('s.user_id', '=', p.userId)
    .where(isAlive(p.now))
    .returning('s.id'),
);
const revokeAll = query((p: Params<{ userId: string; now: Date; except: string | null }>) =>
  db
    .updateTable('sessions as s')
    .set({ revoked_at: p.now })
    .where('s.user_id', '=', p.userId)
    .where('s.revoked_at', 'is', null)
    .where(sql<boolean>`s.id is distinct from ${p.except}`)
    .returning(['s.id', hasTime(p.now).as('wasAlive')]),
);

const living = query((p: Params<{ id: string; now: Date }>) =>
  db.selectFrom('sessions as s').select('s.id').where('s.id', '=', p.id).where(isAlive(p.now)),
);

/** Living sessions of one account; one more ends the one that was not used for the longest time. */
export const MAX_SESSIONS = 50;
const endSurplus = query(
  (p: Params<{ userId: string; now: Date }>) => sql<{ id: string }>`
  update sessions set revoked_at = ${p.now} where id in (
    select s.id from sessions s where s.user_id = ${p.userId} and ${isAlive(p.now)}
    order by s.last_used_at desc, s.id desc offset ${sql.lit(MAX_SESSIONS)}) returning id`,
);

/**
 * Begins a session, behind the lock of the account: its row and its first refresh token, of which only the digest is kept. Beyond 50
 * living sessions the one that was not used for the longest time ends. The owner hears of a device that is new.
 * @throws AppError FORBIDDEN BANNED for a banned account, however it has proven who it is.
 */
export async function beginSession(tx: Tx, userId: string): Promise<{ sessionId: string; refreshToken: string }> {
  await refuseBanned(tx, userId);
  const sessionId = newId();
  const refreshToken = randomBytes(TOKEN_BYTES).toString('base64url');
  const at = now(tx);
  const end = new Date(at.getTime() + ABSOLUTE_SECONDS * 1000);
  await rows(tx, insertSession, { id: sessionId, userId, userAgent: tx.door.userAgent, now: at, expiresAt: end });
  await rows(tx, insertRefreshToken, { hash: digest(refreshToken), sessionId, now: at });
  tellEnded(tx, await rows(tx, endSurplus, { userId, now: at }));
  if (await isNewDevice(tx, userId)) await enqueueSecurityMail(tx, 'NEW_DEVICE', userId, { sessionId });
  return { sessionId, refreshToken };
}

/** Hands the tokens of a session to the client, as it wants them; from here on the operation is this person's. */
export async function deliverTokens(
  ctx: Context,
  session: { userId: string; sessionId: string; refreshToken: string },
  delivery: TokenDelivery,
): Promise<SignInResult> {
  const { userId, sessionId, refreshToken } = session;
  const account = await findAccount(ctx, userId);
  // Deleted in the moment between: whoever signs in to it now has signed in to nothing.
  if (!account) throw notFound('USER_NOT_FOUND');
  const { mayDoEverything: isVerified, isSignUpComplete: isComplete, hasBlocks, role } = account;
  const suspendedUntil = suspensionAt(now(ctx), account.suspendedUntil);
  ctx.viewer = { userId, sessionId, isVerified, isComplete, hasBlocks, role, suspendedUntil };
  const { token, expiresAt } = signAccessToken(ctx.app, { userId, sessionId });
  if (delivery === 'COOKIE') setSessionCookies(ctx, token, refreshToken);
  const shown = delivery === 'BEARER';
  return {
    viewer: account,
    accessTokenExpiresAt: expiresAt,
    accessToken: shown ? token : null,
    refreshToken: shown ? refreshToken : null,
  };
}

/** Ends one of the viewer's sessions. @throws AppError NOT_FOUND for another's, an unknown or an ended one. */
export async function revokeSession(ctx: Context, id: string): Promise<void> {
  const { userId, sessionId } = ctx.viewer!;
  await transaction(ctx, async (tx) => {
    const ended = isUuid(id) && (await row(tx, revokeOne, { id, userId, now: now(tx) }));
    if (!ended) throw notFound('SESSION_NOT_FOUND');
    afterCommit(tx, () => sessionEnded(ctx.app, id));
  });
  if (id === sessionId) forgetViewer(ctx);
}

/**
 * Ends all sessions of a person but one; their tokens count no more and their sockets close after the commit. Returns how many lived.
 */
export async function endSessions(tx: Tx, userId: string, except: string | null = null): Promise<number> {
  const ended = await rows(tx, revokeAll, { userId, now: now(tx), except });
  tellEnded(tx, ended);
  return ended.filter(({ wasAlive }) => wasAlive).length;
}

/** Ends the viewer's sessions but the one that asks. Returns how many. @throws AppError UNAUTHENTICATED when that one has just been ended itself. */
export function revokeOtherSessions(ctx: Context): Promise<number> {
  const { userId, sessionId } = ctx.viewer!;
  return transaction(ctx, async (tx) => {
    const account = await lockAccount(tx, userId);
    const isStillOne = account && (await row(tx, living, { id: sessionId, now: now(tx) }));
    if (!isStillOne) throw unauthenticated('SESSION_ENDED');
    return endSessions(tx, userId, sessionId);
  });
}

function tellEnded(tx: Tx, ended: readonly { id: string }[]): void {
  if (ended.length === 0) return;
  afterCommit(tx, () => {
    for (const { id } of ended) sessionEnded(tx.app, id);
  });
}

/** The rest of the operation is nobody's, and the browser keeps no token. */
export function forgetViewer(ctx: Context): void {
  clearSessionCookies(ctx);
  ctx.viewer = null;
}
