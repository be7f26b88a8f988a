import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import {
  ASK_RESET,
  CHANGE,
  faultsOf,
  mailsTo,
  mailTo,
  makeAccount,
  makePersonWithPassword,
  newEmail,
  PASSWORD,
  REFRESH,
  RESET,
  SIGN_IN,
  signInBearer,
  tokenIn,
  WHO,
} from './kit.ts';

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const nobody = () => new TestClient(server.url);
const NEW = 'quiet lantern 48 moth';

/** Asks for a reset and answers the token of the newest mail. */
async function resetToken(email: string, count: number): Promise<string> {
  expect(await nobody().ask(ASK_RESET, { email })).toEqual({ requestPasswordReset: true });
  return tokenIn(await mailTo(server, email, count));
}

describe('a forgotten password', () => {
  it('is replaced with the token of the mail; all sessions end, with their sockets', async () => {
    const account = await makeAccount(server);
    const { client, refreshToken } = await signInBearer(server, account);
    const socket = new TestSocket(client);
    await socket.send(WHO);
    const token = await resetToken(account.email, 2);
    expect(await nobody().ask(RESET, { token, newPassword: NEW })).toEqual({ resetPassword: true });
    await until(() => socket.closed?.code === 4403);
    expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await nobody().refused(REFRESH, { token: refreshToken })).extensions.reason).toBe('SESSION_ENDED');
    expect((await nobody().refused(SIGN_IN, { input: account })).extensions.reason).toBe('SIGN_IN_FAILED');
    await signInBearer(server, { ...account, password: NEW });
  });

  it('links to WEB_URL and says how long', async () => {
    const { email } = await makeAccount(server);
    await resetToken(email, 2);
    const [mail] = await mailsTo(server, email);
    expect(mail!.text).toMatch(/^http:\/\/web\.test\/reset-password\?token=[\w-]{43}$/m);
    expect(mail!.html).toContain('href="http://web.test/reset-password?token=');
  });

  it('answers true for an unknown address, and sends nothing', async () => {
    const email = newEmail();
    expect(await nobody().ask(ASK_RESET, { email })).toEqual({ requestPasswordReset: true });
    expect(await mailsTo(server, email)).toEqual([]);
  });

  it('has a token that is used once, also by several at once', async () => {
    const account = await makeAccount(server);
    const token = await resetToken(account.email, 2);
    const tries = ['quiet lantern 48 moth', 'quiet lantern 49 moth', 'quiet lantern 50 moth'];
    const answers = await Promise.all(tries.map((newPassword) => nobody().send(RESET, { token, newPassword })));
    const winner = answers.findIndex(({ data }) => data?.resetPassword);
    expect(answers.filter(({ data }) => data?.resetPassword)).toHaveLength(1);
    await signInBearer(server, { ...account, password: tries[winner]! });
    expect(faultsOf(await nobody().refused(RESET, { token, newPassword: NEW }))).toEqual(['token TOKEN_INVALID']);
    await signInBearer(server, { ...account, password: tries[winner]! });
  });

  it('has a token that lives one hour', async () => {
    const { email } = await makeAccount(server);
    const token = await resetToken(email, 2);
    turned = 3600_000 + 1000;
    try {
      expect(faultsOf(await nobody().refused(RESET, { token, newPassword: NEW }))).toEqual(['token TOKEN_INVALID']);
    } finally {
      turned = 0;
    }
    expect(await nobody().ask(RESET, { token, newPassword: NEW })).toEqual({ resetPassword: true });
  });

  it('has only one token that works: the newest', async () => {
    const { email } = await makeAccount(server);
    const first = await resetToken(email, 2);
    const second = await resetToken(email, 3);
    expect(faultsOf(await nobody().refused(RESET, { token: first, newPassword: NEW }))).toEqual([
      'token TOKEN_INVALID',
    ]);
    expect(await nobody().ask(RESET, { token: second, newPassword: NEW })).toEqual({ resetPassword: true });
  });

  it('keeps its token when the new password is refused', async () => {
    const { email } = await makeAccount(server);
    const token = await resetToken(email, 2);
    for (const [newPassword, reason] of [
      ['short', 'TOO_SHORT'],
      ['password123', 'PASSWORD_TOO_COMMON'],
      [email, 'PASSWORD_IS_PERSONAL'],
    ]) {
      expect(faultsOf(await nobody().refused(RESET, { token, newPassword }))).toEqual([`newPassword ${reason}`]);
    }
    expect(await nobody().ask(RESET, { token, newPassword: NEW })).toEqual({ resetPassword: true });
  });

  it('tells a wrong token and a weak password at once', async () => {
    const refusal = await nobody().refused(RESET, { token: 'x', newPassword: '1' });
    expect(faultsOf(refusal)).toEqual(['newPassword TOO_SHORT', 'token TOKEN_INVALID']);
  });

  it('verifies the address, for the token came there', async () => {
    const account = await makeAccount(server, { verified: false });
    await mailTo(server, account.email);
    await nobody().ask(RESET, { token: await resetToken(account.email, 2), newPassword: NEW });
    const { client } = await signInBearer(server, { ...account, password: NEW });
    expect(await client.ask(WHO)).toMatchObject({ viewer: { isEmailVerified: true } });
  });

  it('keeps no token in clear, neither in tables nor in jobs', async () => {
    const { email } = await makeAccount(server);
    const token = await resetToken(email, 2);
    const stored = JSON.stringify([
      await server.sql(`select id, encode(token_hash, 'escape') from mail_tokens`),
      await server.sql('select data, output from pgboss.job'),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(email);
  });
});

