import { afterAll, describe, expect, it } from 'vitest';
import { DEMO_MODERATOR } from '../../src/demo/demo-data.ts';
import { hasBrowser } from '../kit/browser.ts';
import { TestClient } from '../kit/client.ts';
import { startWebTest } from './kit.ts';
import { screensOfMinji } from './screens.ts';

const { server, minji, jun, open, signIn, violations, stop } = await startWebTest();
afterAll(stop);

describe.runIf(hasBrowser)('the app in a browser', { timeout: 150_000 }, () => {
  it.each([
    { width: 1280, colorScheme: 'light' as const },
    { width: 390, colorScheme: 'dark' as const },
  ])(
    'shows every screen without a fault, and axe finds nothing: $width pixels, $colorScheme',
    { timeout: 240_000 },
    async (options) => {
      const { page, faults, go, close } = await open(options);
      await signIn(page, minji);
      for (const path of await screensOfMinji(server)) {
        await go(path);
        await page.locator('main, [role=main]').first().waitFor();
        await page.waitForLoadState('networkidle');
        expect([path, await violations(page)]).toEqual([path, []]);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect([path, overflow]).toEqual([path, 0]);
      }
      expect(faults).toEqual([]);
      await close();
    },
  );

  it('shows a moderator every screen without a fault, and axe finds nothing', { timeout: 120_000 }, async () => {
    const { page, faults, go, close } = await open({ width: 390, colorScheme: 'dark' });
    await signIn(page, DEMO_MODERATOR);
    const [{ id: caseId }] = (await server.sql('select id from moderation_cases limit 1')) as [{ id: string }];
    for (const path of ['/moderation', `/moderation/cases/${caseId}`, '/moderation/appeals', '/moderation/log']) {
      await go(path);
      await page.waitForLoadState('networkidle');
      expect([path, await violations(page)]).toEqual([path, []]);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it('speaks English to an English browser', async () => {
    const { page, go, close } = await open({ locale: 'en-US' });
    await go('/');
    await page.getByRole('heading', { name: 'Where to, and with whom?' }).waitFor();
    await close();
  });

  it('a place is found, and a review of it is written and then changed', async () => {
    const { page, faults, go, close } = await open({ width: 390 });
    await signIn(page, jun);
    const [{ id, name }] = (await server.sql(
      `select p.id, p.name from places p where not exists
         (select from reviews r join users u on u.id = r.author_id where r.place_id = p.id and u.email = $1) order by p.id limit 1`,
      [jun.email],
    )) as [{ id: string; name: string }];
    await go('/places');
    await page.getByRole('searchbox', { name: '장소 이름이나 주소' }).fill(name);
    await page.keyboard.press('Enter');
    await page.locator(`a[href="/places/${id}"]`).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('radio', { name: '별 4개' }).check();
    await page.getByRole('textbox', { name: '후기 글' }).fill('바람이 시원했어요');
    await page.getByRole('button', { name: '후기 남기기' }).click();
    await page.getByRole('listitem').getByText('바람이 시원했어요').waitFor();
    await page.getByRole('textbox', { name: '후기 글' }).fill('다시 가도 좋았어요');
    await page.getByRole('button', { name: '후기 고치기' }).click();
    await page.getByRole('listitem').getByText('다시 가도 좋았어요').waitFor();
    expect(await page.getByRole('listitem').getByText('바람이 시원했어요').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it('two people talk: what is sent arrives, a warning is seen by the receiver alone, a block closes the room', async () => {
    const [one, other] = [await open(), await open()];
    await signIn(one.page, minji);
    await signIn(other.page, jun);
    const client = new TestClient(server.url);
    await client.ask('mutation ($input: SignInInput!) { signIn(input: $input) { viewer { email } } }', {
      input: { email: jun.email, password: jun.password },
    });
    const { rooms } = await client.ask('{ rooms(first: 1) { nodes { id } } }');
    const path = `/chat/${rooms.nodes[0].id}`;
    await one.go(path);
    await other.go(path);
    const composer = other.page.getByRole('textbox', { name: '메시지' });
    await composer.fill('내일 9시에 공항에서 봐요');
    await composer.press('Enter');
    await one.page.getByText('내일 9시에 공항에서 봐요').last().waitFor();
    await composer.fill('숙소비는 국민은행 123456-78-901234로 입금해 주세요');
    await composer.press('Enter');
    await one.page.getByText('만나기 전에는 송금하지 마세요').waitFor();
    expect(await other.page.getByText('만나기 전에는 송금하지 마세요').count()).toBe(0);

    await one.page.getByRole('button', { name: /신고와 차단/ }).click();
    await one.page.getByRole('button', { name: '차단하기' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: '차단하기' }).click();
    await one.page.getByText('차단했어요').waitFor();
    await one.go('/blocked');
    await one.page.getByRole('button', { name: '차단 풀기' }).click();
    await one.page.getByText('차단한 사람이 없어요').waitFor();
    expect([...one.faults, ...other.faults]).toEqual([]);
    await Promise.all([one.close(), other.close()]);
  });

  it('Enter that ends a composition of Hangul sends nothing', async () => {
    const { page, go, close } = await open();
    await signIn(page, jun);
    const [{ id }] = (await server.sql(
      "select r.id from rooms r join room_members m on m.room_id = r.id join users u on u.id = m.user_id where u.email = $1 and r.kind = 'DIRECT' limit 1",
      [jun.email],
    )) as [{ id: string }];
    await go(`/chat/${id}`);
    const composer = page.getByRole('textbox', { name: '메시지' });
    await composer.click();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: '안녀', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      windowsVirtualKeyCode: 229,
      code: 'Enter',
    });
    await session.send('Input.insertText', { text: '안녕' });
    expect(await composer.inputValue()).toBe('안녕');
    const before = await server.sql('select count(*)::int as n from messages where room_id = $1', [id]);
    await composer.press('Enter');
    await page.getByText('안녕', { exact: true }).last().waitFor();
    await expect
      .poll(() => server.sql('select count(*)::int as n from messages where room_id = $1', [id]))
      .toEqual([{ n: (before[0] as { n: number }).n + 1 }]);
    await close();
  });
});
