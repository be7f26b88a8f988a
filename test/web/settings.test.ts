import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { startWebTest } from './kit.ts';

const port = await freePort();
const home = `http://localhost:${port}`;
const { server, minji, jun, open, signIn, violations, stop } = await startWebTest({
  port,
  host: 'localhost',
  webUrl: home,
  publicUrl: home,
  webOrigins: [home],
});
afterAll(stop);

const settingsOf = async ({ email }: { email: string }) => {
  const [found] = await server.sql(
    `select u.language, u.direct_messages as messages, u.shows_in_search as shown, u.mail_digest as digest,
       (select json_agg(json_build_object('kind', s.kind, 'email', s.email)) from notification_settings s where s.user_id = u.id) as kinds,
       (select q.starts || '-' || q.ends || ' ' || q.time_zone from quiet_hours q where q.user_id = u.id) as quiet
     from users u where u.email = $1`,
    [email],
  );
  return found;
};

describe.runIf(hasBrowser)('settings', { timeout: 150_000 }, () => {
  it('are kept as they are switched, on a phone, and stand there again', async () => {
    const { page, go, faults, close } = await open({ width: 390 });
    await signIn(page, minji);
    await go('/settings/notifications');
    await page.getByRole('checkbox', { name: '새 메시지: 메일' }).check();
    await until(async () => JSON.stringify((await settingsOf(minji))!.kinds)?.includes('"email":true') ?? false);
    expect(await page.getByRole('checkbox', { name: '계정 보안: 메일' }).isDisabled()).toBe(true);
    await page.getByRole('switch', { name: '방해 금지 시간 쓰기' }).check();
    await page.getByLabel('시작').fill('23:30');
    await page.getByLabel('끝').fill('07:00');
    await page.getByLabel('시간대').selectOption('Asia/Seoul');
    await page.getByRole('button', { name: '저장' }).click();
    await until(async () => (await settingsOf(minji))!.quiet === '23:30-07:00 Asia/Seoul');
    await page.getByRole('switch', { name: /하루에 한 번/ }).check();
    await until(async () => (await settingsOf(minji))!.digest === true);
    await page.reload();
    expect(await page.getByRole('checkbox', { name: '새 메시지: 메일' }).isChecked()).toBe(true);
    expect(await page.getByLabel('시작').inputValue()).toBe('23:30');
    await go('/settings/privacy');
    await page.getByRole('radio', { name: '함께 여행한 사람' }).check();
    await page.getByRole('switch', { name: '찾기에 내 프로필 보이기' }).uncheck();
    await page.getByRole('group', { name: '메일과 푸시의 언어' }).getByRole('radio', { name: 'English' }).check();
    await until(async () => {
      const { messages, shown, language } = (await settingsOf(minji))!;
      return messages === 'TRAVELLED_TOGETHER' && shown === false && language === 'EN';
    });
    expect(faults).toEqual([]);
    await close();
  });

  it('have no fault for axe and no overflow, light and dark, on a desk and a phone', async () => {
    for (const options of [{ width: 1280 }, { width: 390, colorScheme: 'dark' as const, locale: 'en-US' }]) {
      const { page, go, close } = await open(options);
      await signIn(page, jun);
      for (const path of ['/settings/account', '/settings/notifications', '/settings/privacy']) {
        await go(path);
        await page.getByRole('heading', { level: 2 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, await violations(page)]).toEqual([path, []]);
        expect([
          path,
          await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        ]).toEqual([path, 0]);
      }
      await close();
    }
  });

  it('give a copy of what is mine', async () => {
    const { page, go, close } = await open();
    await signIn(page, jun);
    await go('/settings/privacy');
    await page.getByRole('button', { name: '사본 만들기' }).click();
    const link = page.getByRole('link', { name: '내려받기' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = readFileSync(await download.path());
    expect(file.subarray(0, 2).toString()).toBe('PK');
    await close();
  });

  it('a push is shown by the worker, its press leads to what it tells, and the app opens without a line', async () => {
    const { page, context, go, close } = await open();
    await signIn(page, jun);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await go('/companions');
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    // A browser without a window shows no notifications: what the worker asks it to show is kept instead.
    await worker.evaluate(`self.shown = []; self.registration.showNotification = async (title, options) => {
      self.shown = [...self.shown.filter(({ tag }) => tag !== options.tag), { title, ...options }];
    }`);
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(home));
        if (found) resolve(found.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const tell = async (body: string) => {
      const push = { id: body, tag: 'room', title: '인피니티 트래블', body, url: `${home}/search?q=제주` };
      const registrationId = await registered;
      await session.send('ServiceWorker.deliverPushMessage', {
        origin: home,
        registrationId,
        data: JSON.stringify(push),
      });
    };
    const shown = () => worker.evaluate('self.shown.map(({ body }) => body).join()');
    await tell('새 메시지 1개');
    await until(async () => (await shown()) === '새 메시지 1개');
    await tell('새 메시지 2개');
    await until(async () => (await shown()) === '새 메시지 2개');
    await worker.evaluate(`self.dispatchEvent(Object.assign(new ExtendableEvent('notificationclick'), {
      waitUntil: (work) => work.catch(() => undefined), notification: { data: self.shown[0].data, close: () => undefined },
    }))`);
    await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === '제주');

    // What else is opened as a page is nobody's to keep: a mailbox, and least of all the copy of somebody's data.
    await go('/dev/mail');
    const kept = (await page.evaluate(
      "caches.match('/').then((kept) => kept.text()).then((text) => text.includes('id=\"root\"'))",
    )) as boolean;
    expect(kept).toBe(true);
    const others = (await page.evaluate(
      "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()).then((all) => all.map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/assets/')))",
    )) as string[];
    expect(others.sort()).toEqual(['/', '/icon.svg', '/manifest.webmanifest']);

    await go('/companions');
    await context.setOffline(true);
    await go('/companions');
    await page.getByRole('navigation').first().waitFor();
    await page
      .getByText(/오프라인|연결/)
      .first()
      .waitFor();
    await close();
  });
});
