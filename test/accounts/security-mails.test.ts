import { describe, expect, it } from 'vitest';
import { deviceName } from '../../src/accounts/device-name.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { until } from '../kit/until.ts';
import {
  type Account,
  ASK_RESET,
  CHANGE,
  DELETE,
  type DevMail,
  mailsTo,
  mailTo,
  makeAccount,
  newEmail,
  PASSWORD,
  REFRESH,
  RESET,
  SIGN_IN,
  SIGN_UP,
  signUpInput,
  tokenIn,
  VERIFY,
} from './kit.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const NEW = 'quiet lantern 48 moth';

const CHROME =
  'Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36';
const CHROME_LATER = CHROME.replace('143.0.0.0', '151.0.0.0');
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';
const HOME = '203.0.113.7';
const CAFE = '198.51.100.20';

interface Device {
  agent?: string;
  network?: string;
  delivery?: 'COOKIE' | 'BEARER';
  language?: string;
}
const clientOf = ({ agent = CHROME, network = HOME, language = 'ko' }: Device) =>
  new TestClient(server.url, { language, headers: { 'user-agent': agent, 'x-forwarded-for': network } });

/** Signs in on a device. */
async function signIn({ email, password }: Account, device: Device = {}) {
  const client = clientOf(device);
  const { signIn: answer } = await client.ask(SIGN_IN, {
    input: { email, password, delivery: device.delivery ?? 'BEARER' },
  });
  return {
    client: Object.assign(client, { options: { ...client.options, token: answer.accessToken } }),
    refreshToken: answer.refreshToken,
  };
}

/** Waits until all that is to be mailed has been, and answers the subjects, oldest first. */
async function subjects(email: string): Promise<string[]> {
  await until(async () => {
    const { waiting, active } = await server.app.jobs.backlog({ name: 'mail' } as never);
    return waiting + active === 0;
  });
  return (await mailsTo(server, email)).map(({ subject }) => subject).reverse();
}
const about = (mail: DevMail, ...words: (string | RegExp)[]) => {
  for (const word of words) {
    expect(mail.text).toMatch(word);
    expect(mail.html).toMatch(word);
  }
};
const VERIFICATION = '[인피니티 트래블] 이메일 주소를 확인해 주세요';
const NEW_DEVICE = '[인피니티 트래블] 새 기기에서 로그인했습니다';
const CHANGED = '[인피니티 트래블] 비밀번호가 바뀌었습니다';
const REUSED = '[인피니티 트래블] 안전을 위해 한 기기를 로그아웃했습니다';

