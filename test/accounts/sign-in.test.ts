import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { type Account, makeAccount, newEmail, REFRESH, SIGN_IN, signInBearer, signInCookie, WHO } from './kit.ts';

const server = await startTestApp({ config: { rateLimits: { 'signIns.person': 1_000 } } });
const nobody = () => new TestClient(server.url);
const account = await makeAccount(server);
const wrong = (given: Partial<Account>) => ({ input: { ...account, delivery: 'BEARER', ...given } });

describe('signing in', () => {
  it('gives tokens in the answer to a BEARER client, and sets no cookie', async () => {
    const client = nobody();
    const { data, headers } = await client.send(SIGN_IN, { input: { ...account, delivery: 'BEARER' } });
    expect(headers.getSetCookie()).toEqual([]);
    expect(data.signIn).toMatchObject({ accessToken: expect.any(String), refreshToken: expect.any(String) });
    const left = Date.parse(data.signIn.accessTokenExpiresAt) - Date.now();
    expect(left / 60_000).toBeGreaterThan(14.8);
    expect(left / 60_000).toBeLessThanOrEqual(15);
  });

  it('puts tokens into HttpOnly cookies by default, and shows none', async () => {
    const client = nobody();
    const { data, headers } = await client.send(SIGN_IN, { input: account });
    expect(data.signIn).toMatchObject({ accessToken: null, refreshToken: null });
    const [access, refresh] = headers.getSetCookie();
    expect(access).toMatch(/^it_access=[^;]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(refresh).toMatch(/^it_refresh=[^;]+; Max-Age=2592000; Path=\/graphql; HttpOnly; SameSite=Lax$/);
    expect(await client.ask(WHO)).toMatchObject({ viewer: { email: account.email } });
  });

  it('shows the viewer in the same answer, with the session as the current one', async () => {
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email birthDate user { gender ageGroup } sessions { isCurrent userAgent } } } }';
    const client = new TestClient(server.url, { headers: { 'user-agent': 'Otter/1.0' } });
    const { signIn } = await client.ask(query, { input: account });
    expect(signIn.viewer).toMatchObject({
      email: account.email,
      birthDate: '1999-01-01',
      user: { gender: 'FEMALE', ageGroup: 'TWENTIES' },
    });
    expect(signIn.viewer.sessions[0]).toEqual({ isCurrent: true, userAgent: 'Otter/1.0' });
  });

  it('takes the address in any case', async () => {
    await signInBearer(server, { ...account, email: ` ${account.email.toUpperCase()} ` });
  });

  it('refuses cookies over WebSocket before anything is written', async () => {
    const before = await server.sql('select count(*) from sessions');
    const socket = new TestSocket(nobody());
    const { errors } = await socket.send(SIGN_IN, { input: account });
    expect(errors[0].extensions).toMatchObject({ code: 'CONFLICT', reason: 'COOKIES_NEED_HTTP' });
    expect(await server.sql('select count(*) from sessions')).toEqual(before);
    const bearer = await socket.send(SIGN_IN, { input: { ...account, delivery: 'BEARER' } });
    expect(bearer.data.signIn.accessToken).toEqual(expect.any(String));
    await socket.dispose();
  });

  it('marks cookies Secure in production', async () => {
    const smtpUrl = 'smtp://127.0.0.1:9';
    const production = await startTestApp({ databaseUrl: server.databaseUrl, config: { production: true, smtpUrl } });
    const { headers } = await new TestClient(production.url).send(SIGN_IN, { input: account });
    expect(headers.getSetCookie().map((line) => line.includes('; HttpOnly; Secure'))).toEqual([true, true]);
    expect((await fetch(`${production.url}/dev/mail`)).status).toBe(404);
    expect((await fetch(`${production.url}/dev/mail.json`)).status).toBe(404);
    await production.close();
  });
});

