import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const b64 = (data: Buffer | string) => Buffer.from(data).toString('base64url');

// CBOR (RFC 8949), as far as an authenticator writes it.
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
const int = (n: number) => (n < 0 ? head(1, -1 - n) : head(0, n));
const bytes = (data: Buffer) => Buffer.concat([head(2, data.length), data]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (...pairs: Buffer[]) => Buffer.concat([head(5, pairs.length / 2), ...pairs]);

/** What a test lets an authenticator say instead of the truth. */
export interface Lies {
  origin?: string;
  rpId?: string;
  verified?: boolean;
  userHandle?: string;
  counter?: number;
  key?: KeyObject;
}

/** An authenticator in software (ES256), which can also lie. */
export class Authenticator {
  readonly credentialId = randomBytes(32);
  readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  userHandle = '';
  counter = 1;

  constructor(readonly origin: string) {}

  #data(
    flags: number,
    { rpId = new URL(this.origin).hostname, verified = true, counter = this.counter }: Lies,
  ): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | 1 | (verified ? 4 : 0)]), count]);
  }

  #client(type: string, challenge: string, { origin = this.origin }: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** Answers the options of beginPasskeyRegistration. */
  create(options: { challenge: string; user: { id: string } }, lies: Lies = {}) {
    this.userHandle = options.user.id;
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const point = (value: string) => bytes(Buffer.from(value, 'base64url'));
    const key = map(int(1), int(2), int(3), int(-7), int(-1), int(1), int(-2), point(x!), int(-3), point(y!));
    const length = Buffer.from([0, this.credentialId.length]);
    const authData = Buffer.concat([this.#data(0x40, lies), Buffer.alloc(16), length, this.credentialId, key]);
    const attestation = map(text('fmt'), text('none'), text('attStmt'), map(), text('authData'), bytes(authData));
    const clientDataJSON = b64(this.#client('webauthn.create', options.challenge, lies));
    return this.#answer({ clientDataJSON, attestationObject: b64(attestation), transports: ['internal'] });
  }

  /** Answers the options of beginPasskeySignIn; counts one up. */
  get(options: { challenge: string }, lies: Lies = {}) {
    this.counter += 1;
    const client = this.#client('webauthn.get', options.challenge, lies);
    const data = this.#data(0, lies);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), lies.key ?? this.keys.privateKey);
    return this.#answer({
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(signature),
      userHandle: lies.userHandle ?? this.userHandle,
    });
  }

  #answer(response: object) {
    const id = b64(this.credentialId);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}
