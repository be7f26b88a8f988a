import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../kit/app.ts';
import { TestClient } from '../../kit/client.ts';
import { testConfig } from '../../kit/config.ts';
import { makePerson, type Person } from '../../kit/make.ts';
import { Authenticator, type Lies } from './authenticator.ts';

const BEGIN = 'mutation { beginPasskeyRegistration }';
const FINISH =
  'mutation ($response: JSON!, $name: String!) { finishPasskeyRegistration(response: $response, name: $name) { id name createdAt lastUsedAt } }';
const BEGIN_IN = 'mutation { beginPasskeySignIn }';
const FINISH_IN =
  'mutation ($response: JSON!) { finishPasskeySignIn(response: $response, delivery: BEARER) { accessToken viewer { user { id } } } }';
const DELETE = 'mutation ($id: ID!) { deletePasskey(id: $id) }';
const LIST = '{ viewer { passkeys { id name lastUsedAt } } }';
const MINUTE = 60_000;

let turned = 0;
const rateLimits = { 'signIns.address': 10_000, 'signInFailures.address': 10_000 };
const server = await startTestApp({ clock: () => new Date(Date.now() + turned), config: { rateLimits } });
const other = await startTestApp({ databaseUrl: server.databaseUrl, config: { rateLimits } });
const { origin } = new URL(testConfig().webUrl);
const nobody = (url = server.url) => new TestClient(url);

/** What a refusal says: its code and reason, with the field. */
async function refusal(client: TestClient, document: string, variables: Record<string, unknown> = {}): Promise<string> {
  const { extensions } = (await client.refused(document, variables)) as unknown as {
    extensions: { code: string; reason?: string; fields?: { path: string; reason: string }[] };
  };
  const { code, reason, fields } = extensions;
  return `${code} ${fields ? fields.map((field) => `${field.path} ${field.reason}`).join(', ') : reason}`;
}

async function registered(person: Person, name = '내 휴대폰') {
  const device = new Authenticator(origin);
  const { beginPasskeyRegistration: options } = await person.ask(BEGIN);
  const { finishPasskeyRegistration: passkey } = await person.ask(FINISH, { response: device.create(options), name });
  return { device, passkey };
}
const options = async (client = nobody()) => (await client.ask(BEGIN_IN)).beginPasskeySignIn;
const FAILED = 'UNAUTHENTICATED PASSKEY_SIGN_IN_FAILED';
const INVALID = 'BAD_USER_INPUT response PASSKEY_INVALID';

