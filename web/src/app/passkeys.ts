import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What passkeys need of a browser: JSON in and out of the WebAuthn API (all since 2025). */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Lets the device make a passkey; its answer as JSON, or null when the person has changed their mind. */
export async function makePasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return answerOf(navigator.credentials.create({ publicKey }));
}

/** Lets the person choose a passkey of this site; its answer as JSON, or null when they have changed their mind. */
export async function askForPasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return answerOf(navigator.credentials.get({ publicKey }));
}

async function answerOf(asked: Promise<Credential | null>): Promise<unknown> {
  try {
    return ((await asked) as PublicKeyCredential | null)?.toJSON() ?? null;
  } catch (error) {
    // Closed by the person, or timed out.
    if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null;
    throw error;
  }
}

/** What to say when the device could not. */
export function wordsOfDevice(error: unknown): string {
  console.warn(error);
  const isThere = error instanceof DOMException && error.name === 'InvalidStateError';
  return isThere
    ? i18n._(msg`이 기기에는 이미 이 계정의 패스키가 있어요.`)
    : i18n._(msg`이 기기에서는 패스키를 쓸 수 없었어요.`);
}
