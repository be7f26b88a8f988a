import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Config } from '../../src/config.ts';
import { DEMO_ACCOUNTS, fillDemoData } from '../../src/demo/demo-data.ts';
import { startTestApp } from '../kit/app.ts';
import { startBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/redis.ts';
import { pictureFolder } from '../media/kit.ts';

const { buildWeb } = (await import(resolve('scripts/build-web.mjs'))) as { buildWeb: () => Promise<boolean> };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WindowOptions {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  /** Pixels; 390 is a phone. */
  width?: number;
}

/** The built app on a real server with the demo's data, and real browser windows for it. `stop` ends the browser. */
export async function startWebTest(config: Partial<Config> = {}) {
  expect(await buildWeb()).toBe(true);
  // Pictures and links of mails lead to where the page is.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startTestApp({
    config: {
      port,
      publicUrl: url,
      webUrl: url,
      webFolder: resolve('web/dist'),
      dataDir: await pictureFolder(),
      demoData: true,
      rateLimitFactor: 1000,
      ...config,
    },
  });
  await fillDemoData(server.app);
  const [minji, jun] = DEMO_ACCOUNTS;
  /** Where people come in: by its name, where a test gives it one. */
  const home = config.webUrl ?? server.url;
  let browser: Promise<Browser> | undefined;

  /** A window of somebody's own, with nobody's cookies; `faults` holds what the page complained of. */
  async function open({ locale = 'ko-KR', colorScheme = 'light', width = 1280 }: WindowOptions = {}) {
    browser ??= startBrowser();
    const context = await (await browser).newContext({ locale, colorScheme, viewport: { width, height: 860 } });
    // A machine that does other work, too, may take its time.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const go = (path: string) => page.goto(`${home}${path}`);
    return { page, context, faults, go, close: () => context.close() };
  }

  /** Signs one of the demo's people in, by the button that names them. */
  async function signIn(page: Page, { nickname }: { nickname: string }) {
    await page.goto(`${home}/sign-in`);
    await page.getByRole('button', { name: nickname }).click();
    await page.waitForURL((url) => url.pathname === '/');
  }

  /** What axe finds on the page, by rule and place. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      '(async () => await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }))()',
    )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  const stop = async () => (await browser)?.close();
  return { server, minji, jun, open, signIn, violations, stop };
}
