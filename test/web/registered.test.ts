import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../kit/browser.ts';
import { startWebTest } from './kit.ts';
import { screensOfMinji } from './screens.ts';

const { server, minji, open, signIn, stop } = await startWebTest({
  persistedOnly: [resolve('web/dist/documents.json')],
});
afterAll(stop);

/** What was refused in this window, at either door. */
function refusalsOf(page: Page): string[] {
  const refused: string[] = [];
  const note = (text: string | Buffer, sent: string) => {
    if (String(text).includes('DOCUMENT_NOT_REGISTERED')) refused.push(sent);
  };
  page.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return;
    note(await response.text().catch(() => ''), response.request().postData() ?? '');
  });
  page.on('websocket', (socket) => {
    const sent: string[] = [];
    socket.on('framesent', ({ payload }) => sent.push(String(payload)));
    socket.on('framereceived', ({ payload }) => note(payload, sent.join('\n')));
  });
  return refused;
}

describe.runIf(hasBrowser)('the app at a server that takes registered documents only', { timeout: 180_000 }, () => {
  it('has every screen, and talks', async () => {
    const { page, go, faults, close } = await open();
    const refused = refusalsOf(page);
    await signIn(page, minji);
    for (const path of await screensOfMinji(server)) {
      await go(path);
      await page.waitForLoadState('networkidle');
      expect([path, refused]).toEqual([path, []]);
    }
    await go('/chat');
    await page.locator('a[href^="/chat/"]').first().click();
    const composer = page.getByRole('textbox', { name: '메시지 쓰기' });
    await composer.fill('등록된 문서만으로');
    await composer.press('Enter');
    await page.getByText('등록된 문서만으로').first().waitFor();
    await expect.poll(() => server.sql(`select id from messages where text = '등록된 문서만으로'`)).toHaveLength(1);
    expect(refused).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
