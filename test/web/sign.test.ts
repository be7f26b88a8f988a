import { afterAll, describe, expect, it } from 'vitest';
import { mailTo, newEmail, PASSWORD, tokenIn } from '../accounts/kit.ts';
import { startProviders } from '../accounts/providers-kit.ts';
import { hasBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/redis.ts';
import { startWebTest } from './kit.ts';

// Passkeys want a name, and providers an address to come back to.
const port = await freePort();
const home = `http://localhost:${port}`;
const { who, providers, stop: stopProviders } = await startProviders(home);
const { server, minji, open, signIn, violations, stop } = await startWebTest({
  port,
  host: 'localhost',
  webUrl: home,
  publicUrl: home,
  webOrigins: [home],
  providers: providers.filter(({ name }) => name !== 'other'),
});
afterAll(async () => {
  await stop();
  stopProviders();
});

type Window = Awaited<ReturnType<typeof open>>;
let count = 0;
const stranger = () => {
  who.person = { sub: `web-${++count}`, email: newEmail(), email_verified: true, nickname: `새손님${count}` };
};
const at = ({ page }: Window, path: string) => page.waitForURL((url) => url.pathname === path);
const alert = ({ page }: Window) => page.getByRole('alert').first().innerText();

/** A device of the person who looks at this window: Chromium's own, which says yes by itself. */
async function giveAuthenticator({ context, page }: Window): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe.runIf(hasBrowser)('signing in', { timeout: 150_000 }, () => {
  it('begins with a mail, and a forgotten password is set anew by one', async () => {
    const window = await open({ width: 390 });
    const { page, go, faults, close } = window;
    const email = newEmail();
    await go('/sign-up');
    await page.getByRole('textbox', { name: '이메일' }).fill(email);
    await page.getByLabel('비밀번호').fill(PASSWORD);
    await page.getByRole('textbox', { name: '별명' }).fill('걷는고래');
    await page.getByLabel('생년월일').fill('1996-04-05');
    await page.getByRole('button', { name: '가입하기' }).click();
    await page.getByText('메일함을 확인해 주세요').waitFor();
    const token = tokenIn(await mailTo(server, email));
    await go(`/verify-email?token=${token}`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '이메일 인증하기' }).click();
    await at(window, '/sign-in');
    await page.getByRole('link', { name: '비밀번호를 잊었어요' }).click();
    await page.getByRole('button', { name: '링크 받기' }).waitFor();
    await page.getByRole('textbox', { name: '이메일' }).fill(email);
    await page.getByRole('button', { name: '링크 받기' }).click();
    const reset = tokenIn(await mailTo(server, email, 2));
    await go(`/reset-password?token=${reset}`);
    await page.getByLabel('새 비밀번호').fill('quiet lantern 48 moth');
    await page.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await at(window, '/sign-in');
    await page.getByRole('textbox', { name: '이메일' }).fill(email);
    await page.getByLabel('비밀번호').fill('quiet lantern 48 moth');
    await page.getByRole('button', { name: '로그인', exact: true }).click();
    await at(window, '/');
    await page.getByRole('button', { name: '내 메뉴' }).click();
    await page.getByRole('heading', { name: '걷는고래', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('by a passkey that was added in the settings needs no address', async () => {
    const window = await open();
    const { page, go, faults, close } = window;
    await giveAuthenticator(window);
    await signIn(page, minji);
    await go('/settings/account');
    await page.getByRole('button', { name: '패스키 추가하기' }).click();
    await page.getByRole('textbox', { name: '이름' }).fill('내 휴대폰');
    await page.getByRole('button', { name: '이 기기에 만들기' }).click();
    await page.getByRole('button', { name: '내 휴대폰 패스키 지우기' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '내 메뉴' }).click();
    await page.getByRole('button', { name: '로그아웃', exact: true }).last().click();
    await page.getByRole('banner').getByRole('link', { name: '로그인' }).waitFor();
    await go('/sign-in?to=/settings/account');
    await page.getByRole('button', { name: '패스키로 로그인' }).click();
    await at(window, '/settings/account');
    await page
      .getByText(/마지막 사용/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '내 휴대폰 패스키 지우기' }).click();
    await page.getByRole('button', { name: '내 휴대폰 패스키 지우기' }).waitFor({ state: 'detached' });
    // The device still has it, the account does not.
    await page.context().clearCookies();
    await go('/sign-in');
    await page.getByRole('button', { name: '패스키로 로그인' }).click();
    expect(await alert(window)).toMatch(/패스키/);
    expect(faults).toEqual([]);
    await close();
  });

  it('at a provider makes an account, which is completed, linked to another one and unlinked', async () => {
    stranger();
    const window = await open({ width: 390 });
    const { page, go, faults, close } = window;
    await go('/sign-in?to=/companions');
    await page.getByRole('link', { name: 'OpenID로 계속하기' }).click();
    await at(window, '/companions');
    await page.getByRole('link', { name: '가입 마치기' }).click();
    await page.getByLabel('생년월일').fill('1999-09-09');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '가입 마치기' }).click();
    await at(window, '/');
    await go('/settings/account');
    who.told = { id: 880_000 + ++count, kakao_account: {} };
    await page.getByRole('link', { name: '카카오 연결하기' }).click();
    await page.getByRole('button', { name: '연결 끊기 카카오' }).waitFor();
    await page.getByRole('button', { name: '연결 끊기 OpenID' }).click();
    await page.getByRole('link', { name: 'OpenID 연결하기' }).waitFor();
    await page.getByRole('button', { name: '연결 끊기 카카오' }).click();
    await page
      .getByText(/마지막/)
      .last()
      .waitFor();
    expect(await alert(window)).not.toBe('');
    expect(faults).toEqual([]);
    await close();
  });

  it('at Naver, which vouches for no address, asks for one and goes on without', async () => {
    who.told = { resultcode: '00', message: 'success', response: { id: `naver-web-${++count}`, email: newEmail() } };
    const window = await open();
    const { page, go, close } = window;
    await go('/sign-up');
    await page.getByRole('link', { name: '네이버로 계속하기' }).click();
    await page.getByRole('link', { name: '가입 마치기' }).click();
    await page.getByLabel('생년월일').fill('1999-09-09');
    await page.getByRole('button', { name: '가입 마치기' }).click();
    await at(window, '/');
    await go('/settings/account');
    await page.getByText('아직 이메일이 없어요.').waitFor();
    const email = newEmail();
    await page.getByRole('button', { name: '이메일 추가하기' }).click();
    await page.getByRole('textbox', { name: '새 이메일' }).fill(email);
    await page.getByRole('button', { name: '확인 메일 받기' }).click();
    await page.getByText(`${email}로 메일을 보냈어요`).waitFor();
    await go(`/confirm-email?token=${tokenIn(await mailTo(server, email))}`);
    await page.getByRole('button', { name: '이 주소로 바꾸기' }).click();
    await at(window, '/settings/account');
    await page.getByText(email, { exact: true }).waitFor();
    await close();
  });

  it('at a provider whose address has an account already says how to go on, and what else goes wrong', async () => {
    who.person = { sub: `web-${++count}`, email: minji.email, email_verified: true };
    const window = await open({ locale: 'en-US' });
    const { page, go, faults, close } = window;
    await go('/sign-in');
    await page.getByRole('link', { name: 'Continue with OpenID' }).click();
    await at(window, '/sign-in');
    expect(await alert(window)).toContain('already an account');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Continue with Dead' }).click();
    await page.getByText('cannot be reached').waitFor();
    await page.getByLabel('E-mail').fill(minji.email);
    await page.getByLabel('Password').fill(minji.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await at(window, '/');
    await go('/settings/account');
    await page.getByRole('link', { name: 'Link OpenID' }).click();
    await page.getByText(minji.email).first().waitFor();
    await page.getByRole('button', { name: 'Unlink OpenID' }).click();
    await page.getByRole('link', { name: 'Link OpenID' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('elsewhere is ended from the list of devices, and a changed address is taken back by its old owner', async () => {
    const email = newEmail();
    stranger();
    who.person.email = email;
    const [here, there] = [await open(), await open()];
    for (const window of [here, there]) {
      await window.go('/sign-in');
      await window.page.getByRole('link', { name: 'OpenID로 계속하기' }).click();
      await window.page.getByRole('link', { name: '가입 마치기' }).waitFor();
    }
    await here.page.getByRole('link', { name: '가입 마치기' }).click();
    await here.page.getByLabel('생년월일').fill('1999-09-09');
    await here.page.getByRole('button', { name: '가입 마치기' }).click();
    await at(here, '/');
    await here.go('/settings/account');
    await here.page.getByRole('button', { name: '다른 기기 모두 로그아웃' }).click();
    await here.page.getByText('다른 기기에서 로그아웃했어요.').waitFor();
    await there.go('/settings/account');
    await there.page.getByText('로그인하면 볼 수 있어요').waitFor();
    const other = newEmail();
    await here.page.getByRole('button', { name: '이메일 바꾸기' }).click();
    await here.page.getByRole('textbox', { name: '새 이메일' }).fill(other);
    await here.page.getByRole('button', { name: '확인 메일 받기' }).click();
    await here.page.getByText(`${other}로 메일을 보냈어요`).waitFor();
    await here.go(`/confirm-email?token=${tokenIn(await mailTo(server, other))}`);
    await here.page.getByRole('button', { name: '이 주소로 바꾸기' }).click();
    await here.page.getByText(other, { exact: true }).waitFor();
    const undo = (await mailTo(server, email)).text;
    await there.go(`/undo-email?token=${/undo-email\?token=([\w-]+)/.exec(undo)![1]}`);
    await there.page.getByRole('button', { name: '예전 주소로 되돌리기' }).click();
    await at(there, '/sign-in');
    await here.go('/settings/account');
    await here.page.getByText('로그인하면 볼 수 있어요').waitFor();
    expect(await server.sql('select 1 from users where email = $1', [email])).toHaveLength(1);
    await Promise.all([here.close(), there.close()]);
  });
});
