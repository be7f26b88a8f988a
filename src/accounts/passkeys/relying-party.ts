import type { Context } from '../../shared/context.ts';
import { badInput } from '../../shared/errors.ts';

/** Who asks for passkeys: the site of the web app, by configuration and never by what a request says. */
export function relyingParty({ app }: Context): { id: string; origins: string[] } {
  return { id: new URL(app.config.webUrl).hostname, origins: [...app.config.webOrigins] };
}

/** An answer of an authenticator, as far as it is read before it is checked. */
export interface Answer {
  id: string;
  challenge: string;
}

/**
 * Reads the credential and the challenge of a client's answer; nothing of it is trusted yet.
 * @throws AppError BAD_USER_INPUT (`response`: PASSKEY_INVALID) when it is no answer of the WebAuthn API.
 */
export function readAnswer(response: unknown): Answer {
  const { id, response: inner } = (response ?? {}) as { id?: unknown; response?: { clientDataJSON?: unknown } };
  const data = inner?.clientDataJSON;
  if (typeof id !== 'string' || id.length > 1400 || typeof data !== 'string' || data.length > 8000) throw invalid();
  const challenge = challengeIn(data);
  if (challenge === null) throw invalid();
  return { id, challenge };
}

function challengeIn(clientData: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** The one refusal of an answer that does not fit. */
export const invalid = () => badInput([{ path: 'response', reason: 'PASSKEY_INVALID' }]);