describe('a new device that signs in is told to the owner', () => {
  it('in both languages, with its kind and the time; the first of a young account is not', async () => {
    const account = await makeAccount(server);
    await signIn(account);
    expect(await subjects(account.email)).toEqual([VERIFICATION]);
    await signIn(account, { agent: SAFARI });
    const mail = await mailTo(server, account.email, 2);
    expect(mail.subject).toBe(NEW_DEVICE);
    about(
      mail,
      /새 기기에서 계정에 로그인했습니다: Safari, iPhone\./,
      /A new device signed in .*: Safari, iPhone\./,
      /한국 시간/,
      /UTC/,
    );
    expect(mail.text).not.toMatch(/\{|undefined|Mozilla|203\.0/);
  });

  it('each kind of browser and each network once, whatever its version and however it takes its tokens', async () => {
    const account = await makeAccount(server);
    for (const delivery of ['COOKIE', 'BEARER', 'COOKIE'] as const)
      for (const agent of [CHROME, CHROME_LATER]) await signIn(account, { agent, delivery });
    expect(await subjects(account.email)).toEqual([VERIFICATION]);
    for (let i = 0; i < 3; i++) await signIn(account, { network: CAFE });
    expect(await subjects(account.email)).toEqual([VERIFICATION, NEW_DEVICE]);
    await signIn(account);
    expect(await subjects(account.email)).toEqual([VERIFICATION, NEW_DEVICE]);
  });

  it('in English first for who asked in English', async () => {
    const account = await makeAccount(server);
    await signIn(account);
    await signIn(account, { agent: SAFARI, language: 'en' });
    expect((await mailTo(server, account.email, 2)).subject).toBe('[Infinity Travel] A new device signed in');
  });

  it('also when it is the first since long ago: nobody else knows who signs in to an account that sleeps', async () => {
    const account = await makeAccount(server);
    turned = 2 * DAY;
    try {
      await signIn(account);
      expect(await subjects(account.email)).toEqual([VERIFICATION, NEW_DEVICE]);
    } finally {
      turned = 0;
    }
  });

  it('shows nothing that the device says of itself', async () => {
    const account = await makeAccount(server);
    await signIn(account);
    await signIn(account, { agent: 'Win a prize at http://evil.test <b>now</b>' });
    const mail = await mailTo(server, account.email, 2);
    about(mail, /알 수 없는 기기/, /an unknown device/);
    expect(`${mail.text}${mail.html}`).not.toContain('evil.test');
  });

  it('not without end: five an hour', async () => {
    const account = await makeAccount(server);
    for (let i = 0; i < 9; i++) await signIn(account, { network: `198.51.100.${i}` });
    expect((await subjects(account.email)).filter((subject) => subject === NEW_DEVICE)).toHaveLength(4);
  });

  it('not for a wrong password, and not before the address is verified', async () => {
    const account = await makeAccount(server);
    await signIn(account);
    await clientOf({ agent: SAFARI }).refused(SIGN_IN, { input: { ...account, password: 'a wrong guess 1' } });
    const unverified = await makeAccount(server, { verified: false });
    await signIn(unverified);
    await signIn(unverified, { agent: SAFARI });
    expect([await subjects(account.email), await subjects(unverified.email)]).toEqual([[VERIFICATION], [VERIFICATION]]);
  });

  it('devices of whoever signed up before the owner are forgotten', async () => {
    const email = newEmail();
    const first = signUpInput({ email, password: 'attacker 44 lantern' });
    await new TestClient(server.url).ask(SIGN_UP, { input: first });
    await signIn({ email, password: first.password }, { agent: SAFARI });
    await new TestClient(server.url).ask(SIGN_UP, { input: signUpInput({ email }) });
    await mailTo(server, email, 2);
    const token = (await mailsTo(server, email)).map(tokenIn)[0]!;
    await new TestClient(server.url).ask(VERIFY, { token });
    await signIn({ email, password: PASSWORD });
    await signIn({ email, password: PASSWORD }, { agent: SAFARI });
    expect(await subjects(email)).toEqual([VERIFICATION, VERIFICATION, NEW_DEVICE]);
  });

  it('they go with the account', async () => {
    const account = await makeAccount(server);
    const { client } = await signIn(account);
    const [{ id } = { id: '' }] = await server.sql<{ id: string }>('select id from users where email = $1', [
      account.email,
    ]);
    const devices = () => server.sql('select length(device_hash) as bytes from known_devices where user_id = $1', [id]);
    expect(await devices()).toEqual([{ bytes: 32 }]);
    await client.ask(DELETE, { password: PASSWORD });
    expect(await devices()).toEqual([]);
  });

  it('thirty are remembered, those that were used last', async () => {
    const account = await makeAccount(server);
    const [{ id } = { id: '' }] = await server.sql<{ id: string }>('select id from users where email = $1', [
      account.email,
    ]);
    await server.sql(
      `insert into known_devices select $1, decode(lpad(to_hex(n), 64, '0'), 'hex'), now() - interval '2 days', now() - interval '2 days' - n * interval '1 minute'
       from generate_series(1, 40) n`,
      [id],
    );
    await signIn(account);
    const [{ count, newest } = {}] = await server.sql(
      `select count(*)::int as count, max(last_seen_at) > now() - interval '1 hour' as newest from known_devices where user_id = $1`,
      [id],
    );
    expect([count, newest]).toEqual([30, true]);
  });
});

describe('a password that changes is told to the owner', () => {
  it('by who is signed in', async () => {
    const account = await makeAccount(server);
    const { client } = await signIn(account);
    await client.refused(CHANGE, { currentPassword: 'a wrong guess 1', newPassword: NEW });
    await client.refused(CHANGE, { currentPassword: PASSWORD, newPassword: '1' });
    expect(await subjects(account.email)).toEqual([VERIFICATION]);
    await client.ask(CHANGE, { currentPassword: PASSWORD, newPassword: NEW });
    const mail = await mailTo(server, account.email, 2);
    expect(mail.subject).toBe(CHANGED);
    about(mail, /비밀번호가 바뀌었고/, /password of your account was changed/, /http:\/\/web\.test/);
    expect(`${mail.text}${mail.html}`).not.toContain(NEW);
  });

  it('and by a mailed link, once', async () => {
    const account = await makeAccount(server);
    await new TestClient(server.url).ask(ASK_RESET, { email: account.email });
    const token = tokenIn(await mailTo(server, account.email, 2));
    const answers = await Promise.all(
      [NEW, `${NEW}!`].map((newPassword) => new TestClient(server.url).send(RESET, { token, newPassword })),
    );
    expect(answers.filter(({ data }) => data?.resetPassword)).toHaveLength(1);
    expect((await subjects(account.email)).slice(2)).toEqual([CHANGED]);
  });
});

describe('a used refresh token that comes back is told to the owner', () => {
  it('once, with the device that was signed out', async () => {
    const account = await makeAccount(server);
    const { refreshToken } = await signIn(account, { agent: SAFARI });
    const refresh = () => clientOf({ agent: 'curl/8.5.0' }).send(REFRESH, { token: refreshToken });
    await refresh();
    await refresh();
    expect(await subjects(account.email)).toEqual([VERIFICATION]);
    turned = 10 * MINUTE;
    try {
      const answers = await Promise.all([refresh(), refresh(), refresh()]);
      expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason))).toEqual(
        Array(3).fill('SESSION_ENDED'),
      );
    } finally {
      turned = 0;
    }
    const mail = await mailTo(server, account.email, 2);
    expect(await subjects(account.email)).toEqual([VERIFICATION, REUSED]);
    about(mail, /이미 사용한 로그인 정보.*Safari, iPhone\./, /used a second time.*Safari, iPhone\./);
  });

  it('not when a token is made up, or the session had ended', async () => {
    const account = await makeAccount(server);
    const { client, refreshToken } = await signIn(account);
    await client.ask('mutation { signOut }');
    for (const token of [refreshToken, 'made up']) await clientOf({}).refused(REFRESH, { token });
    expect(await subjects(account.email)).toEqual([VERIFICATION]);
  });
});

it.each([
  [CHROME, 'Chrome, Android'],
  [SAFARI, 'Safari, iPhone'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0',
    'Edge, Windows',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, macOS'],
  [
    'Mozilla/5.0 (Linux; Android 13; SM-A536N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    'Samsung Internet, Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Whale/4.29.282.14 Safari/537.36',
    'Whale, Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['curl/8.5.0', '알 수 없는 기기'],
  [null, '알 수 없는 기기'],
])('the device %s is called %s', (agent, name) => {
  expect(deviceName(agent, 'ko')).toBe(name);
});
