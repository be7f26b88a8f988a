import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import {
  ASK_RESET,
  faultsOf,
  giveWays,
  mailTo,
  newEmail,
  REFRESH,
  RESEND,
  RESET,
  SIGN_IN,
  SIGN_UP,
  signInBearer,
  signUpInput,
  tokenIn,
  UPDATE,
  VERIFY,
  WHO,
  waysOf,
} from './kit.ts';

const server = await startTestApp();
const nobody = () => new TestClient(server.url);
const signUp = (input: object) => nobody().ask(SIGN_UP, { input });
const person = (email: string) =>
  server.sql(
    `select nickname, birth_date::text as birth, gender, introduction, avatar_id as avatar, email_verified_at is not null as verified
     from users where email = $1`,
    [email],
  );

const credentialsOf = ({ email, password }: { email: string; password: string }) => ({ email, password });

/** Somebody signs up with an address that is not theirs, and is signed in with it. */
async function hijacked() {
  const email = newEmail();
  const first = signUpInput({ email, password: 'attacker 44 lantern', nickname: '공격자', gender: 'MALE' });
  await signUp(first);
  const attacker = await signInBearer(server, first);
  const firstToken = tokenIn(await mailTo(server, email));
  return { email, first, attacker, firstToken };
}
const ownerOf = (email: string) =>
  signUpInput({ email, password: 'owner 71 riverbank', nickname: '주인', birthDate: '1990-02-03', gender: 'FEMALE' });

