import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { row, rows } from '../../data/statement.ts';
import { transaction, violates } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context } from '../../shared/context.ts';
import { conflict, notFound, unauthenticated } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { findCredentials, lockAccount } from '../account.rows.ts';
import { enqueueSecurityMail } from '../security-mails.ts';
import { waysToSignIn } from '../ways-to-sign-in.ts';
import { CHALLENGE_SECONDS, giveChallenge, takeChallenge } from './challenge.ts';
import { insertPasskey, type PasskeyRow, passkeysOf, removePasskey } from './passkey.rows.ts';
import { invalid, readAnswer, relyingParty } from './relying-party.ts';

/** Passkeys of one account. */
export const MAX_PASSKEYS = 20;
const MAX_NAME = 50;

/** The viewer's passkeys, oldest first. */
export const listPasskeys = (ctx: Context): Promise<PasskeyRow[]> =>
  rows(ctx, passkeysOf, { userId: ctx.viewer!.userId });

/** Options for `navigator.credentials.create`; they count for five minutes, and newer ones replace them. @throws AppError CONFLICT (TOO_MANY_PASSKEYS). */
export async function beginPasskeyRegistration(ctx: Context): Promise<unknown> {
  const { userId } = ctx.viewer!;
  const account = await findCredentials(ctx, userId);
  if (!account) throw unauthenticated();
  const known = await rows(ctx, passkeysOf, { userId });
  if (known.length >= MAX_PASSKEYS) throw conflict('TOO_MANY_PASSKEYS');
  const challenge = await giveChallenge(ctx, userId);
  return generateRegistrationOptions({
    rpName: 'Infinity Travel',
    rpID: relyingParty(ctx).id,
    userName: account.email ?? account.nickname,
    userDisplayName: account.nickname,
    userID: new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex')),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_SECONDS * 1000,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Keeps the passkey that an authenticator has made for the newest options of the viewer; a mail tells the owner.
 * @throws AppError BAD_USER_INPUT (`name`; `response`: PASSKEY_INVALID), CONFLICT (TOO_MANY_PASSKEYS, PASSKEY_KNOWN), UNAUTHENTICATED when the account is gone.
 */
export async function finishPasskeyRegistration(ctx: Context, response: unknown, rawName: string): Promise<PasskeyRow> {
  const { userId } = ctx.viewer!;
  const faults = new Faults();
  const name = faults.text('name', rawName, { max: MAX_NAME, multiline: false });
  faults.check();
  const { challenge } = readAnswer(response);
  // Outside the transaction: a wrong answer must use it up as well.
  if (!(await takeChallenge(ctx, challenge, userId))) throw invalid();
  const party = relyingParty(ctx);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origins,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    ctx.app.log.debug({ err: error }, 'passkey refused');
    return { verified: false as const, registrationInfo: undefined };
  });
  if (!verified || !registrationInfo) throw invalid();
  const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
  const made = {
    id: newId(),
    userId,
    credentialId,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: transports.filter((t) => typeof t === 'string' && t.length < 20).slice(0, 8),
    name: name!,
  };
  try {
    return await transaction(ctx, async (tx) => {
      if (!(await lockAccount(tx, userId))) throw unauthenticated();
      if ((await rows(tx, passkeysOf, { userId })).length >= MAX_PASSKEYS) throw conflict('TOO_MANY_PASSKEYS');
      const passkey = (await row(tx, insertPasskey, { ...made, now: now(tx) }))!;
      await enqueueSecurityMail(tx, 'SIGN_IN_WAY_ADDED', userId, { way: made.name });
      return passkey;
    });
  } catch (error) {
    if (violates(error, 'passkeys_credential_id_key')) throw conflict('PASSKEY_KNOWN');
    throw error;
  }
}

/** Removes one of the viewer's passkeys. @throws AppError NOT_FOUND (PASSKEY_NOT_FOUND), CONFLICT (LAST_WAY_TO_SIGN_IN). */
export async function deletePasskey(ctx: Context, id: string): Promise<void> {
  if (!isUuid(id)) throw notFound('PASSKEY_NOT_FOUND');
  const { userId } = ctx.viewer!;
  await transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw unauthenticated();
    const removed = await rows(tx, removePasskey, { id, userId });
    if (removed.length === 0) throw notFound('PASSKEY_NOT_FOUND');
    if ((await waysToSignIn(tx, userId)) === 0) throw conflict('LAST_WAY_TO_SIGN_IN');
  });
}