describe('changing the password', () => {
  it('ends the other sessions and keeps this one', async () => {
    const account = await makeAccount(server);
    const here = await signInBearer(server, account);
    const there = await signInBearer(server, account);
    const socket = new TestSocket(there.client);
    await socket.send(WHO);
    expect(await here.client.ask(CHANGE, { currentPassword: PASSWORD, newPassword: NEW })).toEqual({
      changePassword: true,
    });
    await until(() => socket.closed?.code === 4403);
    expect((await there.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await here.client.ask(WHO)).viewer.email).toBe(account.email);
    expect((await nobody().send(REFRESH, { token: here.refreshToken })).errors).toEqual([]);
    expect((await nobody().refused(SIGN_IN, { input: account })).extensions.reason).toBe('SIGN_IN_FAILED');
    await signInBearer(server, { ...account, password: NEW });
  });

  it('makes links to reset it worthless', async () => {
    const account = await makeAccount(server);
    const token = await resetToken(account.email, 2);
    const { client } = await signInBearer(server, account);
    await client.ask(CHANGE, { currentPassword: PASSWORD, newPassword: NEW });
    expect(faultsOf(await nobody().refused(RESET, { token, newPassword: PASSWORD }))).toEqual(['token TOKEN_INVALID']);
  });

  it('refuses a wrong current password, and changes nothing', async () => {
    const person = await makePersonWithPassword(server);
    const before = await server.sql('select password_hash from users where id = $1', [person.id]);
    const refusal = await person.refused(CHANGE, { currentPassword: 'wrong', newPassword: NEW });
    expect(refusal.extensions.code).toBe('BAD_USER_INPUT');
    expect(faultsOf(refusal)).toEqual(['currentPassword PASSWORD_WRONG']);
    const both = await person.refused(CHANGE, { currentPassword: '', newPassword: 'short' });
    expect(faultsOf(both)).toEqual(['currentPassword PASSWORD_WRONG', 'newPassword TOO_SHORT']);
    expect(await server.sql('select password_hash from users where id = $1', [person.id])).toEqual(before);
  });

  it('may be tried five times a minute', async () => {
    const person = await makePersonWithPassword(server);
    for (let i = 0; i < 5; i++) await person.refused(CHANGE, { currentPassword: 'wrong', newPassword: NEW });
    const refusal = await person.refused(CHANGE, { currentPassword: PASSWORD, newPassword: NEW });
    expect(refusal.extensions.code).toBe('RATE_LIMITED');
    expect(refusal.extensions.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('happens once when two ask at once', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    const tries = [NEW, 'quiet lantern 49 moth'];
    const answers = await Promise.all(
      tries.map((newPassword) => client.send(CHANGE, { currentPassword: PASSWORD, newPassword })),
    );
    const done = answers.filter(({ data }) => data?.changePassword);
    expect(done).toHaveLength(1);
    await signInBearer(server, { ...account, password: tries[answers.indexOf(done[0]!)]! });
  });
});