describe('adding a passkey', () => {
  it('asks for a discoverable one with its user verified, and keeps several', async () => {
    const person = await makePerson(server);
    const { beginPasskeyRegistration: asked } = await person.ask(BEGIN);
    expect(asked.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    await registered(person, '하나');
    await registered(person, '둘');
    const { viewer } = await person.ask(LIST);
    expect(viewer.passkeys.map(({ name }: { name: string }) => name)).toEqual(['하나', '둘']);
  });

  it('is refused when signed out, and for an unverified address', async () => {
    expect(await refusal(nobody(), BEGIN)).toBe('UNAUTHENTICATED SIGN_IN_REQUIRED');
  });

  it.each<[string, Lies]>([
    ['another site', { origin: 'https://evil.test' }],
    ['another relying party', { rpId: 'evil.test' }],
    ['no user verification', { verified: false }],
  ])('refuses %s, and the challenge is used up', async (_, lies) => {
    const person = await makePerson(server);
    const device = new Authenticator(origin);
    const { beginPasskeyRegistration: asked } = await person.ask(BEGIN);
    expect(await refusal(person, FINISH, { response: device.create(asked, lies), name: 'x' })).toBe(INVALID);
    expect(await refusal(person, FINISH, { response: device.create(asked), name: 'x' })).toBe(INVALID);
    expect((await person.ask(LIST)).viewer.passkeys).toEqual([]);
  });

  it("refuses another person's challenge, an old one, and what is no answer", async () => {
    const [person, stranger] = [await makePerson(server), await makePerson(server)];
    const { beginPasskeyRegistration: asked } = await person.ask(BEGIN);
    const response = new Authenticator(origin).create(asked);
    expect(await refusal(stranger, FINISH, { response, name: 'x' })).toBe(INVALID);
    turned += 6 * MINUTE;
    expect(await refusal(person, FINISH, { response, name: 'x' })).toBe(INVALID);
    for (const junk of [{}, [], 1, 'x', { id: 'a', response: { clientDataJSON: '!' } }]) {
      expect(await refusal(person, FINISH, { response: junk, name: 'x' })).toBe(INVALID);
    }
  });

  it('is kept once of two at once with one answer, and 20 are the limit', async () => {
    const person = await makePerson(server);
    const { beginPasskeyRegistration: asked } = await person.ask(BEGIN);
    const response = new Authenticator(origin).create(asked);
    const answers = await Promise.all([1, 2].map(() => person.send(FINISH, { response, name: 'x' })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (let n = 1; n < 20; n++) await registered(person);
    expect(await refusal(person, BEGIN)).toBe('CONFLICT TOO_MANY_PASSKEYS');
  });
});

describe('signing in with a passkey', () => {
  it('needs no address, works at another instance, and is written down', async () => {
    const person = await makePerson(server);
    const { device } = await registered(person);
    const response = device.get(await options());
    const { finishPasskeySignIn: signedIn } = await nobody(other.url).ask(FINISH_IN, { response });
    expect(signedIn.viewer.user.id).toBe(person.id);
    expect((await person.ask(LIST)).viewer.passkeys[0].lastUsedAt).not.toBeNull();
  });

  it('refuses a replayed answer, also of two at once', async () => {
    const { device } = await registered(await makePerson(server));
    const response = device.get(await options());
    const answers = await Promise.all([1, 2, 3].map(() => nobody().send(FINISH_IN, { response })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await refusal(nobody(), FINISH_IN, { response })).toBe(FAILED);
  });

  it('refuses a counter that went back or stood still', async () => {
    const { device } = await registered(await makePerson(server));
    await nobody().ask(FINISH_IN, { response: device.get(await options(), { counter: 9 }) });
    for (const counter of [8, 9, 0]) {
      expect(await refusal(nobody(), FINISH_IN, { response: device.get(await options(), { counter }) })).toBe(FAILED);
    }
    await nobody().ask(FINISH_IN, { response: device.get(await options(), { counter: 10 }) });
  });

  it.each<[string, () => Lies]>([
    ['another site', () => ({ origin: 'https://evil.test' })],
    ['another relying party', () => ({ rpId: 'evil.test' })],
    ['no user verification', () => ({ verified: false })],
    ['another key', () => ({ key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey })],
  ])('refuses %s', async (_, lies) => {
    const { device } = await registered(await makePerson(server));
    expect(await refusal(nobody(), FINISH_IN, { response: device.get(await options(), lies()) })).toBe(FAILED);
    await nobody().ask(FINISH_IN, { response: device.get(await options()) });
  });

  it("refuses another account's credential, and one that is not known", async () => {
    const { device } = await registered(await makePerson(server));
    const { device: others } = await registered(await makePerson(server));
    const lies = { userHandle: others.userHandle };
    expect(await refusal(nobody(), FINISH_IN, { response: device.get(await options(), lies) })).toBe(FAILED);
    const unknown = new Authenticator(origin);
    expect(await refusal(nobody(), FINISH_IN, { response: unknown.get(await options()) })).toBe(FAILED);
  });

  it('refuses a challenge of ours that is too old or was for adding, and one that we never gave', async () => {
    const person = await makePerson(server);
    const { device } = await registered(person);
    const { beginPasskeyRegistration: adding } = await person.ask(BEGIN);
    expect(await refusal(nobody(), FINISH_IN, { response: device.get(adding) })).toBe(FAILED);
    expect(await refusal(nobody(), FINISH_IN, { response: device.get({ challenge: 'AAAA' }) })).toBe(FAILED);
    const response = device.get(await options());
    turned += 6 * MINUTE;
    expect(await refusal(nobody(), FINISH_IN, { response })).toBe(FAILED);
  });
});

describe('deleting a passkey', () => {
  it('is for its owner; afterwards it signs nobody in', async () => {
    const [person, stranger] = [await makePerson(server), await makePerson(server)];
    const { device, passkey } = await registered(person);
    expect(await refusal(nobody(), DELETE, { id: passkey.id })).toBe('UNAUTHENTICATED SIGN_IN_REQUIRED');
    expect(await refusal(stranger, DELETE, { id: passkey.id })).toBe('NOT_FOUND PASSKEY_NOT_FOUND');
    expect((await person.ask(LIST)).viewer.passkeys).toHaveLength(1);
    await person.ask(DELETE, { id: passkey.id });
    expect(await refusal(nobody(), FINISH_IN, { response: device.get(await options()) })).toBe(FAILED);
  });

  it('leaves the last way to sign in', async () => {
    const person = await makePerson(server);
    const { passkey } = await registered(person);
    await server.sql('update users set password_hash = null where id = $1', [person.id]);
    expect(await refusal(person, DELETE, { id: passkey.id })).toBe('CONFLICT LAST_WAY_TO_SIGN_IN');
    const { passkey: second } = await registered(person);
    const answers = await Promise.all([passkey, second].map(({ id }) => person.send(DELETE, { id })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });
});
