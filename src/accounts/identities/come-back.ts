import { sql } from 'kysely';
import { type Params, query, row } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { AppError, conflict, unauthenticated } from '../../shared/errors.ts';
import { Faults } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { requirePermission } from '../../shared/permission.ts';
import { findByEmail, lockAccount } from '../account.rows.ts';
import { normalizeEmail } from '../email.ts';
import { holdOfAddress } from '../held-address.ts';
import { randomNickname } from '../nickname.ts';
import { isBannedAddress } from '../sanctions/banned-address.ts';
import { enqueueSecurityMail } from '../security-mails.ts';
import { beginSession, deliverTokens } from '../session.service.ts';
import { checkNickname } from '../update-profile.ts';
import { type Attempt, takeAttempt } from './attempt.ts';
import { canLinkIdentity } from './identity.policy.ts';
import { insertIdentity, ownerOfIdentity } from './identity.rows.ts';
import { type ProviderConfig, type ProviderProfile, redeem } from './providers.ts';

/**
 * Somebody comes back from a provider: signs in whoever is linked, links the account that began, or makes a new one. Returns the path to go on at.
 * @throws AppError UNAUTHENTICATED (AUTH_STATE_INVALID: unknown, used, old, or of another browser or provider; AUTH_DENIED; AUTH_FAILED; SESSION_ENDED),
 * CONFLICT (IDENTITY_TAKEN; ADDRESS_TAKEN: the address is of an account that this is not linked to), RATE_LIMITED, FORBIDDEN (BANNED; SUSPENDED
 * and EMAIL_NOT_VERIFIED when linking).
 */
export async function comeBack(ctx: Context, provider: ProviderConfig, search: string): Promise<string> {
  const { limiter, log } = ctx.app;
  await limiter.consume('signIns', 'address', ctx.door.ip);
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const attempt = await takeAttempt(ctx, provider, state);
  if (!attempt) throw unauthenticated('AUTH_STATE_INVALID');
  if (parameters.get('error') === 'access_denied') throw unauthenticated('AUTH_DENIED');
  if (parameters.has('error')) throw unauthenticated('AUTH_FAILED');
  const { codeVerifier, nonce } = attempt;
  const profile = await redeem(ctx.app, provider, search, { state, codeVerifier, nonce }).catch((error: unknown) => {
    log.info({ err: error, provider: provider.name }, 'a sign-in at a provider failed');
    throw unauthenticated('AUTH_FAILED');
  });
  if (attempt.userId) await link(ctx, provider, profile, attempt);
  else await enter(ctx, provider, profile);
  return attempt.returnPath;
}

/** To the account that began, as long as its session is the one that comes back; a mail tells the owner. */
async function link(ctx: Context, provider: ProviderConfig, profile: ProviderProfile, attempt: Attempt): Promise<void> {
  const { viewer } = ctx;
  if (viewer?.userId !== attempt.userId || viewer.sessionId !== attempt.sessionId)
    throw unauthenticated('SESSION_ENDED');
  requirePermission(canLinkIdentity(viewer));
  await transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, viewer.userId))) throw unauthenticated('SESSION_ENDED');
    if (await insertIdentity(tx, identityOf(tx, viewer.userId, provider, profile)))
      return enqueueSecurityMail(tx, 'SIGN_IN_WAY_ADDED', viewer.userId, { way: provider.label });
    if ((await ownerOfIdentity(tx, provider.name, profile.subject)) !== viewer.userId) throw conflict('IDENTITY_TAKEN');
  });
}

async function enter(ctx: Context, provider: ProviderConfig, profile: ProviderProfile): Promise<void> {
  const begin = () =>
    transaction(ctx, async (tx) => {
      const userId =
        (await ownerOfIdentity(tx, provider.name, profile.subject)) ?? (await makeAccount(tx, provider, profile));
      if (!(await lockAccount(tx, userId))) throw unauthenticated('AUTH_FAILED');
      return { userId, ...(await beginSession(tx, userId)) };
    });
  const session = await begin().catch(async (error: unknown) => {
    // Of two browsers at once the other one has made the account: this one finds it.
    const isMade = isConflict(error) && (await ownerOfIdentity(ctx, provider.name, profile.subject)) !== null;
    if (!isMade) throw error;
    return begin();
  });
  await deliverTokens(ctx, session, 'COOKIE');
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'CONFLICT';

const insertUser = query(
  (p: Params<{ id: string; email: string | null; nickname: string; now: Date }>) => sql<{ id: string }>`
  insert into users (id, email, nickname, gender, email_verified_at, created_at)
  values (${p.id}, ${p.email}, ${p.nickname}, 'UNDISCLOSED', case when ${p.email}::text is not null then ${p.now}::timestamptz end, ${p.now})
  on conflict (email) do nothing returning id`,
);

/** Birth date and gender are told later (`completeSignUp`). An address is taken over only when the provider vouches for it and nobody has it. */
async function makeAccount(tx: Tx, provider: ProviderConfig, profile: ProviderProfile): Promise<string> {
  const email = await freeAddress(tx, profile);
  const nickname = nicknameOf(profile) ?? randomNickname();
  const made = await row(tx, insertUser, { id: newId(), email, nickname, now: now(tx) });
  if (!made) throw conflict('ADDRESS_TAKEN');
  if (!(await insertIdentity(tx, identityOf(tx, made.id, provider, profile))))
    throw new AppError('CONFLICT', 'CONCURRENT_CHANGE');
  return made.id;
}

async function freeAddress(tx: Tx, { email: raw, isEmailVerified }: ProviderProfile): Promise<string | null> {
  const email = raw && isEmailVerified ? normalizeEmail(raw) : null;
  if (!email) return null;
  if (await isBannedAddress(tx, email)) throw unauthenticated('AUTH_FAILED');
  const known = await findByEmail(tx, email);
  if (known?.isVerified) throw conflict('ADDRESS_TAKEN');
  // Somebody signed up with it and has not shown that it is theirs, or may have it back: the new account goes without.
  return known || (await holdOfAddress(tx, email, null)) ? null : email;
}

function nicknameOf({ nickname }: ProviderProfile): string | null {
  return nickname === null ? null : (checkNickname(new Faults(), 'nickname', nickname) ?? null);
}

const identityOf = (tx: Tx, userId: string, { name }: ProviderConfig, { subject, email }: ProviderProfile) => ({
  id: newId(),
  userId,
  provider: name,
  subject,
  email: email && normalizeEmail(email),
  now: now(tx),
});
