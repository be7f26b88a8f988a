import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { row } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { unauthenticated } from '../../shared/errors.ts';
import { lockAccount } from '../account.rows.ts';
import type { TokenDelivery } from '../account.types.ts';
import { requireCookies } from '../cookies.ts';
import { beginSession, deliverTokens, type SignInResult } from '../session.service.ts';
import { CHALLENGE_SECONDS, giveChallenge, takeChallenge } from './challenge.ts';
import { byCredential, countUse } from './passkey.rows.ts';
import { readAnswer, relyingParty } from './relying-party.ts';

const failed = () => unauthenticated('PASSKEY_SIGN_IN_FAILED');

/** Options for `navigator.credentials.get`, for anybody: the authenticator offers whose passkeys it has. @throws AppError RATE_LIMITED. */
export async function beginPasskeySignIn(ctx: Context): Promise<unknown> {
  await ctx.app.limiter.consume('signIns', 'address', ctx.door.ip);
  const challenge = await giveChallenge(ctx, null);
  return generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_SECONDS * 1000,
    userVerification: 'required',
  });
}

/**
 * Signs in by the answer of an authenticator, which has verified its owner. One answer for everything that does not fit: an unknown passkey, another
 * site, a challenge that was used or is old, a counter that went back, a handle of another account.
 * @throws AppError UNAUTHENTICATED (PASSKEY_SIGN_IN_FAILED), BAD_USER_INPUT (PASSKEY_INVALID), RATE_LIMITED, FORBIDDEN (BANNED).
 */
export async function finishPasskeySignIn(
  ctx: Context,
  response: unknown,
  delivery: TokenDelivery,
): Promise<SignInResult> {
  if (delivery === 'COOKIE') requireCookies(ctx);
  const { limiter, log } = ctx.app;
  await limiter.check('signInFailures', 'address', ctx.door.ip);
  const { id: credentialId, challenge } = readAnswer(response);
  const fail = async () => {
    await limiter.consume('signInFailures', 'address', ctx.door.ip);
    return failed();
  };
  if (!(await takeChallenge(ctx, challenge, null))) throw await fail();
  const known = await row(ctx, byCredential, { credentialId });
  const answer = response as AuthenticationResponseJSON;
  if (!known || handleOf(answer) !== known.userId.replaceAll('-', '')) throw await fail();
  const party = relyingParty(ctx);
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id: known.credentialId, publicKey: new Uint8Array(known.publicKey), counter: Number(known.counter) },
  }).catch((error: unknown) => {
    log.debug({ err: error }, 'passkey refused');
    return null;
  });
  if (!checked?.verified) throw await fail();
  const { userId } = known;
  const session = await transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw failed();
    const used = await row(tx, countUse, {
      id: known.id,
      counter: checked.authenticationInfo.newCounter,
      now: now(tx),
    });
    if (!used) throw failed();
    return beginSession(tx, userId);
  });
  return deliverTokens(ctx, { userId, ...session }, delivery);
}

const handleOf = ({ response }: AuthenticationResponseJSON): string | null =>
  typeof response.userHandle === 'string' ? Buffer.from(response.userHandle, 'base64url').toString('hex') : null;