describe('a failed sign-in', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a wrong password', { password: 'plum tractor 91 ottex' }],
    ['an unknown address', { email: newEmail() }],
    ['what is no address', { email: 'x' }],
    ['an empty password', { password: '' }],
    ['a password of 50,000 characters', { password: 'x'.repeat(50_000) }],
  ])('says the same for %s', async (_what, given) => {
    const { message, extensions } = await nobody().refused(SIGN_IN, wrong(given));
    expect({ ...extensions, message, requestId: undefined }).toEqual({
      code: 'UNAUTHENTICATED',
      reason: 'SIGN_IN_FAILED',
      message: '이메일 또는 비밀번호가 올바르지 않습니다.',
    });
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 8; i++) {
      for (const kind of ['known', 'unknown'] as const) {
        const given = kind === 'known' ? { password: 'plum tractor 91 ottex' } : { email: newEmail() };
        const client = nobody();
        const start = performance.now();
        await client.refused(SIGN_IN, wrong(given));
        times[kind].push(performance.now() - start);
      }
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[4]!;
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('may happen five times a minute for an account and an address; then the right password waits, too', async () => {
    const one = await makeAccount(server);
    const client = nobody();
    for (let i = 0; i < 5; i++) {
      expect((await client.refused(SIGN_IN, { input: { ...one, password: 'wrong' } })).extensions.code).toBe(
        'UNAUTHENTICATED',
      );
    }
    const refusal = await client.refused(SIGN_IN, { input: one });
    expect(refusal.extensions.code).toBe('RATE_LIMITED');
    expect(refusal.extensions.retryAfterSeconds).toBeGreaterThan(50);
    expect(refusal.extensions.retryAfterSeconds).toBeLessThanOrEqual(60);
    // Others at the same address, and the same account elsewhere, are not kept out.
    await client.ask(SIGN_IN, { input: account });
    await signInBearer(server, one);
  });

  it('may happen five times also when many guess at once', async () => {
    const one = await makeAccount(server);
    const client = nobody();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => client.send(SIGN_IN, { input: { ...one, password: 'wrong' } })),
    );
    const codes = answers.map(({ errors }) => errors[0]!.extensions.code);
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(25);
  });

  it('may happen twenty times a minute for an address, whatever accounts are tried', async () => {
    const client = nobody();
    for (let i = 0; i < 20; i++) await client.refused(SIGN_IN, wrong({ email: newEmail() }));
    const refusal = await client.refused(SIGN_IN, { input: account });
    expect(refusal.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
  });
});

describe('whoever is signed out', () => {
  it('is refused what needs a person', async () => {
    for (const query of [
      'mutation { revokeSession(id: "x") }',
      'mutation { changePassword(currentPassword: "x", newPassword: "y") }',
      'mutation { updateProfile(input: {}) { email } }',
      'mutation { deleteAccount(password: "x") }',
      'mutation { signOut }',
      'mutation { refreshSession { accessToken } }',
    ]) {
      expect((await nobody().refused(query)).extensions.code, query).toBe('UNAUTHENTICATED');
    }
    expect(await nobody().ask(WHO)).toEqual({ viewer: null });
  });

  it('is refused with a token that was tampered with', async () => {
    const { accessToken } = await signInBearer(server, account);
    const [head, , signature] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'x', sid: 'y', typ: 'access' })).toString('base64url');
    for (const token of [`${head}.${claims}.${signature}`, 'x', `${accessToken}x`]) {
      expect((await new TestClient(server.url, { token }).refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    }
  });

  it('is refused with a refresh token in the place of an access token', async () => {
    const { refreshToken } = await signInBearer(server, account);
    expect((await new TestClient(server.url, { token: refreshToken }).refused(WHO)).extensions.reason).toBe(
      'SESSION_EXPIRED',
    );
    const cookies = await signInCookie(server, account);
    cookies.cookies.delete('it_access');
    expect((await cookies.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    await cookies.ask(REFRESH);
    expect(await cookies.ask(WHO)).toMatchObject({ viewer: { email: account.email } });
  });
});