describe('an account that nobody has verified is nobody’s yet', () => {
  it('a new sign-up replaces password, nickname, birth date and gender, and what was written into the profile', async () => {
    const { email, attacker } = await hijacked();
    await attacker.client.ask(UPDATE, { input: { introduction: '나쁜 말' } });
    await signUp(ownerOf(email));
    expect(await person(email)).toEqual([
      { nickname: '주인', birth: '1990-02-03', gender: 'FEMALE', introduction: '', avatar: null, verified: false },
    ]);
  });

  it('and no passkey or provider of the first is left', async () => {
    const { email } = await hijacked();
    const [{ id }] = (await server.sql('select id from users where email = $1', [email])) as [{ id: string }];
    await giveWays(server, id);
    await signUp(ownerOf(email));
    expect(await waysOf(server, id)).toEqual([]);
  });

  it('the first password and session are worth nothing, before and after the owner verifies; the owner’s go on', async () => {
    const { email, first, attacker, firstToken } = await hijacked();
    const socket = new TestSocket(attacker.client);
    expect((await socket.send(WHO)).data.viewer).not.toBeNull();
    const owner = ownerOf(email);
    await signUp(owner);
    await until(() => socket.closed?.code === 4403);

    const worthless = async () => {
      expect((await nobody().refused(SIGN_IN, { input: credentialsOf(first) })).extensions.reason).toBe(
        'SIGN_IN_FAILED',
      );
      expect((await attacker.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
      expect((await nobody().refused(REFRESH, { token: attacker.refreshToken })).extensions.reason).toBe(
        'SESSION_ENDED',
      );
      expect(faultsOf(await nobody().refused(VERIFY, { token: firstToken }))).toEqual(['token TOKEN_INVALID']);
    };
    await worthless();
    const signedIn = await signInBearer(server, owner);
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 2)) });
    await worthless();
    expect((await signedIn.client.ask(WHO)).viewer).toEqual({ email, isEmailVerified: true });
    expect((await nobody().send(REFRESH, { token: signedIn.refreshToken })).errors).toEqual([]);
    await signInBearer(server, owner);
  });

  it('verifying by the newest sign-up keeps nothing of those before, however many there were', async () => {
    const { email } = await hijacked();
    const owner = ownerOf(email);
    await signUp(owner);
    const again = { ...ownerOf(email), password: 'attacker 45 lantern' };
    await signUp(again);
    const sessions = [await signInBearer(server, again)];
    await signUp(owner);
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 4)) });
    for (const { client } of sessions) expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await nobody().refused(SIGN_IN, { input: credentialsOf(again) })).extensions.reason).toBe('SIGN_IN_FAILED');
    await signInBearer(server, owner);
  });

  it('a link to a new password, which went to the owner, still works after a sign-up of somebody else', async () => {
    const email = newEmail();
    await signUp(ownerOf(email));
    await nobody().ask(ASK_RESET, { email });
    const token = tokenIn(await mailTo(server, email, 2));
    await signUp(signUpInput({ email, password: 'attacker 44 lantern' }));
    await nobody().ask(RESET, { token, newPassword: 'owner 72 riverbank' });
    await signInBearer(server, { email, password: 'owner 72 riverbank' });
  });

  it('of signing in with the first password and signing up anew at once, no session of the first is left', async () => {
    for (let round = 0; round < 4; round++) {
      const { email, first } = await hijacked();
      const owner = ownerOf(email);
      const attempts = Array.from({ length: 4 }, () =>
        nobody().send(SIGN_IN, { input: { email, password: first.password, delivery: 'BEARER' } }),
      );
      const [, ...answers] = await Promise.all([signUp(owner), ...attempts]);
      const tokens = answers.flatMap(({ data }) => (data?.signIn ? [data.signIn.refreshToken] : []));
      await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 2)) });
      for (const token of tokens)
        expect((await nobody().refused(REFRESH, { token })).extensions.reason).toBe('SESSION_ENDED');
      await signInBearer(server, owner);
    }
  });

  it('of verifying and another sign-up at once, either all is the first’s or all is the second’s', async () => {
    for (let round = 0; round < 4; round++) {
      const email = newEmail();
      const owner = ownerOf(email);
      await signUp(owner);
      const token = tokenIn(await mailTo(server, email));
      const other = signUpInput({ email, password: 'attacker 44 lantern', nickname: '공격자' });
      const [verified] = await Promise.all([nobody().send(VERIFY, { token }), signUp(other)]);
      const [now] = await person(email);
      const isOwners = verified.data?.verifyEmail === true;
      expect(now).toMatchObject({ nickname: isOwners ? '주인' : '공격자', verified: isOwners });
      const refused = isOwners ? other : owner;
      expect((await nobody().refused(SIGN_IN, { input: credentialsOf(refused) })).extensions.reason).toBe(
        'SIGN_IN_FAILED',
      );
    }
  });

  it('a sign-up for which no mail may go any more changes nothing', async () => {
    const { email, attacker } = await hijacked();
    await signUp(ownerOf(email));
    await attacker.client.send(WHO);
    for (let i = 0; i < 3; i++) await nobody().ask(RESEND, { email });
    await mailTo(server, email, 5);
    const before = await person(email);
    await signUp(signUpInput({ email, password: 'attacker 44 lantern', nickname: '공격자' }));
    expect(await person(email)).toEqual(before);
    await signInBearer(server, ownerOf(email));
  });

  it('one that is verified stays as it is', async () => {
    const email = newEmail();
    const owner = ownerOf(email);
    await signUp(owner);
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email)) });
    const { client } = await signInBearer(server, owner);
    const before = await person(email);
    await signUp(signUpInput({ email, password: 'attacker 44 lantern' }));
    expect(await person(email)).toEqual(before);
    expect((await client.ask(WHO)).viewer.isEmailVerified).toBe(true);
  });
});

describe('the least age is fourteen', () => {
  const yearsAgo = (years: number, days: number) => {
    const date = new Date();
    date.setUTCFullYear(date.getUTCFullYear() - years);
    return new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  };

  it.each([
    ['on the fourteenth birthday', yearsAgo(14, 0), []],
    ['a day before it', yearsAgo(14, 1), ['input.birthDate MINIMUM_AGE']],
    ['of a child', yearsAgo(6, 0), ['input.birthDate MINIMUM_AGE']],
    ['of somebody born today', yearsAgo(0, 0), ['input.birthDate MINIMUM_AGE']],
  ])('%s', async (_what, birthDate, faults) => {
    const input = signUpInput({ birthDate });
    const { errors } = await new TestClient(server.url, { language: 'en' }).send(SIGN_UP, { input });
    expect(errors.flatMap(faultsOf)).toEqual(faults);
    expect(await server.sql('select 1 from users where email = $1', [input.email])).toHaveLength(faults.length ? 0 : 1);
    if (faults.length > 0)
      expect(errors[0]!.extensions.fields).toMatchObject([
        { limit: 14, message: 'You must be at least 14 years old.' },
      ]);
  });
});
