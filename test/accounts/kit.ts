import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/accounts/password.ts';
import type { TestApp } from '../kit/app.ts';
import { type ClientOptions, TestClient } from '../kit/client.ts';
import { makePerson, type Person, type PersonOptions } from '../kit/make.ts';
import { until } from '../kit/until.ts';

export const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) }';
export const VERIFY = 'mutation ($token: String!) { verifyEmail(token: $token) }';
export const RESEND = 'mutation ($email: String!) { resendVerificationEmail(email: $email) }';
export const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken accessTokenExpiresAt viewer { email isEmailVerified user { id nickname } } } }';
export const REFRESH =
  'mutation ($token: String) { refreshSession(refreshToken: $token) { accessToken refreshToken accessTokenExpiresAt viewer { email } } }';
export const ASK_RESET = 'mutation ($email: String!) { requestPasswordReset(email: $email) }';
export const RESET =
  'mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }';
export const CHANGE =
  'mutation ($currentPassword: String!, $newPassword: String!) { changePassword(currentPassword: $currentPassword, newPassword: $newPassword) }';
export const DELETE = 'mutation ($password: String!) { deleteAccount(password: $password) }';
export const UPDATE =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { nickname introduction gender avatar { url } } } }';
export const WHO = '{ viewer { email isEmailVerified } }';
export const PASSWORD = 'plum tractor 91 otter';

/** A mail of the development mailbox. */
export interface DevMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: string;
}

/** An address that nobody has. */
export const newEmail = (): string => `${randomUUID()}@people.test`;

/** A valid sign-up, with what is given instead. */
export const signUpInput = (given: Record<string, unknown> = {}) => ({
  email: newEmail(),
  password: PASSWORD,
  nickname: '새내기 수달',
  birthDate: '1999-01-01',
  gender: 'FEMALE',
  ...given,
});

/** The mails to an address, newest first. */
export async function mailsTo(server: TestApp, email: string): Promise<DevMail[]> {
  const response = await fetch(`${server.url}/dev/mail.json?to=${encodeURIComponent(email)}`);
  return (await response.json()) as DevMail[];
}

/** Waits for the `count`th mail to an address and answers the newest. */
export async function mailTo(server: TestApp, email: string, count = 1): Promise<DevMail> {
  return until(
    async () => {
      const mails = await mailsTo(server, email);
      return mails.length >= count ? mails[0] : null;
    },
    () => `mail ${count} to ${email}`,
  );
}

/** The token in the link of a mail. */
export const tokenIn = (mail: Pick<DevMail, 'text'>): string => /[?&]token=([\w-]+)/.exec(mail.text)![1]!;

export interface Account {
  email: string;
  password: string;
}

/** Signs up and follows the link of the mail. */
export async function makeAccount(server: TestApp, { verified = true } = {}): Promise<Account> {
  const client = new TestClient(server.url);
  const input = signUpInput();
  await client.ask(SIGN_UP, { input });
  if (verified) await client.ask(VERIFY, { token: tokenIn(await mailTo(server, input.email)) });
  return { email: input.email, password: input.password };
}

export interface SignedIn {
  client: TestClient;
  refreshToken: string;
  accessToken: string;
}

/** Signs in with tokens in the answer. */
export async function signInBearer(
  server: TestApp,
  { email, password }: Account,
  options: ClientOptions = {},
): Promise<SignedIn> {
  const { signIn } = await new TestClient(server.url, options).ask(SIGN_IN, {
    input: { email, password, delivery: 'BEARER' },
  });
  const { accessToken, refreshToken } = signIn as { accessToken: string; refreshToken: string };
  return { client: new TestClient(server.url, { ...options, token: accessToken }), accessToken, refreshToken };
}

/** Signs in as a browser does; the client keeps the cookies. */
export async function signInCookie(server: TestApp, { email, password }: Account): Promise<TestClient> {
  const client = new TestClient(server.url);
  await client.ask(SIGN_IN, { input: { email, password } });
  return client;
}

/** Faults of a refused input as `path reason`. */
export const faultsOf = (failure: { extensions: { fields?: { path: string; reason: string }[] } }): string[] =>
  (failure.extensions.fields ?? []).map(({ path, reason }) => `${path} ${reason}`).sort();

/** A person made behind the API whose password is PASSWORD. */
export async function makePersonWithPassword(server: TestApp, options: PersonOptions = {}): Promise<Person> {
  const person = await makePerson(server, options);
  const hash = await hashPassword(PASSWORD);
  await server.sql('update users set password_hash = $2 where id = $1', [person.id, hash]);
  return person;
}

/** Gives an account a passkey, a provider, and both that are about to be added, at an instant. */
export async function giveWays(server: TestApp, userId: string, at = new Date()): Promise<void> {
  const [id, when] = [randomUUID(), at.toISOString()];
  await server.sql(
    `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, '\\x00', 0, '{}', 'passkey', $4)`,
    [id, userId, `credential-${id}`, when],
  );
  await server.sql(
    `insert into identities (id, user_id, provider, subject, created_at) values ($1, $2, 'kakao', $3, $4)`,
    [id, userId, `subject-${id}`, when],
  );
  await server.sql(
    `insert into passkey_challenges (id, challenge_hash, user_id, expires_at) values ($1, $2, $3, now() + interval '5 minutes')
     on conflict do nothing`,
    [id, Buffer.from(id), userId],
  );
  await server.sql(
    `insert into sign_in_attempts (state_hash, browser_hash, provider, code_verifier, nonce, user_id, session_id, return_path, created_at, expires_at)
     values ($1, $1, 'kakao', 'x', 'x', $2, $3, '/', now(), now() + interval '10 minutes')`,
    [Buffer.from(id), userId, id],
  );
}

/** What lets somebody in beside the password, or is about to. */
export const waysOf = async (server: TestApp, userId: string): Promise<string[]> =>
  (
    await server.sql<{ way: string }>(
      `select 'passkey' as way from passkeys where user_id = $1 union all select 'identity' from identities where user_id = $1
       union all select 'challenge' from passkey_challenges where user_id = $1 union all select 'attempt' from sign_in_attempts where user_id = $1`,
      [userId],
    )
  ).map(({ way }) => way);
