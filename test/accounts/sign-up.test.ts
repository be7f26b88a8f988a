import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import {
  ASK_RESET,
  faultsOf,
  mailsTo,
  mailTo,
  makeAccount,
  newEmail,
  PASSWORD,
  RESEND,
  SIGN_IN,
  SIGN_UP,
  signInBearer,
  signUpInput,
  tokenIn,
  UPDATE,
  VERIFY,
  WHO,
} from './kit.ts';

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const nobody = () => new TestClient(server.url);
const accounts = (email: string) =>
  server.sql('select id, password_hash, nickname from users where email = $1', [email]);

describe('signing up', () => {
  it('makes an account whose address is verified by the link of the mail', async () => {
    const input = signUpInput({ email: `  New.Person+${Date.now()}@People.TEST ` });
    expect(await nobody().ask(SIGN_UP, { input })).toEqual({ signUp: true });
    const email = input.email.trim().toLowerCase();
    const { client } = await signInBearer(server, { email, password: PASSWORD });
    expect(await client.ask(WHO)).toEqual({ viewer: { email, isEmailVerified: false } });
    const mail = await mailTo(server, email);
    expect(await nobody().ask(VERIFY, { token: tokenIn(mail) })).toEqual({ verifyEmail: true });
    expect(await client.ask(WHO)).toEqual({ viewer: { email, isEmailVerified: true } });
  });

  it('links to WEB_URL, whatever Host the request came with', async () => {
    const input = signUpInput();
    const client = new TestClient(server.url, {
      headers: { 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' },
    });
    await client.ask(SIGN_UP, { input });
    const { text, html } = await mailTo(server, input.email);
    expect(text).toMatch(/^http:\/\/web\.test\/verify-email\?token=/m);
    expect(`${text}${html}`).not.toContain('evil.test');
  });

  it('gives a random nickname of two words to who gave none', async () => {
    for (const nickname of [undefined, null]) {
      const input = signUpInput({ nickname });
      await nobody().ask(SIGN_UP, { input });
      const [made] = await accounts(input.email);
      expect(made!.nickname).toMatch(/^\p{Script=Hangul}+ \p{Script=Hangul}+$/u);
      expect([...(made!.nickname as string)].length).toBeLessThanOrEqual(20);
    }
  });

  it('answers true for a known address, changes nothing, and tells its owner by mail', async () => {
    const { email } = await makeAccount(server);
    const before = await accounts(email);
    expect(
      await nobody().ask(SIGN_UP, {
        input: signUpInput({ email: email.toUpperCase(), password: 'another plum 777 x' }),
      }),
    ).toEqual({ signUp: true });
    const mail = await mailTo(server, email, 2);
    expect(mail.subject).toContain('이미 가입된');
    expect(mail.text).not.toContain('token=');
    expect(await accounts(email)).toEqual(before);
    await nobody().refused(SIGN_IN, { input: { email, password: 'another plum 777 x' } });
  });

  it('sends the verification again to a known address that is not verified', async () => {
    const { email } = await makeAccount(server, { verified: false });
    await mailTo(server, email);
    const password = 'another plum 777 x';
    await nobody().ask(SIGN_UP, { input: signUpInput({ email, password }) });
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 2)) });
    const { client } = await signInBearer(server, { email, password });
    expect(await client.ask(WHO)).toMatchObject({ viewer: { isEmailVerified: true } });
  });

  it('makes one account of ten sign-ups at once', async () => {
    const input = signUpInput();
    const answers = await Promise.all(Array.from({ length: 10 }, () => nobody().send(SIGN_UP, { input })));
    expect(answers.map(({ data }) => data)).toEqual(answers.map(() => ({ signUp: true })));
    expect(await accounts(input.email)).toHaveLength(1);
  });

  it('stores the password as argon2id alone', async () => {
    const { email } = await makeAccount(server, { verified: false });
    const [{ password_hash } = {}] = await accounts(email);
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('sends at most five mails of a kind to one address, and answers true all the same', async () => {
    const { email } = await makeAccount(server, { verified: false });
    for (let i = 0; i < 7; i++)
      expect(await nobody().ask(RESEND, { email })).toEqual({ resendVerificationEmail: true });
    await mailTo(server, email, 5);
    expect(await server.app.jobs.backlog({ name: 'mail' } as never)).toMatchObject({ waiting: 0, active: 0 });
    expect(await mailsTo(server, email)).toHaveLength(5);
  });

  it('counts only mails that are sent: asking for an address that has no account uses up nothing of it', async () => {
    const input = signUpInput();
    for (let i = 0; i < 6; i++) await nobody().ask(RESEND, { email: input.email });
    for (let i = 0; i < 6; i++) await nobody().ask(ASK_RESET, { email: input.email });
    await nobody().ask(SIGN_UP, { input });
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, input.email)) });
    // Nor does asking for what a verified account does not need.
    for (let i = 0; i < 6; i++) await nobody().ask(RESEND, { email: input.email });
    await nobody().ask(ASK_RESET, { email: input.email });
    expect((await mailTo(server, input.email, 2)).text).toContain('/reset-password');
  });

  it('takes sixty a minute from one address', async () => {
    const client = nobody();
    const answers = await Promise.all(Array.from({ length: 60 }, () => client.send(SIGN_UP, { input: signUpInput() })));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['an empty address', { email: ' ' }, ['input.email REQUIRED']],
    ['no address', { email: 'nobody' }, ['input.email INVALID_EMAIL']],
    ['an address without a dot', { email: 'a@localhost' }, ['input.email INVALID_EMAIL']],
    ['two addresses', { email: 'a@b.test, c@d.test' }, ['input.email INVALID_EMAIL']],
    ['an address with a line break', { email: 'a@b.test\r\nBcc: c@d.test' }, ['input.email INVALID_EMAIL']],
    ['an address with a name', { email: 'A <a@b.test>' }, ['input.email INVALID_EMAIL']],
    [
      'an address of 255 characters',
      { email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(6)}.test` },
      ['input.email TOO_LONG'],
    ],
    ['a name of 65 before the @', { email: `${'a'.repeat(65)}@b.test` }, ['input.email INVALID_EMAIL']],
    ['an empty password', { password: '' }, ['input.password REQUIRED']],
    ['a password of 7', { password: 'xk4%pqz' }, ['input.password TOO_SHORT']],
    ['a password of 129', { password: `${'x7'.repeat(64)}q` }, ['input.password TOO_LONG']],
    ['a password with NUL', { password: 'otter\u0000plum 91' }, ['input.password FORBIDDEN_CHARACTERS']],
    ['a nickname of 1', { nickname: '곰' }, ['input.nickname TOO_SHORT']],
    ['a nickname of 21', { nickname: '곰'.repeat(21) }, ['input.nickname TOO_LONG']],
    ['a nickname of two lines', { nickname: '곰\n곰' }, ['input.nickname FORBIDDEN_CHARACTERS']],
    ['an empty nickname', { nickname: '  ' }, ['input.nickname REQUIRED']],
    [
      'a birth date tomorrow',
      { birthDate: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) },
      ['input.birthDate DATE_IN_FUTURE'],
    ],
    ['a birth date 130 years ago', { birthDate: '1890-01-01' }, ['input.birthDate DATE_TOO_EARLY']],
    ['a birth date that is none', { birthDate: '1999-02-30' }, ['input.birthDate INVALID_DATE']],
    ['a gender that is none', { gender: 'OTHER' }, ['input.gender INVALID_VALUE']],
    [
      'nothing',
      { email: undefined, password: undefined, birthDate: undefined, gender: undefined },
      ['input.birthDate REQUIRED', 'input.email REQUIRED', 'input.gender REQUIRED', 'input.password REQUIRED'],
    ],
    [
      'all at fault at once',
      { email: 'x', password: '1', nickname: '', birthDate: '2999-01-01' },
      [
        'input.birthDate DATE_IN_FUTURE',
        'input.email INVALID_EMAIL',
        'input.nickname REQUIRED',
        'input.password TOO_SHORT',
      ],
    ],
  ])('refuses %s', async (_what, given, faults) => {
    const refusal = await nobody().refused(SIGN_UP, { input: signUpInput(given) });
    expect(refusal.extensions.code).toBe('BAD_USER_INPUT');
    expect(faultsOf(refusal)).toEqual(faults);
  });

  it.each([
    'password',
    'Password123!',
    'P@ssw0rd2024',
    'qwerty12345',
    '12345678',
    '11112222',
    'abcabcabc',
    'asdfghjk',
    'iloveyou99!',
    'qlalfqjsgh',
    '비밀번호1234',
    'Sunshine1!',
    'zyxwvuts',
    '1q2w3e4r',
  ])('refuses the common password %s', async (password) => {
    expect(faultsOf(await nobody().refused(SIGN_UP, { input: signUpInput({ password }) }))).toEqual([
      'input.password PASSWORD_TOO_COMMON',
    ]);
  });

  it.each([
    'correct horse battery staple',
    'Traveller-2026!',
    'tr4vel-Infinity-77',
    '여행가는 수달 스물',
    'aK9$mmq!z',
    '        8 spaces',
  ])('takes the password %s', async (password) => {
    expect(await nobody().ask(SIGN_UP, { input: signUpInput({ password }) })).toEqual({ signUp: true });
  });

  it.each<[string, (email: string) => Record<string, unknown>]>([
    ['the e-mail', (email) => ({ password: email.toUpperCase() })],
    ['what stands before the @', (email) => ({ password: email.split('@')[0] })],
    ['the nickname', () => ({ nickname: 'Otter The Third', password: 'otter the third' })],
  ])('refuses %s as a password', async (_what, given) => {
    const email = newEmail();
    const refusal = await nobody().refused(SIGN_UP, { input: signUpInput({ email, ...given(email) }) });
    expect(faultsOf(refusal)).toEqual(['input.password PASSWORD_IS_PERSONAL']);
  });

  it('takes a password whose letters are composed in another way when signing in', async () => {
    const email = newEmail();
    await nobody().ask(SIGN_UP, { input: signUpInput({ email, password: '제주도 수달 91마리'.normalize('NFD') }) });
    await signInBearer(server, { email, password: '제주도 수달 91마리' });
  });
});

describe('a token of a verification mail', () => {
  it('is used once', async () => {
    const { email } = await makeAccount(server, { verified: false });
    const token = tokenIn(await mailTo(server, email));
    const answers = await Promise.all(Array.from({ length: 5 }, () => nobody().send(VERIFY, { token })));
    expect(answers.filter(({ data }) => data?.verifyEmail)).toHaveLength(1);
    expect(faultsOf(await nobody().refused(VERIFY, { token }))).toEqual(['token TOKEN_INVALID']);
  });

  it('lives 24 hours, from when its mail left', async () => {
    const { email, password } = await makeAccount(server, { verified: false });
    const token = tokenIn(await mailTo(server, email));
    turned += 24 * 3600_000 + 1000;
    try {
      expect(faultsOf(await nobody().refused(VERIFY, { token }))).toEqual(['token TOKEN_INVALID']);
      const { client } = await signInBearer(server, { email, password });
      expect(await client.ask(WHO)).toMatchObject({ viewer: { isEmailVerified: false } });
      await nobody().ask(RESEND, { email });
      await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 2)) });
    } finally {
      turned = 0;
    }
  });

  it.each(['', 'x', 'a'.repeat(5000), "' or 1=1"])('that is %j does nothing', async (token) => {
    expect(faultsOf(await nobody().refused(VERIFY, { token }))).toEqual(['token TOKEN_INVALID']);
  });

  it('is not one for another purpose', async () => {
    const { email } = await makeAccount(server, { verified: false });
    const token = tokenIn(await mailTo(server, email));
    const reset = 'mutation ($token: String!) { resetPassword(token: $token, newPassword: "another plum 777 x") }';
    expect(faultsOf(await nobody().refused(reset, { token }))).toEqual(['token TOKEN_INVALID']);
    expect(await nobody().ask(VERIFY, { token })).toEqual({ verifyEmail: true });
  });
});

describe('asking for the verification again', () => {
  it('answers true for an unknown address and sends nothing', async () => {
    const email = newEmail();
    expect(await nobody().ask(RESEND, { email })).toEqual({ resendVerificationEmail: true });
    expect(await mailsTo(server, email)).toEqual([]);
  });

  it('sends nothing to a verified address', async () => {
    const { email } = await makeAccount(server);
    await nobody().ask(RESEND, { email });
    const jobs = await server.sql(`select 1 from mail_tokens t join users u on u.id = t.user_id where u.email = $1`, [
      email,
    ]);
    expect(jobs).toHaveLength(1);
  });

  it('refuses what is no address', async () => {
    expect(faultsOf(await nobody().refused(RESEND, { email: 'x' }))).toEqual(['email INVALID_EMAIL']);
  });

  it('mails in the language of the request', async () => {
    const { email } = await makeAccount(server, { verified: false });
    await mailTo(server, email);
    await new TestClient(server.url, { language: 'en-GB' }).ask(RESEND, { email });
    const mail = await mailTo(server, email, 2);
    expect(mail.subject).toBe('[Infinity Travel] Please verify your e-mail address');
    expect(mail.text.indexOf('Welcome')).toBeLessThan(mail.text.indexOf('환영'));
  });
});

describe('an account that is not verified', () => {
  it('may read and edit its profile, and nothing else', async () => {
    const person = await makePerson(server, { verified: false });
    expect(await person.ask(UPDATE, { input: { nickname: '새 이름' } })).toMatchObject({
      updateProfile: { user: { nickname: '새 이름' } },
    });
    expect(await person.ask(`{ user(id: "${person.id}") { nickname } }`)).toEqual({ user: { nickname: '새 이름' } });
    const change = 'mutation { changePassword(currentPassword: "x", newPassword: "y") }';
    expect((await person.refused(change)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
  });
});
